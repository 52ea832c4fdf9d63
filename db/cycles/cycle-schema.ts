/** `facts` and `rules` are JSON; the hashes name rows of `cycle_content`. */
export type ReviewCycleRow = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly opens: string;
  readonly closes: string;
  readonly as_of: string;
  readonly opened_at: string;
  readonly opened_by: string;
  readonly engine_version: string;
  readonly data_revision: number;
  readonly facts: string;
  readonly rules: string;
  readonly template: string;
  readonly model_sha256: string;
  readonly data_sha256: string;
  readonly runs_sha256: string;
  readonly figures_sha256: string;
};
/** `bytes` are deflated; `sha256` is of what they were before. */
export type CycleContentRow = { readonly sha256: string; readonly bytes: Buffer };
/** `id` is the cycle's, a slash and the key of the partner; `tier` an id, null for none. */
export type CycleDecisionRow = {
  readonly id: string;
  readonly cycle_id: string;
  readonly partner_key: string;
  readonly tier: string | null;
  readonly way: 'accepted' | 'override';
  readonly rationale: string;
  readonly approver: string;
  readonly expires: string | null;
  readonly at: string;
  readonly made_by: string;
};
export type CycleEvidenceRow = {
  readonly id: string;
  readonly cycle_id: string;
  readonly partner_key: string;
  readonly kind: 'file' | 'link' | 'note';
  readonly text: string;
  readonly sha256: string;
};
export type CycleCommentRow = {
  readonly id: string;
  readonly cycle_id: string;
  readonly partner_key: string;
  readonly text: string;
  readonly at: string;
  readonly made_by: string;
};
export type CycleClosingRow = {
  readonly cycle_id: string;
  readonly at: string;
  readonly made_by: string;
  readonly note: string;
  readonly table_sha256: string;
};
export type CycleProposalRow = { readonly cycle_id: string; readonly proposal_sha256: string };
