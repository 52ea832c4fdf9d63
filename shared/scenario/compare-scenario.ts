import { heldTiers } from '../ladder/held-tiers.ts';
import { createSettler } from '../ladder/settle-ladder.ts';
import type { Futures, Scenario } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { createGateTable } from '../scoring/gates.ts';
import { cutTiers } from '../scoring/ladders/cut-tiers.ts';
import { judgeSnapshot, referencesOf } from '../scoring/criteria.ts';
import { compareTiers, type Movement } from '../scoring/movement.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import { createRankBuffers, rankPartners } from '../scoring/rank.ts';
import { scorePartners } from '../scoring/score.ts';
import { countTiers, type TierCounts } from '../scoring/assign-tiers.ts';
import type { References } from '../scoring/yardstick.ts';
import { applyScenario } from './apply-scenario.ts';

/** Every partner in one future; one entry per row of the snapshot. */
export type FutureResult = {
  readonly scores: Float64Array;
  readonly coverage: Float64Array;
  readonly tiers: Uint8Array;
  readonly ranks: Uint32Array;
  readonly order: Uint32Array;
  readonly counts: TierCounts;
};

/**
 * Scores all partners in a scenario (null: today) through the unchanged model: value functions measure
 * against the partners of today, so that a market that shrinks for everybody lowers everybody. Gates and vetoes
 * ask about the numbers of the scenario, and lines are those of today. Where the model has a clock, tiers are
 * those where the ladder settles from today's if the scenario lasts, see `createSettler`; with `byScore` those of
 * score, lines and gates alone.
 */
export const scoreFuture = (
  given: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
  scenario: Scenario | null,
  references: readonly References[] = referencesOf(given, snapshot),
  byScore = false,
): FutureResult => {
  const { model } = settleModel(given, snapshot);
  const rows = snapshot.partnerKeys.length;
  const future = applyScenario(snapshot, futures, scenario);
  const columns = judgeSnapshot(model, future, references);
  const { scores, coverage } = scorePartners(model, columns, rows);
  const tiers = new Uint8Array(rows);
  const gates = createGateTable(model, future);
  const earned = cutTiers(model.tiers, gates, scores, tiers);
  const settle = byScore ? null : createSettler(model, snapshot);
  if (settle !== null) {
    const held = new Uint8Array(rows);
    heldTiers(model, scores, gates, held);
    settle(tiers, held);
  }
  const counts = settle === null ? earned : countTiers(tiers, model.tiers.length);
  const { order, ranks } = rankPartners(scores, createRankBuffers(rows));
  return { scores, coverage, tiers, ranks, order, counts };
};

/** Each partner's tier now and then, side by side. */
export type ScenarioComparison = {
  readonly now: FutureResult;
  readonly then: FutureResult;
  readonly movement: Movement;
};

/** Compares a scenario with today under the same model. */
export const compareScenario = (
  model: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
  scenario: Scenario,
): ScenarioComparison => {
  const references = referencesOf(model, snapshot);
  const now = scoreFuture(model, snapshot, futures, null, references);
  const then = scoreFuture(model, snapshot, futures, scenario, references);
  return { now, then, movement: compareTiers(now.tiers, then.tiers, model.tiers) };
};
