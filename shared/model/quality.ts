import { z } from 'zod';

/** What may be doubted about data, in the order in which equal ones are listed. */
export const findingKinds = [
  'controlTotal',
  'unitClash',
  'rejected',
  'rateGap',
  'orphans',
  'duplicates',
  'jump',
  'partners',
  'staleness',
  'coverage',
  'outliers',
  'constant',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How values far from the others are told: modified z-score by the MAD, or Tukey's fences. */
export const outlierMethods = ['mad', 'tukey'] as const;
export type OutlierMethod = (typeof outlierMethods)[number];

const share = z.number().min(0).max(1);

/** Beyond these a finding opens an alert. */
export const qualityThresholds = z.strictObject({
  /** Least share of the partners to whom a metric applies for which it is known. */
  coverage: share,
  /** Least share of the metrics that apply to a partner that are known of it. */
  partnerCoverage: share,
  /** Most days that a source may be late. */
  lateDays: z.int().min(0).max(3660),
  /** Most days since any import named a partner. */
  silentDays: z.int().min(1).max(3660),
  /** Most share of the rows of an import that may be rejected. */
  rejected: share,
  /** Most share of rows that repeat a key, where each partner should have one row, or another row. */
  duplicates: share,
  outlierMethod: z.enum(outlierMethods),
  /** Modified z-score for `mad`, quartile distances for `tukey`. */
  outlierLimit: z.number().positive().max(1000),
  /** Most change of a median against the previous import of the source, as a share. */
  jump: z.number().positive().max(1000),
  /** Most change of the number of partners against it, as a share. */
  partners: z.number().positive().max(1000),
  /** Kinds whose open alerts stop a proposal until a reason to go on is given. */
  blocking: z.array(z.enum(findingKinds)).max(findingKinds.length).readonly(),
});
export type QualityThresholds = Readonly<z.infer<typeof qualityThresholds>>;

/** What holds until somebody says otherwise. 3.5 is the limit of Iglewicz and Hoaglin (1993). */
export const defaultThresholds: QualityThresholds = {
  coverage: 0.9,
  partnerCoverage: 0.5,
  lateDays: 0,
  silentDays: 365,
  rejected: 0.01,
  duplicates: 0,
  outlierMethod: 'mad',
  outlierLimit: 3.5,
  jump: 0.5,
  partners: 0.2,
  blocking: ['controlTotal', 'unitClash'],
};

/** Something beyond a threshold. */
export type QualityFinding = {
  /** The same for the same finding about the same import; a new import finds anew. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly level: 'source' | 'metric' | 'partner';
  /** Name of the source, metric or partner. */
  readonly about: string;
  readonly sentence: string;
  /** How many times the threshold is passed: 1 at the line, at most 1000. */
  readonly severity: number;
  /** Where it is mended, and by what: a source's name, a metric's code or a partner's key. */
  readonly mend: { readonly tab: 'sources' | 'metrics' | 'partners'; readonly at: string };
};

/** What a person said of a finding; kept also where it no longer holds. */
export type Acknowledgement = {
  readonly id: string;
  readonly sentence: string;
  readonly note: string;
  /** UTC ISO 8601. */
  readonly at: string;
};

export type QualityAlert = QualityFinding & {
  readonly isBlocking: boolean;
  /** Null while it is open. */
  readonly acknowledged: Acknowledgement | null;
};

/** What the newest import of a source should come to, as somebody knows it from elsewhere. */
export const controlTotal = z.strictObject({
  runId: z.int().min(1),
  header: z.string().min(1).max(500),
  total: z.number(),
  /** Most difference that is not worth a word, in the column's own unit. */
  tolerance: z.number().min(0),
});
export type ControlTotal = Readonly<z.infer<typeof controlTotal>>;

/** A control total beside what was accepted. */
export type ControlCheck = ControlTotal & {
  /** Sum of the column over the accepted rows; null where no cell is filled. */
  readonly accepted: number | null;
  /** True where the column is sensitive: then neither sum nor difference is told, and `accepted` is null. */
  readonly isHidden: boolean;
  readonly holds: boolean;
};

/** Number columns of the newest import of each source, for which a control total can be said. */
export type ControlColumns = {
  readonly source: string;
  readonly runId: number;
  readonly headers: readonly string[];
};

export type QualityReport = {
  readonly thresholds: QualityThresholds;
  /** Open blocking ones first, then the other open ones, then those acknowledged; each worst first. */
  readonly alerts: readonly QualityAlert[];
  /** Acknowledgements of what no longer holds, newest first. */
  readonly past: readonly Acknowledgement[];
  readonly controls: readonly ControlCheck[];
  readonly columns: readonly ControlColumns[];
};

/** Open alerts that stop a proposal. */
export const blockingAlerts = (alerts: readonly QualityAlert[]): readonly QualityAlert[] =>
  alerts.filter(({ isBlocking, acknowledged }) => isBlocking && acknowledged === null);
