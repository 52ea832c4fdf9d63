import { cellStatus, type CellStatus } from '../model/cell-status.ts';

/** Why no number follows from the rows of a partner. */
export const noNumberReasons = [
  'noRows',
  'noCells',
  'zeroDenominator',
  'zeroWeights',
  'negativeWeight',
  'negativePart',
  'baseNotPositive',
  'endNegative',
  'zeroMean',
  'noCommonMonths',
  'totalNotPositive',
  'noRate',
  'tooFew',
  'tooLarge',
] as const;

export type NoNumberReason = (typeof noNumberReasons)[number];

/** A finite number, or the reason why there is none; never NaN, never infinite. */
export type Outcome = number | NoNumberReason;

/** A number beyond the range of a double is no number. */
export const finite = (value: number): Outcome => (Number.isFinite(value) ? value : 'tooLarge');

/**
 * The four states of the product: no row of the window is "no activity", no filled cell is
 * "missing", everything else that arithmetic forbids is "not computable".
 */
export const statusOf = (outcome: Outcome): CellStatus => {
  if (typeof outcome === 'number') {
    return cellStatus.value;
  }
  return outcome === 'noRows'
    ? cellStatus.noActivity
    : outcome === 'noCells'
      ? cellStatus.missing
      : cellStatus.notComputable;
};
const sentences: Readonly<Record<NoNumberReason, string>> = {
  noRows: 'No row of the partner passes the filter and the window.',
  noCells: 'No cell that the metric reads is filled.',
  zeroDenominator: 'The denominator adds up to zero.',
  zeroWeights: 'The weights add up to zero.',
  negativeWeight: 'A weight is negative.',
  negativePart: 'A part of the split is negative, so shares mean nothing.',
  baseNotPositive: 'The earlier period is zero or negative.',
  endNegative: 'The last period is negative.',
  zeroMean: 'The mean of the months is not above zero.',
  noCommonMonths: 'No month of the window has rows in both years.',
  totalNotPositive: 'The total of all partners is zero or negative.',
  noRate: 'An amount is in a currency without a rate for it.',
  tooFew: 'There are too few filled cells or months.',
  tooLarge: 'The number is beyond the range of a double.',
};

/** The reason as one sentence for a person. */
export const explainNoNumber = (reason: NoNumberReason): string => sentences[reason];
