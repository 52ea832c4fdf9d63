import type { Criterion } from '../model/scoring-model.ts';
import type { Explanation, ExplanationPart } from './explain.ts';
import type { ReferenceRange } from './normalise.ts';
import type { ValuePoint } from './piecewise.ts';

/** One criterion that would lift a partner into the next tier by itself. */
export type TierPath = {
  readonly part: ExplanationPart;
  /** The raw number that is needed, in the metric's unit; today's number is `part.raw`. */
  readonly to: number;
  /** The value from 0 to 100 that it must become. */
  readonly value: number;
};

/** Where straight lines between points first reach `value`, nearest to `raw`; null where they never do. */
const rawOnPoints = (
  value: number,
  points: readonly ValuePoint[],
  raw: number | null,
): number | null => {
  const crossings = points.flatMap((after, index) => {
    const before = points[index - 1];
    if (before === undefined) return after.value >= value ? [after.raw] : [];
    const isCrossed = before.value >= value !== after.value >= value;
    if (!isCrossed) return after.value >= value ? [after.raw] : [];
    const share = (value - before.value) / (after.value - before.value);
    const at = before.raw + share * (after.raw - before.raw);
    return after.value >= value ? [at, after.raw] : [at];
  });
  const distance = (at: number): number => Math.abs(at - (raw ?? points[0]?.raw ?? 0));
  const [nearest] = crossings.toSorted((a, b) => distance(a) - distance(b));
  return nearest ?? null;
};

const rawOf = (
  value: number,
  { valueFunction }: Criterion,
  range: ReferenceRange,
  raw: number | null,
): number | null => {
  if (valueFunction.method === 'piecewise') {
    return rawOnPoints(value, valueFunction.points, raw);
  }
  if (range === null || !(range.upper > range.lower)) {
    return null;
  }
  const share = value / 100;
  const span = range.upper - range.lower;
  return valueFunction.direction === 'higher'
    ? range.lower + share * span
    : range.upper - share * span;
};

/**
 * What the next tier takes, one criterion at a time, all else as it is: Δv = gap / w for the share w of
 * the score that the criterion has for this partner. The criterion that moves least on its scale of
 * values comes first, equal ones in the order of the model. Criteria that cannot do it alone (their best
 * value is too little), or are left out for the partner, have no path. Ranges stay those of today: the
 * best partner of a min-max criterion is overtaken by nobody here. Gates come on top: `missingForNext` of
 * the explanation must open besides.
 */
export const pathsToNextTier = ({ gapToNext, parts }: Explanation): readonly TierPath[] => {
  if (gapToNext === null) {
    return [];
  }
  return parts
    .flatMap((part) => {
      const value = (part.value ?? 0) + gapToNext / part.weightUsed;
      if (part.weightUsed === 0 || value > 100) {
        return [];
      }
      const to = rawOf(value, part.criterion, part.range, part.raw);
      return to === null ? [] : [{ part, to, value }];
    })
    .toSorted((a, b) => a.value - (a.part.value ?? 0) - (b.value - (b.part.value ?? 0)));
};
