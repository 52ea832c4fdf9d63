import { absenceWords } from '#shared/text/absence-words.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { FormulaInput, LineageRow } from '#shared/model/lineage.ts';

/** A figure with its unit, or why there is none. */
export const figureWords = ({ value, absence, decimals, unit, isMasked }: FormulaInput): string =>
  isMasked === true
    ? maskText
    : value === null
      ? absenceWords[absence ?? 'missing']
      : `${formatNumber(value, decimals)} ${unit}`.trim();

/** Whether a row counts, and what else is to be known of it. */
export const rowWords = ({ leftOut, settled }: LineageRow): string =>
  [
    leftOut === '' ? 'Counts.' : leftOut,
    ...settled.map(
      ({ header, text, taken }) =>
        `${header}: “${text}” was taken as ${taken === '' ? 'no value' : taken}.`,
    ),
  ].join(' ');
