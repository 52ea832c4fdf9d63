import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import type { QualityThresholds } from '#shared/model/quality.ts';
import type { RunQuality } from '#shared/model/run-quality.ts';

/** An import in words, and what of it is to be marked. */
export const describeRun = (
  run: RunQuality,
  thresholds: QualityThresholds,
): { readonly text: string; readonly warnings: readonly string[] } => {
  const { partners, partnersBefore, repeatedRows, expectsOneRow, identicalRows } = run;
  const change =
    partnersBefore === null || partnersBefore === 0
      ? 0
      : (partners - partnersBefore) / partnersBefore;
  return {
    text: `${formatCount(partners)} partners${partnersBefore === null ? '' : `, ${formatCount(partnersBefore)} before`}`,
    warnings: [
      ...(Math.abs(change) > thresholds.partners
        ? [`${change > 0 ? '+' : ''}${formatPercent(change, 0)} partners`]
        : []),
      ...(expectsOneRow && repeatedRows > 0
        ? [
            repeatedRows === 1
              ? '1 row with a repeated key'
              : `${formatCount(repeatedRows)} rows with a repeated key`,
          ]
        : []),
      ...(identicalRows !== null && identicalRows > 0
        ? [`${formatCount(identicalRows)} identical ${identicalRows === 1 ? 'row' : 'rows'}`]
        : []),
    ],
  };
};
