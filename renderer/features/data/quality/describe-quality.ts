import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import { qualityThresholds, type RunQuality } from '#shared/model/run-quality.ts';

/** What is marked, in one sentence. */
export const describeThresholds = (thresholds: typeof qualityThresholds): string =>
  `Marked: known for fewer than ${formatPercent(thresholds.coverage, 0)} of the partners; one value for all; ` +
  `a median ${formatPercent(thresholds.jump, 0)} off the previous import of the source; ` +
  `values more than ${thresholds.outlierScore} robust deviations (MAD) from the median; ` +
  `${formatPercent(thresholds.partners, 0)} more or fewer partners; repeated keys where each partner should have one row.`;

/** An import in words, and what of it is to be marked. */
export const describeRun = (
  run: RunQuality,
): { readonly text: string; readonly warnings: readonly string[] } => {
  const { partners, partnersBefore, repeatedRows, expectsOneRow } = run;
  const change =
    partnersBefore === null || partnersBefore === 0
      ? 0
      : (partners - partnersBefore) / partnersBefore;
  return {
    text: `${formatCount(partners)} partners${partnersBefore === null ? '' : `, ${formatCount(partnersBefore)} before`}`,
    warnings: [
      ...(Math.abs(change) > qualityThresholds.partners
        ? [`${change > 0 ? '+' : ''}${formatPercent(change, 0)} partners`]
        : []),
      ...(expectsOneRow && repeatedRows > 0
        ? [
            repeatedRows === 1
              ? '1 row with a repeated key'
              : `${formatCount(repeatedRows)} rows with a repeated key`,
          ]
        : []),
    ],
  };
};
