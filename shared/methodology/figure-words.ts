const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 6, useGrouping: false });
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** A number to six decimals without zeros at the end, so that it can be worked with by hand. */
export const exact = (value: number): string => figures.format(value);

/** The same with thousands grouped and its unit, for reading. */
export const amountWords = (value: number, unit: string): string =>
  `${grouped.format(value)} ${unit}`.trim();

/** A share of 0..1 in per cent. */
export const shareWords = (share: number): string => `${figures.format(share * 100)} %`;
