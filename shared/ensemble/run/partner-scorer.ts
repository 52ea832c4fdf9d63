import type { Futures } from '../../model/futures.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { pickReferences, pickRows } from '../../scenario/pick-rows.ts';
import { referencesOf } from '../../scoring/criteria.ts';
import { settleModel } from '../../scoring/lines/settle-model.ts';
import { createStateScorer, type StateScorer } from './state-scorer.ts';

/** Scores one partner in many futures, measured against all partners of today: thousands of futures at once. */
export const createPartnerScorer = (
  model: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
  row: number,
): StateScorer =>
  createStateScorer(
    settleModel(model, snapshot).model,
    pickRows(snapshot, [row]),
    futures,
    pickReferences(referencesOf(model, snapshot), [row]),
  );
