import type { GateTable } from '../scoring/gates.ts';
import { cutTiers } from '../scoring/ladders/cut-tiers.ts';
import { topsOfRows } from '../scoring/ladders/row-ladders.ts';
import { hasMovingLines } from '../scoring/lines/settle-lines.ts';
import { dayOfIso } from '../metrics/calendar.ts';
import type { MilestoneColumns } from '../model/milestone.ts';
import type { MetricHistory } from '../model/ladder-history.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { heldTiers } from './held-tiers.ts';
import { clockOf, type LadderModel } from './ladder-clock.ts';
import { knownOn } from './milestones/known-milestones.ts';
import { milestoneLimits } from './milestones/milestone-limits.ts';
import { createLadderColumns } from './ladder-state.ts';
import { stepLadder } from './step-ladder.ts';

/** What a past review found: everything that the ladder needs but its own rules. */
export type PastReview = {
  /** ISO day. */
  readonly day: string;
  /** By row of the snapshot of today; NaN where too little was known. */
  readonly scores: Float64Array;
  readonly gates: GateTable | null;
  /** Where the lines lay by number, share or budget on that day; null where they stand still. */
  readonly lines: readonly (number | null)[] | null;
};

/** The ladder with its lines as they lay at a review. */
export const ladderAt = (model: LadderModel, { lines }: PastReview): LadderModel =>
  lines === null
    ? model
    : {
        ...model,
        tiers: model.tiers.map((tier, index) => ({ ...tier, line: lines[index] ?? null })),
      };

/** Past reviews by the criteria, weights and gates of a model, oldest first. */
export type LadderHistory = {
  readonly reviews: readonly PastReview[];
  readonly metrics: readonly MetricHistory[];
  /** What they were made by, see `historyBasis`. */
  readonly basis: string;
};

/** What past lines depend on where some follow from the partners: all others, and what partners cost. */
const lineBasis = (model: ScoringModel): unknown =>
  hasMovingLines(model)
    ? [
        model.tiers.map(({ line, rules }) => [line, rules.fixedCost, rules.rate]),
        model.rules.moneyMetric,
      ]
    : null;

/** The parts of a model that past scores and gates depend on; clocks are free, and lines that are all scores. */
export const historyBasis = (model: ScoringModel): string =>
  JSON.stringify([
    model.dimensions.map(({ weight, rules, criteria }) => [
      weight,
      rules.kind,
      criteria.map((criterion) => ({
        ...criterion,
        name: '',
        locked: false,
        rules: { ...criterion.rules, limits: null },
      })),
    ]),
    model.tiers.map(({ id, rules }) => [id, rules.gates, rules.cut, rules.ladder]),
    model.rules.parallel,
    lineBasis(model),
    model.rules.reference,
    model.rules.vetoes,
    model.absencePolicies,
    model.minimumCoverage,
  ]);

/** Tiers from review to review; one entry a row. */
export type ReplayTrack = {
  /** By review: the tier of each partner. */
  readonly tiers: readonly Uint8Array[];
  /** By review: a code of `ladderStatuses`; all `none` without a clock. */
  readonly statuses: readonly Uint8Array[];
};

/** The same reviews with the clock of the model and without one. */
export type Replay = { readonly timed: ReplayTrack; readonly plain: ReplayTrack };

/**
 * Runs the ladder over past reviews from nothing: the first review places everybody. Milestones are judged as
 * they were known on each review's own day: those that were assigned by then, by the days on which they were
 * due, met and waived.
 */
export const replayLadder = (
  model: LadderModel,
  reviews: LadderHistory['reviews'],
  milestones: MilestoneColumns | undefined,
): Replay => {
  const rows = reviews[0]?.scores.length ?? 0;
  const columns = createLadderColumns(rows, model.tiers.length);
  const clock = clockOf(model);
  const held = new Uint8Array(rows);
  const earnedByReview: Uint8Array[] = [];
  const tiers: Uint8Array[] = [];
  const statuses: Uint8Array[] = [];
  reviews.forEach((review, index) => {
    const { day, scores, gates } = review;
    const then = ladderAt(model, review);
    const earned = new Uint8Array(rows);
    cutTiers(then.tiers, gates, scores, earned);
    heldTiers(then, scores, gates, held);
    const on = dayOfIso(day);
    const tops = topsOfRows(then.tiers, gates?.ladders ?? null);
    const limits = milestoneLimits(then, knownOn(milestones, on), rows, on, tops);
    stepLadder(clock, { number: index + 1, day: on }, { earned, held, limits }, columns);
    earnedByReview.push(earned);
    tiers.push(columns.tier.slice());
    statuses.push(columns.status.slice());
  });
  return {
    timed: { tiers, statuses },
    plain: { tiers: earnedByReview, statuses: earnedByReview.map(() => new Uint8Array(rows)) },
  };
};
