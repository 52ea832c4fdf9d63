import type { Explanation, ExplanationPart } from './explain.ts';
import { rawForValue } from './raw-for-value.ts';

/** One criterion that would lift a partner into the next tier by itself. */
export type TierPath = {
  readonly part: ExplanationPart;
  /** The raw number that is needed, in the metric's unit; today's number is `part.raw`. */
  readonly to: number;
  /** The value from 0 to 100 that it must become. */
  readonly value: number;
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
      const to = rawForValue(value, part.criterion.valueFunction, part.yardstick, part.raw);
      return to === null ? [] : [{ part, to, value }];
    })
    .toSorted((a, b) => a.value - (a.part.value ?? 0) - (b.value - (b.part.value ?? 0)));
};
