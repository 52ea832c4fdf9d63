import { columnOf, rowsWhere } from '../metrics/conditions.ts';
import { periodsOf, weightsOf } from '../metrics/measure-metric.ts';
import type { RowColumns } from '../metrics/row-columns.ts';
import { asOfDay, type MetricFrame } from '../metrics/row-measures.ts';
import { isoOfDay } from '../metrics/calendar.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';
import { conditionWords } from './metric-words.ts';

/** Aggregations that take one row, by the order of rows. */
const takesOne = (metric: RecipeMetric): boolean =>
  metric.aggregation === 'latest' || metric.aggregation === 'earliest';

/** Of rows that pass, the one that `latestCell` and `earliestCell` take; -1 for none. */
const deciding = (
  { aggregation }: RecipeMetric,
  order: Float64Array | null,
  passing: readonly number[],
): number => {
  const isLatest = aggregation === 'latest';
  const placeOf = (row: number): number => {
    const place = order === null ? 0 : (order[row] ?? NaN);
    return Number.isNaN(place) ? (isLatest ? -Infinity : Infinity) : place;
  };
  return passing.reduce(
    (best, row) =>
      best < 0 || (isLatest ? placeOf(row) >= placeOf(best) : placeOf(row) < placeOf(best))
        ? row
        : best,
    -1,
  );
};

/**
 * Why each of some rows does not count for a metric, as a sentence, aligned with them; '' where it
 * does. The first rule that a row breaks is named, in the order filter, window, age, blank cell, and for
 * what takes one row at last that it is another one. `some` are all rows of one partner in file order.
 */
export const judgeRows = (
  metric: RecipeMetric,
  rows: RowColumns,
  frame: MetricFrame,
  some: Uint32Array,
): readonly string[] => {
  const filters = (metric.filter ?? []).map((condition) => ({
    passes: rowsWhere(rows, [condition]),
    words: `The filter leaves it out: ${conditionWords(condition)} does not hold.`,
  }));
  const periods = periodsOf(metric, rows, frame);
  const weights = weightsOf(metric, rows, frame);
  const isDays = metric.aggregation === 'recency' || metric.aggregation === 'tenure';
  const asOf = isDays ? asOfDay(frame, rows, metric.header ?? '') : Infinity;
  const needed = [metric.header, metric.by ?? null]
    .filter((header) => header !== null)
    .map((header) => ({ header, cells: columnOf(rows, header).cells }));
  const reasonOf = (row: number): string => {
    const failed = filters.find(({ passes }) => passes[row] === 0);
    if (failed !== undefined) {
      return failed.words;
    }
    if ((periods?.places[row] ?? 0) < 0) {
      return `${metric.window?.date ?? ''} lies outside the window.`;
    }
    if (Number.isNaN(weights?.[row] ?? 0)) {
      return `${metric.decay?.date ?? ''} is blank or after the as-of date.`;
    }
    if (takesOne(metric)) {
      return '';
    }
    const blank = needed.find(({ cells }) => Number.isNaN(cells[row] ?? NaN));
    if (blank !== undefined) {
      return `${blank.header} is blank.`;
    }
    return Math.floor(needed[0]?.cells[row] ?? 0) > asOf
      ? `${metric.header ?? ''} is after the as-of date, ${isoOfDay(asOf)}.`
      : '';
  };
  const reasons = Array.from(some, reasonOf);
  if (!takesOne(metric)) {
    return reasons;
  }
  const order = frame.orderedBy === null ? null : columnOf(rows, frame.orderedBy).cells;
  const passing = [...some].filter((_, index) => reasons[index] === '');
  const taken = deciding(metric, order, passing);
  const other =
    metric.aggregation === 'latest' ? 'A later row decides.' : 'An earlier row decides.';
  return reasons.map((reason, index) => (reason === '' && some[index] !== taken ? other : reason));
};
