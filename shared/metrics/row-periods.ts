import type { MetricWindow, RecipeMetric } from '../model/recipe-metric.ts';
import { calendarSpan, monthsBefore, periodBounds, type DaySpan } from './calendar.ts';

/** Consecutive spans between bounds, oldest first. */
const between = (bounds: Float64Array): readonly DaySpan[] =>
  Array.from(bounds.subarray(1), (upTo, index) => ({ after: bounds[index] ?? NaN, upTo }));

const trailingSpans = (
  { aggregation }: RecipeMetric,
  months: number,
  end: number,
): readonly DaySpan[] => {
  switch (aggregation) {
    case 'growth':
      return between(periodBounds(end, months, 2));
    case 'cagr':
      return between(periodBounds(end, 12, months / 12));
    case 'trend':
    case 'volatility':
    case 'quietMonths':
      return between(periodBounds(end, 1, months));
    case 'yearOnYear': {
      const all = between(periodBounds(end, 1, 12 + months));
      return [...all.slice(0, months), ...all.slice(-months)];
    }
    default:
      return between(periodBounds(end, months, 1));
  }
};

/**
 * The spans of days into which a metric sorts rows, oldest first: one, or two and more for what
 * compares. Year on year has the months of the earlier year, then those of the later.
 */
export const spansOf = (
  metric: RecipeMetric,
  window: MetricWindow,
  asOf: number,
): readonly DaySpan[] => {
  if ('months' in window) {
    return trailingSpans(metric, window.months, monthsBefore(asOf, window.back));
  }
  const { calendar, firstMonth = 1 } = window;
  const size = calendar === 'yearToDate' || calendar === 'lastYear' ? 12 : 3;
  const isFull = calendar === 'lastYear' || calendar === 'lastQuarter';
  const both = calendarSpan(asOf, size, isFull, firstMonth);
  return metric.aggregation === 'growth' ? both : both.slice(1);
};

/** By row: the span in which its day falls, or -1 for none and for a blank. */
export const placeRows = (spans: readonly DaySpan[], cells: Float64Array): Int16Array => {
  const first = (spans[0]?.after ?? 0) + 1;
  const last = spans.at(-1)?.upTo ?? 0;
  // A place for every day at once: there are far fewer days than rows.
  const placeOfDay = new Int16Array(Math.max(0, last - first + 1)).fill(-1);
  spans.forEach(({ after, upTo }, place) =>
    placeOfDay.fill(place, after + 1 - first, upTo + 1 - first),
  );
  const places = new Int16Array(cells.length);
  for (let row = 0; row < cells.length; row += 1) {
    places[row] = placeOfDay[Math.floor(cells[row] ?? NaN) - first] ?? -1;
  }
  return places;
};
