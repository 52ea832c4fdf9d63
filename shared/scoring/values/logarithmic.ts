import { midpoint, valueOfShare, type Direction } from './clamp-value.ts';
import type { RawRange } from './min-max.ts';

/** The shift of the COIN Tool, ln(x − min + a) with a = 0.01 · (max − min) (COINr `log_CT`). */
export const coinShift = ({ lower, upper }: RawRange): number => 0.01 * (upper - lower) - lower;

/**
 * 100 · (ln(x + c) − ln(min + c))/(ln(max + c) − ln(min + c)), turned round for a cost, so that each
 * doubling counts alike; `shift` is c. Numbers outside the range get its nearest end. Where min + c is
 * not above 0 the logarithm does not exist and nobody has a value: `checkModel` names the least shift.
 * Where min = max everybody gets `constantValue`.
 */
export const logarithmicValue = (
  raw: number,
  { lower, upper }: RawRange,
  shift: number,
  direction: Direction,
  constantValue: number = midpoint,
): number => {
  const least = Math.log(lower + shift);
  const span = Math.log(upper + shift) - least;
  return logarithmicOf(raw, lower, upper, shift, least, span, direction, constantValue);
};

/** `logarithmicValue` of bare numbers, for loops over many partners: `least` is ln(min + c), `span` the divisor. */
export const logarithmicOf = (
  raw: number,
  lower: number,
  upper: number,
  shift: number,
  least: number,
  span: number,
  direction: Direction,
  constantValue: number,
): number => {
  if (!(upper > lower)) {
    return raw === raw ? constantValue : NaN;
  }
  if (!(lower + shift > 0)) {
    return NaN;
  }
  const within = Math.min(upper, Math.max(lower, raw));
  const share = (Math.log(within + shift) - least) / span;
  return valueOfShare(direction === 'higher' ? share : 1 - share);
};
