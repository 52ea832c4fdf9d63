import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import type { PortfolioHistory } from './history/portfolio-history.ts';

/** Everybody under a model, one entry per row of the snapshot. */
export type ScoredResult = {
  /** NaN without a score. */
  readonly scores: Float64Array;
  /** Proposed tiers and those of today, by index; `noTier` for none. */
  readonly tiers: Uint8Array;
  readonly currentTiers: Uint8Array;
  /** Rows, best first, and the rank of each row from 1. */
  readonly order: Uint32Array;
  readonly ranks: Uint32Array;
  readonly columns: readonly ValueColumn[];
};

/** What a view of the portfolio looks at. */
export type ScoredPortfolio = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly result: ScoredResult;
  /** Past periods of what the view shows of them; absent until they are measured. */
  readonly history?: PortfolioHistory | null;
};
