/** Shortest passphrase that the engine accepts. */
export const passphraseMinimum = 8;

/** How hard a passphrase is to guess, in words; `share` fills a bar (0..1). */
export type PassphraseStrength = {
  readonly word: 'too short' | 'weak' | 'fair' | 'good' | 'strong';
  readonly share: number;
  /** What would make it better; null when nothing needs saying. */
  readonly advice: string | null;
};

const alphabetSize = (text: string): number =>
  (/\p{Ll}/u.test(text) ? 26 : 0) +
  (/\p{Lu}/u.test(text) ? 26 : 0) +
  (/\p{N}/u.test(text) ? 10 : 0) +
  (/[^\p{L}\p{N}]/u.test(text) ? 20 : 0) +
  (/\p{Lo}/u.test(text) ? 100 : 0);

/**
 * Characters that add something: one that repeats or continues the two before it (`aaa`, `123`,
 * `cba`) is left out, so that length by pattern does not count as length.
 */
const surprisingLength = (text: string): number => {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return points.filter((point, index) => {
    const previous = points[index - 1];
    const beforePrevious = points[index - 2];
    if (previous === undefined || beforePrevious === undefined) return true;
    const step = point - previous;
    return !(Math.abs(step) <= 1 && step === previous - beforePrevious);
  }).length;
};

/**
 * A coarse reading in bits, length × log2(alphabet), after patterns are left out: enough to steer
 * a person to a longer passphrase, no promise against a dictionary.
 */
export const strengthOf = (passphrase: string): PassphraseStrength => {
  if (passphrase.length < passphraseMinimum) {
    const missing = passphraseMinimum - passphrase.length;
    return {
      word: 'too short',
      share: passphrase.length / (passphraseMinimum * 4),
      advice: `${missing} more character${missing === 1 ? '' : 's'} at least.`,
    };
  }
  const bits = surprisingLength(passphrase) * Math.log2(Math.max(2, alphabetSize(passphrase)));
  const share = Math.min(1, bits / 100);
  if (bits < 45) {
    return { word: 'weak', share, advice: 'Use several words: length matters most.' };
  }
  if (bits < 65) return { word: 'fair', share, advice: 'One more word makes it good.' };
  return bits < 90
    ? { word: 'good', share, advice: null }
    : { word: 'strong', share: 1, advice: null };
};

/** What keeps an identity from being created, by field. */
export type IdentityProblems = Partial<
  Record<'name' | 'function' | 'passphrase' | 'repeated', string>
>;

export type IdentityDraft = {
  readonly name: string;
  readonly function: string;
  readonly passphrase: string;
  readonly repeated: string;
};

export const checkIdentity = (draft: IdentityDraft): IdentityProblems => ({
  ...(draft.name.trim() === '' ? { name: 'Enter the name that the signature will carry.' } : {}),
  ...(draft.function.trim() === '' ? { function: 'Enter the function you sign for.' } : {}),
  ...(draft.passphrase.length < passphraseMinimum
    ? { passphrase: `At least ${passphraseMinimum} characters.` }
    : {}),
  ...(draft.repeated === draft.passphrase ? {} : { repeated: 'The two passphrases differ.' }),
});
