import type { Assumptions } from './assumptions.ts';
import type { FormulaMetric } from './formula-metric.ts';
import type { Futures } from './futures.ts';
import type { ImportRun } from './import-run.ts';
import type { ModelVersion } from './model-version.ts';
import type { SavedView } from './portfolio-view.ts';
import type { ProposalRecord } from './proposal.ts';
import type { RateSummary } from './rate-table.ts';
import type { ScoringModel } from './scoring-model.ts';
import type { ExportRecord, SensitiveThing } from './sensitivity.ts';
import type { SensitivityMark } from './sensitivity-mark.ts';
import type { Source } from './source.ts';
import type { WeightVote } from './weight-vote.ts';

/** Everything small about an open workspace; the partners travel apart, as a `Snapshot`. */
export type Workspace = {
  readonly path: string;
  readonly name: string;
  /** Rises by one with every change of the file, undo and redo included. */
  readonly revision: number;
  /** Rises whenever the snapshot would be different; fetch it again then. */
  readonly dataRevision: number;
  /** Also while `knownOn` is set. */
  readonly isReadOnly: boolean;
  /**
   * Null, or the ISO day (UTC) as known on which the workspace is shown: without the imports and
   * proposals after it. Model, futures and decisions are always those of now.
   */
  readonly knownOn: string | null;
  /** The draft: what is edited and scored by. */
  readonly model: ScoringModel;
  /** What participants of a workshop say of the weights. */
  readonly votes: readonly WeightVote[];
  /** Named, active and retired versions of the model, the newest first. */
  readonly versions: readonly ModelVersion[];
  readonly futures: Futures;
  readonly formulas: readonly FormulaMetric[];
  /** By name. */
  readonly sources: readonly Source[];
  readonly runs: readonly ImportRun[];
  readonly proposals: readonly ProposalRecord[];
  /** Everything whose values are masked and left out of what is written. */
  readonly sensitive: readonly SensitiveThing[];
  /** What a person said of it; the rest is said by recipes. */
  readonly marks: readonly SensitivityMark[];
  /** What was written with sensitive values, newest first. */
  readonly exports: readonly ExportRecord[];
  /** The rates that the next imports convert by; null before any were imported. */
  readonly rates: RateSummary | null;
  /** In the order in which they are offered. */
  readonly views: readonly SavedView[];
  readonly assumptions: Assumptions;
  readonly history: History;
};

/** The log of undo: steps `0 … position-1` are done, the rest can be redone. */
export type History = {
  readonly steps: readonly HistoryStep[];
  readonly position: number;
};

export type HistoryStep = {
  readonly id: number;
  /** As a person would say it, for example `Set Growth to 30 %`. */
  readonly label: string;
  /** UTC ISO 8601. */
  readonly at: string;
};
