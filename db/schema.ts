import type { Generated } from 'kysely';
import type { LadderTables } from './ladder/ladder-schema.ts';
import type { LetterTables } from './letters/letter-schema.ts';
import type {
  CycleClosingRow,
  CycleCommentRow,
  CycleContentRow,
  CycleDecisionRow,
  CycleEvidenceRow,
  CycleProposalRow,
  ReviewCycleRow,
} from './cycles/cycle-schema.ts';
import type { WeightVoteRow } from './model/vote-row.ts';

/** Rows as they lie in the file (see db/migrations). JSON columns hold texts, flags hold 0 or 1. */
export type Schema = LadderTables &
  LetterTables & {
    readonly workspace_state: WorkspaceStateRow;
    readonly project: ProjectRow;
    readonly source: SourceRow;
    readonly source_registration: SourceRegistrationRow;
    readonly source_feed: SourceFeedRow;
    readonly import_run: ImportRunRow;
    readonly import_file: ImportFileRow;
    readonly import_activation: ImportActivationRow;
    readonly rate_set: RateSetRow;
    readonly programme_rates: ProgrammeRatesRow;
    readonly rejected_row: RejectedRowRow;
    readonly left_out_row: LeftOutRowRow;
    readonly cell_issue: CellIssueRow;
    readonly partner: PartnerRow;
    readonly partner_in_run: PartnerInRunRow;
    readonly run_attribute: RunAttributeRow;
    readonly run_metric: RunMetricRow;
    readonly partner_merge: PartnerMergeRow;
    readonly partner_apart: PartnerApartRow;
    readonly partner_parent: PartnerParentRow;
    readonly attribute_use: AttributeUseRow;
    readonly scoring_model: ScoringModelRow;
    readonly dimension: DimensionRow;
    readonly criterion: CriterionRow;
    readonly tier: TierRow;
    readonly model_version: ModelVersionRow;
    readonly driver: DriverRow;
    readonly effect: EffectRow;
    readonly scenario: ScenarioRow;
    readonly driver_correlation: FuturesPartRow;
    readonly cross_impact: FuturesPartRow;
    readonly signpost: FuturesPartRow;
    readonly contingency_play: FuturesPartRow;
    readonly tier_plan: FuturesPartRow;
    readonly futures_reading: FuturesPartRow;
    readonly ensemble_run: EnsembleRunRow;
    readonly ensemble_kept: EnsembleKeptRow;
    readonly metric_details: MetricDetailsRow;
    readonly quality_thresholds: QualityThresholdsRow;
    readonly quality_note: QualityNoteRow;
    readonly control_total: ControlTotalRow;
    readonly formula_metric: FormulaMetricRow;
    readonly proposal: ProposalRow;
    readonly review_cycle: ReviewCycleRow;
    readonly cycle_content: CycleContentRow;
    readonly cycle_decision: CycleDecisionRow;
    readonly cycle_evidence: CycleEvidenceRow;
    readonly cycle_comment: CycleCommentRow;
    readonly cycle_closing: CycleClosingRow;
    readonly cycle_proposal: CycleProposalRow;
    readonly sensitivity_mark: SensitivityMarkRow;
    readonly sensitive_export: SensitiveExportRow;
    readonly audit_event: AuditEventRow;
    readonly saved_view: SavedViewRow;
    readonly weight_vote: WeightVoteRow;
    readonly assumption: AssumptionRow;
    readonly edit_step: EditStepRow;
    readonly edit_change: EditChangeRow;
    readonly edit_recording: EditRecordingRow;
  };

