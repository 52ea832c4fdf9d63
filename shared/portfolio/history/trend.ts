import type { HistorySeries } from './portfolio-history.ts';
import { figuresOf } from './portfolio-history.ts';

/**
 * Least-squares slope a period of figures at equal distances, oldest first. Periods without a figure (NaN)
 * keep their place in time and count for nothing; NaN with fewer than two figures. The arithmetic is about
 * the mean of the known periods and the first known figure, so that a large level costs no digits.
 */
export const trendWithGaps = (figures: Float64Array): number => {
  let known = 0;
  let first = NaN;
  let periodSum = 0;
  let figureSum = 0;
  figures.forEach((figure, period) => {
    if (figure !== figure) return;
    if (known === 0) first = figure;
    known += 1;
    periodSum += period;
    figureSum += figure - first;
  });
  if (known < 2) return NaN;
  const [middle, mean] = [periodSum / known, figureSum / known];
  let products = 0;
  let squares = 0;
  figures.forEach((figure, period) => {
    if (figure !== figure) return;
    const away = period - middle;
    products += away * (figure - first - mean);
    squares += away * away;
  });
  return products / squares;
};

const kept = new WeakMap<Float64Array, Float64Array>();

/** The trend of every row of a series; worked out once. */
export const trendsOf = (series: HistorySeries, periods: number): Float64Array => {
  const known = kept.get(series.values);
  if (known !== undefined) return known;
  const rows = periods === 0 ? 0 : series.values.length / periods;
  const trends = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    trends[row] = trendWithGaps(figuresOf(series, periods, row));
  }
  kept.set(series.values, trends);
  return trends;
};
