/**
 * A raw number as the printed method shows it: six significant digits at least, whole numbers in full,
 * thousands by commas, no zeros at the end of a fraction.
 */
export const formatBound = (decimal: string): string => {
  const number = Number(decimal);
  const size = Math.abs(number);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) {
    return decimal;
  }
  const places = Math.max(0, 5 - Math.floor(Math.log10(Math.max(size, 1e-6))));
  const [whole = '', fraction = ''] = number.toFixed(Math.min(places, 12)).split('.');
  const kept = fraction.replace(/0+$/u, '');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return kept === '' ? grouped : `${grouped}.${kept}`;
};
