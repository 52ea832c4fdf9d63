import { describe, expect, it } from 'vitest';
import { openLink } from '#electron/main/open-link.ts';

const open = async (text: string) => {
  const opened: string[] = [];
  const answer = await openLink(text, (url) => {
    opened.push(url);
    return Promise.resolve();
  });
  return { answer, opened };
};

describe('a link', () => {
  it.each([
    'mailto:finance@example.org',
    'mailto:finance@example.org?subject=Tiers%20for%20Q3&body=Please%20look%20at%20them.',
  ])('to %s opens the draft of a mail', async (text) => {
    expect(await open(text)).toEqual({ answer: 'opened', opened: [text] });
  });

  it.each([
    'https://example.org/',
    'http://example.org/',
    'file:///etc/hostname',
    'smb://host/share',
    '\\\\host\\share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://tierwright/index.html',
    'mailto:',
    'mailto:finance@example.org,sales@example.org',
    'mailto:finance@example.org?attach=/etc/hostname',
    'mailto:finance@example.org?subject=x&cc=other@example.org',
    'mailto:finance@example.org?SUBJECT=x',
    'mailto:finance@example.org%0d%0abcc:other@example.org',
    'mailto:"a b"@example.org',
    'mailto:finance@example.org?subject=a b',
    ' mailto:finance@example.org',
    'mailto:finance@example.org\n',
    'mailto:finance@ex\u0430mple.org',
    'finance@example.org',
    '',
  ])('to %j does not leave the program', async (text) => {
    expect(await open(text)).toEqual({ answer: 'refused', opened: [] });
  });
});