export type WorkspaceStateRow = {
  readonly id: 1;
  readonly revision: number;
  readonly data_revision: number;
  readonly created_at: string;
};
export type ProjectRow = { readonly id: string; readonly name: string };
export type SourceRow = {
  readonly id: Generated<number>;
  readonly name: string;
  readonly department: string;
};
export type SourceRegistrationRow = {
  readonly id: number;
  readonly department: string;
  readonly owner: string;
  readonly frequency: string;
  readonly confidentiality: string;
  readonly system_kind: string;
  readonly contact: string;
};
export type SourceFeedRow = {
  readonly id: number;
  readonly folder: string;
  readonly pattern: string;
  readonly takes: string;
};
export type ImportRunRow = {
  readonly id: Generated<number>;
  readonly source_id: number;
  readonly file_name: string;
  readonly file_sha256: string;
  readonly file_bytes: number;
  readonly recipe: string;
  readonly rows_read: number;
  readonly rows_accepted: number;
  readonly rows_rejected: number;
  readonly partners: number;
  readonly started_at: string;
  readonly ended_at: string;
  /** JSON of `RunFindings`; `{}` of runs that an older version made. */
  readonly findings: string;
  /** JSON of `RunChanges`; null for the first import of a source. */
  readonly changes: string | null;
  readonly rate_set_id: number | null;
};
export type ImportFileRow = {
  readonly run_id: number;
  readonly ordinal: number;
  readonly file_name: string;
  readonly file_sha256: string;
  readonly file_bytes: number;
  /** Row number of the run minus row number of the file. */
  readonly row_offset: number;
  readonly rows_read: number;
};
/** Rates as they were imported; never changed. */
export type RateSetRow = {
  readonly id: Generated<number>;
  readonly base: string;
  readonly file_name: string;
  readonly file_sha256: string;
  readonly imported_at: string;
  /** JSON of `CurrencyRates[]`. */
  readonly rates: string;
};
/** One row at most, `programme`: the rates that count. */
export type ProgrammeRatesRow = { readonly id: string; readonly rate_set_id: number };
export type ImportActivationRow = { readonly id: number; readonly active: number };
export type RejectedRowRow = {
  readonly run_id: number;
  readonly row_number: number;
  readonly reason: string;
  readonly cells: string;
};
export type LeftOutRowRow = {
  readonly id: Generated<number>;
  readonly run_id: number;
  readonly row_number: number;
  readonly reason: string;
  readonly cells: string;
};
/** A filled cell of an accepted row that did not fit; `taken` is what stands for it, empty for no value. */
export type CellIssueRow = {
  readonly id: Generated<number>;
  readonly run_id: number;
  readonly row_number: number;
  readonly header: string;
  readonly text: string;
  readonly taken: string;
};
export type PartnerRow = { readonly id: Generated<number>; readonly key: string };
export type PartnerInRunRow = {
  readonly run_id: number;
  readonly partner_id: number;
  readonly name: string | null;
  readonly row_count: number;
};
/** Entry i of `codes` (Uint32) and `numbers` (Float64, little-endian) is the i-th partner of the run by id. */
export type RunAttributeRow = {
  readonly id: Generated<number>;
  readonly run_id: number;
  readonly code: string;
  readonly ordinal: number;
  readonly name: string;
  readonly role: 'attribute' | 'currentTier';
  /** JSON array of texts; code 0 is the empty label. */
  readonly labels: string;
  readonly codes: Buffer;
};
export type RunMetricRow = {
  readonly id: Generated<number>;
  readonly run_id: number;
  readonly code: string;
  readonly ordinal: number;
  readonly name: string;
  readonly header: string | null;
  readonly aggregation: string;
  readonly unit: string;
  readonly decimals: number;
  readonly higher_is_better: number;
  readonly numbers: Buffer;
  /** One `cellStatus` byte a partner. */
  readonly statuses: Buffer;
};
/** `id` is the key that counts as `survivor`. */
export type PartnerMergeRow = { readonly id: string; readonly survivor: string };
/** `id` is the JSON list of both keys. */
export type PartnerApartRow = { readonly id: string; readonly one: string; readonly other: string };
/** `id` is the key of the partner; an empty parent says that it has none. */
export type PartnerParentRow = { readonly id: string; readonly parent: string };
/** `id` is the code of the attribute. */
export type AttributeUseRow = { readonly id: string; readonly use: string };
export type ScoringModelRow = {
  readonly id: string;
  readonly absence_policies: string;
  readonly minimum_coverage: number;
  /** JSON object of the fields that differ from their defaults. */
  readonly rules: string;
};
export type DimensionRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly description: string;
  readonly weight: number;
  readonly locked: number;
  /** JSON object of the fields that differ from their defaults. */
  readonly rules: string;
};
export type CriterionRow = {
  readonly id: string;
  readonly dimension_id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly metric_code: string;
  readonly weight: number;
  readonly locked: number;
  readonly value_function: string;
  /** JSON object of the fields that differ from their defaults. */
  readonly rules: string;
};
export type TierRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly purpose: string;
  readonly shape: string;
  readonly line: number | null;
  readonly rules: string;
};
/** `model` is the canonical JSON of a `ScoringModel`. */
export type ModelVersionRow = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly state: 'named' | 'active' | 'retired';
  readonly note: string;
  readonly model: string;
  readonly sha256: string;
  readonly created_at: string;
  readonly activated_at: string | null;
  readonly activation_note: string;
  readonly retired_at: string | null;
  readonly retirement_note: string;
};
export type DriverRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly theme: string;
  readonly unit: string;
  readonly baseline: number;
  readonly low: number;
  readonly high: number;
  readonly details: string;
};
export type EffectRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly driver_id: string;
  readonly metric_code: string;
  readonly kind: 'multiply' | 'add' | 'elasticity';
  readonly size: number;
  readonly exposure_attribute: string | null;
  readonly exposures: string;
  readonly default_share: number;
  readonly reason: string;
  readonly details: string;
};
export type ScenarioRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly narrative: string;
  readonly states: string;
  readonly details: string;
};
/** `said` is JSON of what `shared/model` says of the table's kind of thing. */
export type FuturesPartRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly said: string;
};
/** `facts` is JSON of `EnsembleFacts`; `result` its packed figures, see `pack-figures.ts`. */
export type EnsembleRunRow = {
  readonly id: Generated<number>;
  readonly created_at: string;
  readonly engine_version: string;
  readonly inputs_sha256: string;
  readonly facts: string;
  readonly result: Buffer;
};
export type EnsembleKeptRow = { readonly id: number; readonly kept: number };
/** One row at most, `programme`; JSON of `QualityThresholds`. */
export type QualityThresholdsRow = { readonly id: string; readonly thresholds: string };
export type QualityNoteRow = {
  readonly id: string;
  readonly sentence: string;
  readonly note: string;
  readonly at: string;
};
/** `said` is JSON of `ControlTotal`. */
export type ControlTotalRow = {
  readonly id: string;
  readonly run_id: number;
  readonly said: string;
};
/** `id` is the code of the metric, `details` JSON of `MetricDetails`. */
export type SavedViewRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly view: string;
};
export type AssumptionRow = { readonly id: string; readonly assumed: string };
export type MetricDetailsRow = { readonly id: string; readonly details: string };
export type FormulaMetricRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly code: string;
  readonly name: string;
  readonly formula: string;
  readonly unit: string;
  readonly decimals: number;
  readonly higher_is_better: number;
};
export type ProposalRow = {
  readonly id: Generated<number>;
  readonly title: string;
  readonly created_at: string;
  readonly sha256: string;
  readonly path: string;
  readonly signer_name: string;
  readonly document: string;
};
/** `id` is `sensitiveId` of kind, source and code. */
export type SensitivityMarkRow = {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly code: string;
  readonly level: string;
};
export type SensitiveExportRow = {
  readonly id: Generated<number>;
  readonly at: string;
  readonly what: string;
  readonly target: string;
  /** JSON array of texts. */
  readonly names: string;
};
/** `event` is the canonical JSON of `AuditEvent`; rows are only ever added. */
export type AuditEventRow = {
  readonly seq: number;
  readonly event: string;
  readonly previous: string;
  readonly hash: string;
};
export type EditStepRow = {
  readonly id: Generated<number>;
  readonly label: string;
  readonly at: string;
  readonly undone: number;
};
export type EditChangeRow = {
  readonly id: Generated<number>;
  readonly step_id: number;
  readonly table_name: string;
  readonly row_id: string | number;
  readonly before: string | null;
  readonly after: string | null;
};
/** While `is_restoring` is 1 undo puts rows back, and the guards of tables let it. */
export type EditRecordingRow = {
  readonly id: 1;
  readonly step_id: number | null;
  readonly is_restoring: Generated<number>;
};
