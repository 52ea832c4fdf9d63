import type { LadderColumns } from '../model/ladder.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { countTiers, type TierCounts } from '../scoring/assign-tiers.ts';
import type { GateTable } from '../scoring/gates.ts';
import { ladderOfRow, topsOfRows } from '../scoring/ladders/row-ladders.ts';
import { heldTiers } from './held-tiers.ts';
import { clockOf, isTimed, type LadderModel, type Review } from './ladder-clock.ts';
import { createLadderColumns, stateOfRow } from './ladder-state.ts';
import { ladderReason } from './reason-words.ts';
import type { LadderLimits } from './ladder-limits.ts';
import {
  hitsOfRow,
  milestoneDay,
  milestoneLimits,
  type MilestoneHit,
} from './milestones/milestone-limits.ts';
import { nextReview, startLadder } from './start-ladder.ts';
import { restepLadder, unknownFinding, type LadderFindings } from './step-ladder.ts';

/** The next review of everybody, as the model at hand would do it. Overwritten by the next one. */
export type NextReview = {
  readonly review: Review;
  readonly before: LadderColumns;
  readonly after: LadderColumns;
  /** The tier by score and rules alone. */
  readonly earned: Uint8Array;
  /** The day on which milestones are judged, and what they say of the partner in a row. */
  readonly judgedOn: number;
  readonly hitsOf: (row: number) => readonly MilestoneHit[];
};

/** Takes tiers by score and rules to those that the ladder gives. */
export type LadderPass = (
  model: LadderModel,
  scores: Float64Array,
  tiers: Uint8Array,
  counts: TierCounts,
  gates: GateTable | null,
) => { readonly counts: TierCounts; readonly ladder: NextReview | null };

/**
 * The next review over the partners of one snapshot, again and again, with buffers that are made once. Tiers
 * are overwritten in place; a model without a clock costs nothing. `today` in days since 1970-01-01.
 */
export const createLadderPass = (snapshot: Snapshot, today: number): LadderPass => {
  const rows = snapshot.partnerKeys.length;
  const earned = new Uint8Array(rows);
  const held = new Uint8Array(rows);
  let kept: {
    readonly key: string;
    readonly before: LadderColumns;
    readonly after: LadderColumns;
    readonly lastNumber: number;
    /** The rules and the review by which `after` was made, and what was found then. */
    rules: string;
    limits: LadderLimits | null;
    readonly known: LadderFindings;
  } | null = null;
  const prepare = (model: LadderModel): NonNullable<typeof kept> => {
    const key = JSON.stringify(model.tiers.map(({ id, name, rules }) => [id, name, rules.ladder]));
    if (kept?.key !== key) {
      const { columns, lastNumber } = startLadder(model, snapshot);
      const after = createLadderColumns(rows, model.tiers.length);
      kept = {
        ...{ key, before: columns, after, lastNumber, rules: '', limits: null },
        known: { earned: new Uint8Array(rows), held: new Uint8Array(rows) },
      };
    }
    return kept;
  };
  return (model, scores, tiers, counts, gates) => {
    if (!isTimed(model)) {
      return { counts, ladder: null };
    }
    const standing = prepare(model);
    const { before, after, known } = standing;
    const review = nextReview(model, standing.lastNumber, today);
    const clock = clockOf(model);
    const judgedOn = milestoneDay(review.day, today);
    const ladders = gates?.ladders ?? null;
    const wanted = JSON.stringify([
      review,
      model.rules.ladder,
      model.rules.milestones,
      model.rules.parallel,
      model.tiers.map((tier) => tier.rules.clock),
    ]);
    if (standing.rules !== wanted) {
      standing.rules = wanted;
      known.earned.fill(unknownFinding);
      const tops = topsOfRows(model.tiers, ladders);
      standing.limits = milestoneLimits(model, snapshot.milestones, rows, judgedOn, tops);
    }
    earned.set(tiers);
    heldTiers(model, scores, gates, held);
    const { limits } = standing;
    restepLadder(clock, review, { earned, held, limits }, before, after, known);
    tiers.set(after.tier);
    return {
      counts: countTiers(tiers, model.tiers.length),
      ladder: {
        ...{ review, before, after, earned, judgedOn },
        hitsOf: (row) =>
          hitsOfRow(model, snapshot.milestones, row, judgedOn, ladderOfRow(ladders, row)),
      },
    };
  };
};

/** Why the next review puts the partner in `row` where it does. */
export const reasonOfRow = (
  model: LadderModel,
  { review, before, after, earned, hitsOf }: NextReview,
  row: number,
): string =>
  ladderReason(model, {
    before: stateOfRow(before, row),
    after: stateOfRow(after, row),
    review,
    earned: earned[row] ?? 0,
    hits: hitsOf(row),
  });
