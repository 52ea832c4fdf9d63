/** A small hash of three UTF-16 units; equal trigrams have equal hashes. */
const hashOf = (a: number, b: number, c: number): number =>
  (Math.imul(Math.imul(a, 31) + b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b)) >>> 0;

/** The trigrams of words in any order, padded with a blank, as ascending hashes. */
export const trigramsOf = (words: readonly string[]): Uint32Array => {
  const text = ` ${[...words].sort().join(' ')} `;
  return Uint32Array.from({ length: Math.max(0, text.length - 2) }, (_, at) =>
    hashOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)),
  ).sort();
};

/** Dice coefficient of two sorted lists: twice what they share over what they have, 0 to 1. */
export const diceOf = (one: Uint32Array, other: Uint32Array): number => {
  let [left, right, shared] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const a = one[left] ?? 0;
    const b = other[right] ?? 0;
    if (a === b) {
      shared += 1;
    }
    left += a <= b ? 1 : 0;
    right += b <= a ? 1 : 0;
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length);
};
