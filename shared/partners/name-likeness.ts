import { jaroWinkler } from './jaro-winkler.ts';

/** Words less alike than this are two words. */
const leastWordLikeness = 0.9;

/** How much each word tells, by the word: ln(1 + names / names with it). */
export const weighWords = (names: readonly (readonly string[])[]): ((word: string) => number) => {
  const frequency = new Map<string, number>();
  for (const words of names) {
    for (const word of new Set(words)) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
    }
  }
  return (word) => Math.log1p(names.length / (frequency.get(word) ?? 1));
};

type Match = { readonly left: number; readonly right: number; readonly likeness: number };

/** Pairs of words that are alike, each word in one pair at most, the most alike first. */
const pairWords = (one: readonly string[], other: readonly string[]): readonly Match[] => {
  const candidates = one
    .flatMap((word, left) =>
      other.map((against, right): Match => ({
        left,
        right,
        likeness: jaroWinkler(word, against),
      })),
    )
    .filter(({ likeness }) => likeness >= leastWordLikeness)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = { left: new Set<number>(), right: new Set<number>() };
  return candidates.filter(({ left, right }) => {
    const isFree = !taken.left.has(left) && !taken.right.has(right);
    if (isFree) {
      taken.left.add(left);
      taken.right.add(right);
    }
    return isFree;
  });
};

/**
 * How alike two names are, 0 to 1, given as their words in ascending order: the likeness of words that
 * pair up, over all words of both, each weighed by how much it tells. A pair weighs as its commoner word,
 * because a typing error makes a word rare. Names that differ by blanks alone are the same.
 */
export const nameLikeness = (
  one: readonly string[],
  other: readonly string[],
  weightOf: (word: string) => number,
): number => {
  if (one.length === 0 || other.length === 0) {
    return 0;
  }
  const pairs = pairWords(one, other);
  const [left, right] = [new Set<number>(), new Set<number>()];
  let [shared, whole] = [0, 0];
  for (const pair of pairs) {
    const weight = Math.min(weightOf(one[pair.left] ?? ''), weightOf(other[pair.right] ?? ''));
    shared += 2 * weight * pair.likeness;
    whole += 2 * weight;
    left.add(pair.left);
    right.add(pair.right);
  }
  one.forEach((word, at) => {
    whole += left.has(at) ? 0 : weightOf(word);
  });
  other.forEach((word, at) => {
    whole += right.has(at) ? 0 : weightOf(word);
  });
  return shared / whole;
};
