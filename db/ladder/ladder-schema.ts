/** The tables of where partners stand on the ladder, and of what they are to reach. */
export type LadderTables = {
  readonly ladder_review: LadderReviewRow;
  readonly milestone_assignment: MilestoneAssignmentRow;
  readonly ladder_state: LadderStateRow;
};

/** `id` is the day of the review, `tiers` JSON of tier ids, the highest first. */
export type LadderReviewRow = {
  readonly id: string;
  readonly number: number;
  readonly tiers: string;
  readonly at: string;
};

/** `partner` is a key, `milestone` an id of the catalogue; days are ISO days. */
export type MilestoneAssignmentRow = {
  readonly id: string;
  readonly milestone: string;
  readonly partner: string;
  readonly due: string;
  readonly owner: string;
  readonly met_on: string | null;
  readonly proof_kind: string | null;
  readonly proof: string;
  readonly proof_sha256: string | null;
  readonly waived_on: string | null;
  readonly reason: string;
  readonly assigned_at: string;
};

/** `id` is the key of the partner; fields as in `LadderState`, `streaks` JSON by tier id. */
export type LadderStateRow = {
  readonly id: string;
  readonly tier: string;
  readonly status: string;
  readonly cause: string;
  readonly placed: number;
  readonly entered: number;
  readonly line_at: number;
  readonly notice_on: string | null;
  readonly streaks: string;
  readonly review: number;
};
