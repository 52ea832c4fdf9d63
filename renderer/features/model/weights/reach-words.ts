import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import type { WeightLimits } from '#shared/model/weight-limits.ts';
import { reachOf, weightTolerance, type Weighted } from '#shared/scoring/weights/weight-reach.ts';

/** Where a weight may go, and what a person should know of it. */
export type Reach = WeightLimits & {
  /** Why it cannot move, and what would let it; null where it can. */
  readonly note: string | null;
};

/** The reach of one weight among its siblings. */
export const reachAmong = (siblings: readonly Weighted[], id: string): Reach => {
  const reach = reachOf(siblings, id);
  const own = siblings.find((node) => node.id === id);
  const weight = own?.weight ?? 0;
  if (reach === null) {
    return {
      least: weight,
      most: weight,
      note: 'Cannot move: the limits of these weights contradict each other.',
    };
  }
  if (reach.most - reach.least > weightTolerance || own?.locked === true) {
    return { ...reach, note: null };
  }
  const others = siblings.filter((node) => node.id !== id);
  const locked = others.filter((node) => node.locked);
  const note =
    others.length === 0
      ? null
      : locked.length === others.length
        ? `All others are locked and leave ${formatPercent(reach.most)}: unlock one to move it.`
        : `Locks and limits of the others leave exactly ${formatPercent(reach.most)}.`;
  return { ...reach, note };
};

/** What is said of a typed percentage that a weight cannot have; null for one that it can. */
export const beyondReach = (
  { least, most }: WeightLimits,
  percent: number,
  unit: '%' | 'points' = '%',
): string | null => {
  const share = percent / 100;
  const words = (limit: number): string =>
    unit === '%' ? formatPercent(limit) : `${formatNumber(limit * 100, 1)} points`;
  return share > most + weightTolerance
    ? `At most ${words(most)}`
    : share < least - weightTolerance
      ? `At least ${words(least)}`
      : null;
};
