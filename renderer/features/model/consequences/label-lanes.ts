import type { Tier } from '#shared/model/scoring-model.ts';

/** About the width of a sign of a label and of the space around it, in points of score. */
const signWidth = 1.1;
const spaceAround = 3;

/**
 * In which row, counted from the top, the name of each tier stands beside its line, by the index of
 * the tier: the first row in which it meets no name of a lower line. Tiers without a line get row 0.
 */
export const labelLanes = (tiers: readonly Pick<Tier, 'name' | 'line'>[]): readonly number[] => {
  const lanes = tiers.map(() => 0);
  const ends: number[] = [];
  const byLine = tiers
    .flatMap(({ line, name }, index) => (line === null ? [] : [{ line, name, index }]))
    .toSorted((left, right) => left.line - right.line || right.index - left.index);
  for (const { line, name, index } of byLine) {
    const free = ends.findIndex((end) => end <= line);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = line + name.length * signWidth + spaceAround;
    lanes[index] = lane;
  }
  return lanes;
};
