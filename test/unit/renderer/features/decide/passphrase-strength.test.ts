import { describe, expect, it } from 'vitest';
import {
  checkIdentity,
  strengthOf,
} from '#renderer/features/decide/identity/passphrase-strength.ts';

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'too short'],
    ['seven77', 'too short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['12345678', 'weak'],
    ['abcdefghijkl', 'weak'],
    ['raincoat', 'weak'],
    ['raincoat42!', 'fair'],
    ['raincoat violin', 'good'],
    ['raincoat violin harbour', 'strong'],
  ])('of “%s” is %s', (passphrase, word) => {
    expect(strengthOf(passphrase).word).toBe(word);
  });

  it('says how many characters are missing', () => {
    expect([strengthOf('seven77').advice, strengthOf('six666').advice]).toEqual([
      '1 more character at least.',
      '2 more characters at least.',
    ]);
  });
});

describe('the draft of an identity', () => {
  it('names every field that is wrong', () => {
    expect(checkIdentity({ name: '', function: ' ', passphrase: 'short', repeated: 'x' })).toEqual({
      name: 'Enter the name that the signature will carry.',
      function: 'Enter the function you sign for.',
      passphrase: 'At least 8 characters.',
      repeated: 'The two passphrases differ.',
    });
  });

  it('is complete with a name, a function and twice the same passphrase', () => {
    const passphrase = 'raincoat violin';
    expect(
      checkIdentity({
        name: 'Finance desk',
        function: 'Finance',
        passphrase,
        repeated: passphrase,
      }),
    ).toEqual({});
  });
});
