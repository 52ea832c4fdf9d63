/** Says of a text whether one of the patterns describes it as a whole. */
export type TextTest = (text: string) => boolean;

const fold = (text: string): string => text.trim().normalize('NFC').toLowerCase();

/** Whether the parts stand in the text one behind the other, the first and last at its ends. */
const hasParts = (text: string, parts: readonly string[]): boolean => {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) {
    return false;
  }
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) {
      return false;
    }
    at = found + part.length;
  }
  return true;
};

/**
 * A test for patterns of literal text and `*`, which stands for any signs, also none. Case and blanks
 * around the text do not count. The time it takes grows with text times pattern, never faster.
 */
export const createTextTest = (patterns: readonly string[]): TextTest => {
  const folded = patterns.map(fold);
  const exact = new Set(folded.filter((pattern) => !pattern.includes('*')));
  const parted = folded
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => pattern.split('*'));
  return (raw) => {
    const text = fold(raw);
    return exact.has(text) || parted.some((parts) => hasParts(text, parts));
  };
};
