/**
 * A typed percentage, with comma or point and with or without its sign, to one decimal and within
 * 0..100; null for what is no number.
 */
export const readPercent = (text: string): number | null => {
  const plain = text.replace('%', '').trim().replace(',', '.');
  const typed = /^[+-]?\d*\.?\d+$|^[+-]?\d+\.$/u.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(typed) ? Math.min(100, Math.max(0, Math.round(typed * 10) / 10)) : null;
};
