import { noTier } from '../scoring/tiers.ts';

/** Beyond so many different patterns rows are ordered by their mean tier alone: the way below is quadratic. */
const mostPatterns = 1500;

/** A partner without a tier stands one step below the lowest. */
const stepOf = (tier: number, tiers: number): number => (tier === noTier ? tiers : tier);

type Pattern = { readonly steps: readonly number[]; readonly sum: number; readonly rows: number[] };

const differenceOf = (one: Pattern, other: Pattern): number =>
  one.steps.reduce((sum, step, column) => sum + Math.abs(step - (other.steps[column] ?? 0)), 0);

/**
 * Orders rows so that those that fare alike stand together: it begins with the rows of the best mean tier, and
 * each pattern is followed by the one not used yet that differs least from it, in steps of tiers summed over the
 * columns (a nearest-neighbour chain); among equals the better mean and then the earlier row. Rows of one
 * pattern keep their order. `columns` hold tier codes by row.
 */
export const orderByLikeness = (
  rows: readonly number[],
  columns: readonly Uint8Array[],
  tiers: number,
): readonly number[] => {
  const patterns = new Map<string, Pattern>();
  for (const row of rows) {
    const steps = columns.map((column) => stepOf(column[row] ?? noTier, tiers));
    const key = steps.join(' ');
    const found = patterns.get(key);
    if (found === undefined) {
      patterns.set(key, { steps, sum: steps.reduce((a, b) => a + b, 0), rows: [row] });
    } else found.rows.push(row);
  }
  // By sum; a stable sort keeps the earlier row first among equals.
  const left = [...patterns.values()].sort((one, other) => one.sum - other.sum);
  if (left.length > mostPatterns) {
    return left.flatMap((pattern) => pattern.rows);
  }
  const ordered: number[] = [];
  let last = left.shift();
  while (last !== undefined) {
    ordered.push(...last.rows);
    const from: Pattern = last;
    let nearest = -1;
    let least = Infinity;
    left.forEach((pattern, place) => {
      const difference = differenceOf(from, pattern);
      if (difference < least) {
        least = difference;
        nearest = place;
      }
    });
    [last] = nearest === -1 ? [] : left.splice(nearest, 1);
  }
  return ordered;
};
