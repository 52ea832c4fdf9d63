/** Names in their order, at most so many, and how many there are. */
export type Listed = { readonly count: number; readonly first: readonly string[] };

/** How the files of an import differ from those of the import before, by name and SHA-256. */
export type FileChanges = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly same: number;
};

/** A partner whose value of a metric is another now. */
export type ValueMove = {
  readonly key: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
};

/** What became of one metric of the portfolio. */
export type MetricChange = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** Partners with a number before and now that differ by more than the threshold. */
  readonly moved: number;
  /** Partners with a number now and none before, and the other way round. */
  readonly appeared: number;
  readonly lost: number;
  /** The moved ones that changed most for their size, at most 20. */
  readonly largest: readonly ValueMove[];
};

/** A partner in another tier; an empty name is no tier. */
export type TierMove = {
  readonly key: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
};

/**
 * What an import changed against the import before of the same source: its own files, rows and
 * partners, and the metrics and tiers of the whole portfolio. Kept with the run.
 */
export type RunChanges = {
  readonly against: {
    readonly runId: number;
    readonly fileName: string;
    readonly endedAt: string;
  };
  readonly files: FileChanges;
  readonly rowsBefore: number;
  readonly rowsNow: number;
  readonly partnersNew: Listed;
  readonly partnersGone: Listed;
  /** Share of the value before beyond which a value has moved. */
  readonly threshold: number;
  /** Metrics of which anything changed, in the order of the portfolio. */
  readonly metrics: readonly MetricChange[];
  /** How many partners changed tier, and at most 200 of them. */
  readonly tiers: { readonly count: number; readonly moves: readonly TierMove[] };
};

/** A value that differs by more than a tenth of what it was. */
export const defaultMoveThreshold = 0.1;
