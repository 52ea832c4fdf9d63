import { countTiers } from '../scoring/assign-tiers.ts';
import { isHighest, isLowest, ladderOfTier } from '../scoring/ladders/ladder-spans.ts';
import { directionOf } from '../scoring/movement.ts';
import { microsPerPoint, noTier, tierFloors, toMicros } from '../scoring/tiers.ts';
import { holdFloors, type LadderModel } from './ladder-clock.ts';
import { ladderAt, type PastReview, type ReplayTrack } from './replay.ts';

/** What counts as a reversal, as near a line, and as a tier of a sound size. */
export type ReplaySettings = {
  /** Reviews within which a fall takes a rise back. */
  readonly within: number;
  /** Points from a line that are too near to be sure. */
  readonly points: number;
  /** Shares of all partners with a tier, 0..1. */
  readonly least: number;
  readonly most: number;
};

export const defaultReplaySettings: ReplaySettings = {
  within: 2,
  points: 1,
  least: 0.02,
  most: 0.6,
};

/** How many partners went each way; `other` gained or lost a tier altogether, `across` changed ladder. */
type Moves = {
  readonly up: number;
  readonly down: number;
  readonly same: number;
  readonly other: number;
  readonly across: number;
};

/** One review of a track. */
export type ReviewFigures = {
  readonly byTier: readonly number[];
  readonly without: number;
  /** Against the review before; all zero at the first. */
  readonly moves: Moves;
  /** Moves up and down a partner with a tier in both reviews; null at the first. */
  readonly churn: number | null;
  readonly cliff: number;
  /** Tiers, by index, that nobody is in, too few or too many. */
  readonly empty: readonly number[];
  readonly thin: readonly number[];
  readonly crowded: readonly number[];
};

/** A rise that a fall took back; reviews by index. */
export type Reversal = { readonly row: number; readonly up: number; readonly down: number };

export type TrackFigures = {
  readonly reviews: readonly ReviewFigures[];
  /** Σ moves / Σ partners with a tier in both reviews; null where nothing can be compared. */
  readonly churn: number | null;
  readonly moves: number;
  /** By review of the fall, then by row. */
  readonly reversals: readonly Reversal[];
};

/**
 * Rises that the next move of the partner takes back within so many reviews. Losing a tier for lack of data
 * is no move.
 */
export const findReversals = (
  model: LadderModel,
  { tiers }: ReplayTrack,
  within: number,
): readonly Reversal[] => {
  const rows = tiers[0]?.length ?? 0;
  const rose = new Int32Array(rows).fill(-1);
  const found: Reversal[] = [];
  tiers.slice(1).forEach((after, index) => {
    const review = index + 1;
    const before = tiers[index];
    for (let row = 0; row < rows; row += 1) {
      const way = directionOf(before?.[row] ?? noTier, after[row] ?? noTier, model.tiers);
      if (way === 'up') {
        rose[row] = review;
      } else if (way === 'down') {
        const up = rose[row] ?? -1;
        if (up >= 0 && review - up <= within) found.push({ row, up, down: review });
        rose[row] = -1;
      }
    }
  });
  return found;
};

/**
 * Rows within so many points of the line that they would rise over, or of the hold line below which they
 * lose their tier; without a clock the hold lines are the lines.
 */
export const findCliffs = (
  ladder: LadderModel,
  review: PastReview,
  tiers: Uint8Array,
  points: number,
  isTimed: boolean,
): readonly number[] => {
  const model = ladderAt(ladder, review);
  const { scores } = review;
  const linesOf = model.tiers.map((tier) => tierFloors(model.tiers, ladderOfTier(tier)));
  const holdsOf = isTimed
    ? model.tiers.map((tier) => holdFloors(model.tiers, ladderOfTier(tier)))
    : linesOf;
  const near = points * microsPerPoint;
  const found: number[] = [];
  tiers.forEach((tier, row) => {
    if (tier === noTier) return;
    const score = toMicros(scores[row] ?? NaN);
    if (score < 0) return;
    const hold = isLowest(model.tiers, tier) ? -Infinity : (holdsOf[tier]?.[tier] ?? -Infinity);
    const next = isHighest(model.tiers, tier) ? Infinity : (linesOf[tier]?.[tier - 1] ?? Infinity);
    if (Math.abs(score - hold) < near || Math.abs(score - next) < near) found.push(row);
  });
  return found;
};

const noMoves: Moves = { up: 0, down: 0, same: 0, other: 0, across: 0 };

const movesBetween = ({ tiers }: LadderModel, before: Uint8Array, after: Uint8Array): Moves => {
  const moves = { ...noMoves };
  after.forEach((tier, row) => {
    const from = before[row] ?? noTier;
    if (from !== noTier || tier !== noTier) moves[directionOf(from, tier, tiers)] += 1;
  });
  return moves;
};

/** Rows that went one way at a review, by index. */
export const findMoves = (
  model: LadderModel,
  { tiers }: ReplayTrack,
  review: number,
  way: keyof Moves,
): readonly number[] => {
  const [before, after] = [tiers[review - 1], tiers[review]];
  const found: number[] = [];
  after?.forEach((tier, row) => {
    const from = before?.[row] ?? noTier;
    if (directionOf(from, tier, model.tiers) === way) found.push(row);
  });
  return found;
};

/** Churn, reversals, cliff cases and the sizes of tiers over the reviews of a track. */
export const trackFigures = (
  model: LadderModel,
  reviews: readonly PastReview[],
  track: ReplayTrack,
  settings: ReplaySettings,
  isTimed: boolean,
): TrackFigures => {
  const figures = reviews.map((review, index): ReviewFigures => {
    const tiers = track.tiers[index] ?? new Uint8Array();
    const before = track.tiers[index - 1];
    const { byTier, without } = countTiers(tiers, model.tiers.length);
    const moves = before === undefined ? noMoves : movesBetween(model, before, tiers);
    const compared = moves.up + moves.down + moves.same;
    const all = tiers.length - without;
    const where = (test: (share: number, count: number) => boolean): readonly number[] =>
      all === 0 ? [] : byTier.flatMap((count, tier) => (test(count / all, count) ? [tier] : []));
    return {
      byTier,
      without,
      moves,
      churn: compared === 0 ? null : (moves.up + moves.down) / compared,
      cliff: findCliffs(model, review, tiers, settings.points, isTimed).length,
      empty: where((_, count) => count === 0),
      thin: where((share, count) => count > 0 && share < settings.least),
      crowded: where((share) => share > settings.most),
    };
  });
  const moves = figures.reduce((sum, each) => sum + each.moves.up + each.moves.down, 0);
  const compared = figures.reduce((sum, each) => sum + each.moves.same, moves);
  return {
    reviews: figures,
    churn: compared === 0 ? null : moves / compared,
    moves,
    reversals: findReversals(model, track, settings.within),
  };
};
