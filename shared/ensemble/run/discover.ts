import { driverImportance } from '../../discovery/driver-importance.ts';
import { growTree, type TreeNode } from '../../discovery/tree.ts';
import type { EnsembleDesign } from '../design.ts';
import {
  breakingConditions,
  conditionsSentence,
  type BreakingConditions,
} from './breaking-conditions.ts';

/** Under which conditions something breaks, told in three ways. */
export type Discovery = {
  /** What breaks, as the beginning of a sentence. */
  readonly what: string;
  readonly sentence: string;
  readonly futures: number;
  readonly broken: number;
  /** Null where it breaks in no future. */
  readonly conditions: BreakingConditions | null;
  /** Null where it breaks in none or in all futures: then there is nothing to tell apart. */
  readonly tree: TreeNode | null;
  /** By driver 0..1, NaN where nothing varies; see `driverImportance`. */
  readonly importance: readonly number[];
};

/**
 * Looks for what the futures in which it breaks have in common. `results` is the number behind it, one a
 * future: importance is told of that rather than of the mere yes or no.
 */
export const discover = (
  design: EnsembleDesign,
  isBroken: Uint8Array,
  results: Float64Array,
  what: string,
): Discovery => {
  const { drivers, states, futures } = design;
  const conditions = breakingConditions(design, isBroken);
  const broken = conditions?.broken ?? 0;
  return {
    what,
    sentence: conditionsSentence(what, conditions),
    futures,
    broken,
    conditions,
    tree:
      broken === 0 || broken === futures
        ? null
        : growTree({ drivers: drivers.length, states, isOfInterest: isBroken }),
    importance: [...driverImportance(drivers.length, states, results)],
  };
};
