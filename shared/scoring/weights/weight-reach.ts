import type { WeightLimits } from '../../model/weight-limits.ts';

/** Whatever has a weight among siblings: a dimension or a criterion. */
export type Weighted = {
  readonly id: string;
  readonly name?: string;
  readonly weight: number;
  readonly locked: boolean;
  readonly rules: { readonly limits: WeightLimits };
};

/** Sums of fractions come this near to what they should be. */
export const weightTolerance = 1e-9;

/** Bounds that a sibling keeps while another moves: its weight where it is locked, else its limits. */
export const boundsOfWeight = ({ weight, locked, rules }: Weighted): WeightLimits =>
  locked ? { least: weight, most: weight } : rules.limits;

/** The least and the greatest that all of some siblings can come to together. */
export const boundsOfAll = (siblings: readonly Weighted[]): WeightLimits =>
  siblings.reduce(
    (sum, sibling) => {
      const { least, most } = boundsOfWeight(sibling);
      return { least: sum.least + least, most: sum.most + most };
    },
    { least: 0, most: 0 },
  );

/**
 * The weights that limits and the locks of its siblings leave to one of them, so that all can sum to 1;
 * its own lock does not count. Null where no weight does: then its limits contradict those of the others.
 */
export const reachOf = (siblings: readonly Weighted[], id: string): WeightLimits | null => {
  const own = siblings.find((sibling) => sibling.id === id);
  const others = boundsOfAll(siblings.filter((sibling) => sibling !== own));
  const least = Math.max(own?.rules.limits.least ?? 0, 1 - others.most);
  const most = Math.min(own?.rules.limits.most ?? 1, Math.max(0, 1 - others.least));
  return least > most + weightTolerance ? null : { least: Math.min(least, most), most };
};

/** Whether limits bind somebody. */
export const hasLimits = ({ rules: { limits } }: Weighted): boolean =>
  limits.least > 0 || limits.most < 1;
