import { describe, expect, it } from 'vitest';
import { isOwnUrl, startUrl } from '#electron/main/own-origin.ts';

describe('the own origin', () => {
  it.each([startUrl, 'app://tierwright/', 'app://tierwright/assets/a.js?x#y'])(
    'knows %s',
    (url) => {
      expect(isOwnUrl(url)).toBe(true);
    },
  );

  it.each([
    'https://tierwright/',
    'app://TIERWRIGHT/',
    'file:///app/tierwright/index.html',
    'javascript:alert(1)',
    'data:text/html,app://tierwright/',
    'blob:app://tierwright/0b4c',
    'about:blank',
    'app://evil/',
    'app://tierwright.evil/',
    'app://eviltierwright/',
    'app://tierwright@evil/',
    'app://evil@tierwright/',
    'app://user:word@tierwright/',
    'app://tierwright:1/',
    'app://t\u0456erwright/',
    'app:tierwright',
    'app:///tierwright',
    'tierwright',
    '',
  ])('does not take %j for itself', (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});
