const zero = 48;
const nine = 57;

/** 10^0 … 10^22 are exact doubles; dividing an exact integer by one rounds once, like `Number`. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The number in a range of ASCII bytes, or NaN where it is not one of the plain shapes `12`, `-3.5`
 * and `.25` with at most 15 digits; such texts take the careful way through `parseNumber`.
 */
export const parsePlainNumber = (
  bytes: Buffer,
  start: number,
  end: number,
  decimal: number,
): number => {
  const isNegative = bytes[start] === 45;
  const first = isNegative ? start + 1 : start;
  if (end - first > 16 || end === first) {
    return NaN;
  }
  let mantissa = 0;
  let point = -1;
  for (let at = first; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= zero && byte <= nine) {
      mantissa = mantissa * 10 + (byte - zero);
    } else if (byte === decimal && point < 0) {
      point = at;
    } else {
      return NaN;
    }
  }
  const digits = end - first - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > 15) {
    return NaN;
  }
  const value = point < 0 ? mantissa : mantissa / (powers[end - point - 1] ?? 1);
  return isNegative && value !== 0 ? -value : value;
};

const twoDigits = (bytes: Buffer, at: number): number => {
  const tens = (bytes[at] ?? 0) - zero;
  const ones = (bytes[at + 1] ?? 0) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};

/**
 * A sortable number (`20260331`) for bytes such as `2026-03-30` whose day certainly exists; -1 for
 * everything else, the last days of months included, which takes the careful way through `parseDate`.
 */
export const parsePlainDay = (bytes: Buffer, start: number, end: number): number => {
  if (end - start !== 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) {
    return -1;
  }
  const century = twoDigits(bytes, start);
  const year = twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  const isLate = day > 28 && (month === 2 || day > 30);
  return century < 10 || year < 0 || month < 1 || month > 12 || day < 1 || isLate
    ? -1
    : (century * 100 + year) * 10_000 + month * 100 + day;
};
