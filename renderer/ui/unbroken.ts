const noBreak = '\u00a0';

/**
 * A blank before what a figure is counted in (per cent, bytes, points, days, a currency by code or sign), after a
 * sign of currency, and on both sides of the small words of `3 of 240` and `20 % to 30 %`.
 */
const inFigures =
  /(?<=[\d∞]) (?=(?:%|[€$£¥])|(?:bytes|kB|MB|GB|points?|days?|ms|[A-Z]{3})(?![\p{L}\d]))|(?<=[€$£¥]) (?=\d)|(?<=[\d∞](?: %)?) (?=(?:of|to|–) [-+−]?[\d∞])|(?<=[\d∞](?: %)? (?:of|to|–)) (?=[-+−]?[\d∞])/gu;

/** The same words for the window, where a line never ends inside a figure. What is saved or written keeps its blanks. */
export const unbroken = (words: string): string => words.replaceAll(inFigures, noBreak);

/** A number with what it is counted in, on one line; the number alone without a unit. */
export const withUnit = (number: string, unit: string): string =>
  unit === '' ? number : `${number}${noBreak}${unit}`;
