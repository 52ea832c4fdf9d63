import type { FindingKind, QualityThresholds } from '#shared/model/quality.ts';
import { formatPercent } from '#renderer/ui/format.ts';

/** What each kind of finding is called. */
export const kindNames: Readonly<Record<FindingKind, string>> = {
  controlTotal: 'Control total',
  unitClash: 'Units',
  rejected: 'Rejected rows',
  rateGap: 'No exchange rate',
  orphans: 'Lookup without match',
  duplicates: 'Duplicates',
  jump: 'Jump',
  partners: 'Number of partners',
  staleness: 'Age',
  coverage: 'Coverage',
  outliers: 'Outliers',
  constant: 'Constant',
};

/** Where alerts open, in one sentence each that can be read out. */
export const thresholdSentences = (thresholds: QualityThresholds): readonly string[] => [
  `A metric is known of fewer than ${formatPercent(thresholds.coverage, 0)} of the partners to whom it applies, or a partner has fewer than ${formatPercent(thresholds.partnerCoverage, 0)} of the metrics that apply.`,
  thresholds.outlierMethod === 'mad'
    ? `A value lies more than ${thresholds.outlierLimit} robust deviations (modified z-score by the MAD) from the median.`
    : `A value lies more than ${thresholds.outlierLimit} quartile distances beyond the quartiles (Tukey’s fences).`,
  `Against the import before, a median moves by more than ${formatPercent(thresholds.jump, 0)} or the number of partners by more than ${formatPercent(thresholds.partners, 0)}.`,
  `More than ${formatPercent(thresholds.rejected)} of the rows are rejected, or more than ${formatPercent(thresholds.duplicates)} repeat another.`,
  `A source is more than ${thresholds.lateDays} days late, or no import has named a partner for ${thresholds.silentDays} days.`,
];
