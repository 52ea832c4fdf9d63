import { describe, expect, it } from 'vitest';
import { verifyPs1 } from '#electron/engine/approval/verify-ps1.ts';
import { bodyOf, routeProposal } from '#shared/proposal/routed-proposal.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';
import { aRoute } from '#test/fixtures/a-routed-proposal.ts';

const needs = (role: string): string => {
  const document = routeProposal(bodyOf(aProposal()), {
    preparedBy: 'analyst',
    route: aRoute([role]),
    root: { name: 'Root', fingerprint: Array.from({ length: 32 }, () => 'AB').join(':') },
    previous: null,
    bill: null,
  });
  const script = verifyPs1(document, '0'.repeat(64));
  expect(script).toMatch(/^[\n -~]*$/u);
  return script.split('\n').find((line) => line.startsWith('Need ')) ?? '';
};

describe('verify.ps1', () => {
  it.each([
    ['finance', "Need 'finance' 1 ''"],
    ["Head's office", "Need 'Head''s office' 1 ''"],
    ['a’; b', "Need (-join [char[]](97, 8217, 59, 32, 98)) 1 ''"],
    ['учёт', "Need (-join [char[]](1091, 1095, 1105, 1090)) 1 ''"],
    ['😀', "Need (-join [char[]](55357, 56832)) 1 ''"],
    ['a\nb', "Need (-join [char[]](97, 10, 98)) 1 ''"],
  ])('takes the function %j as a text and never as a command', (role, line) => {
    expect(needs(role)).toBe(line);
  });
});
