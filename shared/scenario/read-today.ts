import type { Futures } from '../model/futures.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { referencesOf } from '../scoring/criteria.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import type { References } from '../scoring/yardstick.ts';
import { scoreFuture, type FutureResult } from './compare-scenario.ts';

/** Today under the saved model: what every future is measured against. */
export type Today = {
  /** As the workspace holds it; `model` has its lines as scores of today. */
  readonly given: ScoringModel;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly references: readonly References[];
  readonly result: FutureResult;
};

/** Scores everybody as of today and settles the lines of the tiers by that. */
export const readToday = (given: ScoringModel, snapshot: Snapshot, futures: Futures): Today => {
  const references = referencesOf(given, snapshot);
  const { model } = settleModel(given, snapshot);
  const result = scoreFuture(model, snapshot, futures, null, references);
  return { given, model, snapshot, references, result };
};
