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
