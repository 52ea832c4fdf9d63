import { invariant } from '../invariant.ts';
import type { Tier } from '../model/scoring-model.ts';
import type { TierCut } from '../model/tier-cut.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isLowest, ladderOfTier } from './ladders/ladder-spans.ts';

/** Tier code of a partner about whom too little is known, or who has no tier of today. */
export const noTier = 255;

/** Scores are compared, ranked and shown as whole millionths: 69.9999999 and 70 are the same. */
export const microsPerPoint = 1e6;

/** What stands for the millionths of a partner without a score. */
export const noMicros = -1;

/**
 * Adding and subtracting 1.5·2^52 leaves a double below 2^51 rounded to a whole number, halves to even:
 * IEEE 754 does so with every sum, on every system.
 */
const rounder = 6_755_399_441_055_744;

/** A score in whole millionths of a point, rounded half to even; `noMicros` for NaN. */
export const toMicros = (score: number): number =>
  score === score ? score * microsPerPoint + rounder - rounder : noMicros;

/** A line in millionths that nobody reaches, with room for others below it that nobody reaches either. */
export const outOfReach = 100 * microsPerPoint + 100;

/** The floor of tiers of a ladder before: further away than any that is `outOfReach`. */
const beyondAll = outOfReach + 1;

/** A tier as far as its line goes; a document states the line alone. */
type LinedTier = Pick<Tier, 'line'> & {
  readonly rules?:
    | { readonly cut?: { readonly by: TierCut['by'] }; readonly ladder?: string | null | undefined }
    | undefined;
};

const isScore = (rules: LinedTier['rules']): boolean =>
  rules?.cut === undefined || rules.cut.by === 'score';

/**
 * The lowest score of each tier in millionths, highest tier first; 0 for the lowest tier, which takes
 * everybody. Where a line is not below the one above (a model that `checkModel` refuses), nobody
 * reaches the lower tier: a score belongs to the first tier whose line it reaches. Lines that are set
 * by count, share or budget must be scores by now, see `settleLines`. With several ladders the floors are
 * those of one: nobody reaches the tiers before it, and those after it begin at 0 as its lowest does,
 * so that the first tier whose floor a score reaches is always one of its own.
 */
export const tierFloors = (
  tiers: readonly LinedTier[],
  ladder: string | null = null,
): Int32Array => {
  const floors = new Int32Array(tiers.length);
  invariant(
    tiers.every(({ rules }, index) => isScore(rules) || isLowest(tiers, index)),
    'lines are settled before anybody is cut by them',
  );
  let above = outOfReach;
  let isPast = false;
  tiers.forEach((tier, index) => {
    const { line } = tier;
    if (isPast || ladderOfTier(tier) !== ladder) {
      floors[index] = isPast ? 0 : beyondAll;
      return;
    }
    isPast = isLowest(tiers, index);
    above = isPast || line === null ? 0 : Math.min(above, toMicros(line));
    floors[index] = above;
  });
  return floors;
};

/** The tier of one score in millionths: the first whose line it reaches; `noTier` for `noMicros`. */
export const tierOfMicros = (micros: number, floors: Int32Array): number => {
  const tier = micros < 0 ? -1 : floors.findIndex((floor) => micros >= floor);
  return tier < 0 ? noTier : tier;
};

/**
 * The tier each partner has today: that of the last recorded review of the ladder, or else from the
 * attribute with the role `currentTier`, matched by tier name without regard to case or surrounding
 * spaces. An unknown name counts as none and is listed.
 */
export const currentTierCodes = (
  snapshot: Snapshot,
  tiers: readonly Tier[],
): { readonly codes: Uint8Array; readonly unknownNames: readonly string[] } => {
  const codes = new Uint8Array(snapshot.partnerKeys.length).fill(noTier);
  if (snapshot.standing !== undefined) {
    const { tierIds, columns } = snapshot.standing;
    const tierById = new Map<string, number>(tiers.map(({ id }, index) => [id, index]));
    const codeOf = tierIds.map((id) => tierById.get(id) ?? noTier);
    columns.tier.forEach((code, row) => {
      codes[row] = codeOf[code] ?? noTier;
    });
    return { codes, unknownNames: [] };
  }
  const column = snapshot.attributes.find(({ role }) => role === 'currentTier');
  if (column === undefined) {
    return { codes, unknownNames: [] };
  }
  const fold = (name: string): string => name.trim().toLowerCase();
  const tierByName = new Map(tiers.map(({ name }, index) => [fold(name), index]));
  const tierByLabel = column.labels.map((label) => tierByName.get(fold(label)) ?? noTier);
  column.codes.forEach((label, row) => {
    codes[row] = tierByLabel[label] ?? noTier;
  });
  const unknownNames = column.labels.filter(
    (label, index) => label.trim() !== '' && tierByLabel[index] === noTier,
  );
  return { codes, unknownNames };
};
