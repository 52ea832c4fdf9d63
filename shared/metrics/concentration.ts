import { compensatedSum } from '../statistics/compensated-sum.ts';
import { finite, type Outcome } from './outcome.ts';

/** Shares of the parts of a whole, or why there are none. */
const sharesOf = (parts: Float64Array): Float64Array | Exclude<Outcome, number> => {
  if (parts.length === 0) {
    return 'noCells';
  }
  if (parts.some((part) => part < 0)) {
    return 'negativePart';
  }
  const whole = compensatedSum(parts);
  return whole === 0
    ? 'zeroDenominator'
    : Number.isFinite(whole)
      ? parts.map((part) => part / whole)
      : 'tooLarge';
};

/**
 * Herfindahl–Hirschman index Σ sᵢ² of the shares of the parts, 1/n … 1 (not times 10,000). A
 * negative part or a whole of 0 is not computable.
 */
export const herfindahl = (parts: Float64Array): Outcome => {
  const shares = sharesOf(parts);
  return typeof shares === 'string'
    ? shares
    : finite(compensatedSum(shares.map((share) => share * share)));
};

/** How many equal parts would be as concentrated: 1 / Σ sᵢ², 1 … n; what is not computable as in `herfindahl`. */
export const effectiveNumber = (parts: Float64Array): Outcome => {
  const index = herfindahl(parts);
  return typeof index === 'number' ? finite(1 / index) : index;
};

/** The greatest share of a part in the whole, 1/n … 1; what is not computable as in `herfindahl`. */
export const topShare = (parts: Float64Array): Outcome => {
  const shares = sharesOf(parts);
  return typeof shares === 'string'
    ? shares
    : shares.reduce((high, share) => (share > high ? share : high));
};
