/** Texts that exports write where they have no value; a guess takes only those it sees in use. */
export const knownEmptyTexts = [
  'NULL',
  'N/A',
  'NA',
  '#N/A',
  'n.a.',
  'NaN',
  'nil',
  'none',
  '(null)',
  '(blank)',
  '<null>',
  '-',
  '--',
  '–',
  '—',
  '.',
  '?',
] as const;

/** Says of a trimmed text whether it means "no value": blank, or one of `emptyTexts` without case. */
export const createEmptyTest = (emptyTexts: readonly string[]): ((text: string) => boolean) => {
  const folded = new Set(['', ...emptyTexts.map((text) => text.trim().toLowerCase())]);
  const longest = Math.max(...[...folded].map((text) => text.length));
  // Folding can change the length of a text by a few characters, never by half.
  return (text) => text.length <= 2 * longest && folded.has(text.toLowerCase());
};
