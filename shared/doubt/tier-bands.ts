import { holdFloors } from '../ladder/ladder-clock.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { noTierRules } from '../model/defaults.ts';
import { microsPerPoint, outOfReach, tierFloors, tierOfMicros } from '../scoring/tiers.ts';

/** Where a band of scores stands on a ladder: the tier by the lines, and by the hold lines. */
export type TierBand = { readonly earned: number; readonly held: number };

/**
 * The lowest scores of the bands that lines and hold lines of some ladders treat alike, in millionths, the
 * highest first.
 */
export const bandFloors = (
  { tiers }: ScoringModel,
  ladders: readonly (string | null)[],
): readonly number[] => {
  const floors = ladders.flatMap((ladder) => [
    ...tierFloors(tiers, ladder),
    ...holdFloors(tiers, ladder),
  ]);
  return (
    [...new Set(floors)]
      // What stands for the lines of other ladders is no line.
      .filter((floor) => floor <= outOfReach)
      .sort((one, other) => other - one)
  );
};

/** What each band is on one ladder. */
export const bandsOf = (
  { tiers }: ScoringModel,
  ladder: string | null,
  floors: readonly number[],
): readonly TierBand[] => {
  const lines = tierFloors(tiers, ladder);
  const holds = holdFloors(tiers, ladder);
  return floors.map((floor) => ({
    earned: tierOfMicros(floor, lines),
    held: tierOfMicros(floor, holds),
  }));
};

/** The model with a tier for each band, so that what is counted tells the lines and the hold lines apart. */
export const bandedModel = (model: ScoringModel, floors: readonly number[]): ScoringModel => {
  const [first] = model.tiers;
  return first === undefined
    ? model
    : {
        ...model,
        tiers: floors.map((floor, band) => ({
          ...first,
          rules: noTierRules,
          line: band === floors.length - 1 ? null : floor / microsPerPoint,
        })),
      };
};
