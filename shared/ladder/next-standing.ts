import type { LadderColumns } from '../model/ladder.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judgeSnapshot } from '../scoring/criteria.ts';
import { createGateTable } from '../scoring/gates.ts';
import { cutTiers } from '../scoring/ladders/cut-tiers.ts';
import { topsOfRows, type RowLadders } from '../scoring/ladders/row-ladders.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import { scorePartners } from '../scoring/score.ts';
import { heldTiers } from './held-tiers.ts';
import { clockOf } from './ladder-clock.ts';
import { milestoneDay, milestoneLimits } from './milestones/milestone-limits.ts';
import { startLadder } from './start-ladder.ts';
import { createLadderColumns } from './ladder-state.ts';
import { copyLadder, stepLadder } from './step-ladder.ts';

/** A whole review: its number, where everybody stood before and stands after, and the tier by score and rules. */
export type NextStanding = {
  readonly number: number;
  readonly before: LadderColumns;
  readonly columns: LadderColumns;
  readonly earned: Uint8Array;
  /** The day on which milestones were judged. */
  readonly judgedOn: number;
  /** The ladder of every partner; null with one for everybody. */
  readonly ladders: RowLadders | null;
};

/**
 * Where everybody stands after the next review, on `day` (since 1970-01-01), and the number of that review.
 * Milestones are judged on that day or, where it is still to come, `today`.
 */
export const nextStanding = (
  model: ScoringModel,
  snapshot: Snapshot,
  day: number,
  today: number,
): NextStanding => {
  const rows = snapshot.partnerKeys.length;
  const { model: settled } = settleModel(model, snapshot);
  const { scores } = scorePartners(model, judgeSnapshot(model, snapshot), rows);
  const gates = createGateTable(settled, snapshot);
  const earned = new Uint8Array(rows);
  const held = new Uint8Array(rows);
  cutTiers(settled.tiers, gates, scores, earned);
  heldTiers(settled, scores, gates, held);
  const { columns: before, lastNumber } = startLadder(settled, snapshot);
  const columns = createLadderColumns(rows, settled.tiers.length);
  copyLadder(before, columns);
  const number = lastNumber + 1;
  const judgedOn = milestoneDay(day, today);
  const tops = topsOfRows(settled.tiers, gates?.ladders ?? null);
  const limits = milestoneLimits(settled, snapshot.milestones, rows, judgedOn, tops);
  stepLadder(clockOf(settled), { number, day }, { earned, held, limits }, columns);
  return { number, before, columns, earned, judgedOn, ladders: gates?.ladders ?? null };
};
