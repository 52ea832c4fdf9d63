import type { RateTable } from '../model/rate-table.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';
import { compensatedSum } from '../statistics/compensated-sum.ts';
import { columnOf, rowsWhere } from './conditions.ts';
import { ratesOfRows } from './currency/row-rates.ts';
import { decayWeights } from './decay-weights.ts';
import { finite, type Outcome } from './outcome.ts';
import type { PartnerRows, RowColumns } from './row-columns.ts';
import {
  asOfDay,
  measureOf,
  type Measure,
  type MetricFrame,
  type RowPeriods,
} from './row-measures.ts';
import { placeRows, spansOf } from './row-periods.ts';

/** By row: the period of the window in which it falls, or -1; null without a window. */
export const periodsOf = (
  metric: RecipeMetric,
  rows: RowColumns,
  frame: MetricFrame,
): RowPeriods | null => {
  const { window } = metric;
  if (window === undefined) {
    return null;
  }
  const asOf = asOfDay(frame, rows, window.date);
  // Without any date there is no as-of day, and no row is in the window.
  const spans = Number.isNaN(asOf) ? [] : spansOf(metric, window, asOf);
  return { spans, places: placeRows(spans, columnOf(rows, window.date).cells) };
};

/** By row: what it counts where older rows count less, NaN where not at all; null without a decay. */
export const weightsOf = (
  { decay }: RecipeMetric,
  rows: RowColumns,
  frame: MetricFrame,
): Float64Array | null =>
  decay === undefined
    ? null
    : decayWeights(
        columnOf(rows, decay.date).cells,
        asOfDay(frame, rows, decay.date),
        decay.halfLife,
      );

/** Parts of the whole that all partners make together; a whole of zero or less has no shares. */
const sharesOfTotal = (sums: readonly Outcome[]): readonly Outcome[] => {
  if (sums.includes('noRate')) {
    // Without one amount the whole is not known, and so is no share of it.
    return sums.map((each) => (typeof each === 'number' ? 'noRate' : each));
  }
  const total = sums.includes('tooLarge')
    ? NaN
    : compensatedSum(sums.filter((each) => typeof each === 'number'));
  return sums.map((each) =>
    typeof each !== 'number'
      ? each
      : !Number.isFinite(total)
        ? 'tooLarge'
        : total > 0
          ? finite(each / total)
          : 'totalNotPositive',
  );
};

/** Rows of the partner with the most. */
const mostRows = ({ starts }: PartnerRows): number => {
  let most = 0;
  for (let partner = 1; partner < starts.length; partner += 1) {
    most = Math.max(most, (starts[partner] ?? 0) - (starts[partner - 1] ?? 0));
  }
  return most;
};

const measurePartners = (
  measure: Measure,
  passes: Uint8Array,
  { starts, rows: grouped }: PartnerRows,
  partnerCount: number,
  isCount: boolean,
): Outcome[] => {
  // One array for the rows of every partner in turn: no measure keeps it.
  const passing = new Uint32Array(grouped.length);
  return Array.from({ length: partnerCount }, (_, partner): Outcome => {
    const end = starts[partner + 1] ?? 0;
    let size = 0;
    for (let at = starts[partner] ?? 0; at < end; at += 1) {
      const row = grouped[at] ?? 0;
      if (passes[row] === 1) {
        passing[size] = row;
        size += 1;
      }
    }
    return size === 0 && !isCount ? 'noRows' : measure(passing.subarray(0, size));
  });
};

/** The columns of a metric with its amounts in the base currency; other metrics read them as they were. */
const inBaseCurrency = (
  { header, by, aggregation, currency }: RecipeMetric,
  rows: RowColumns,
  rates: Float64Array,
): RowColumns => {
  const columns = new Map(rows.columns);
  const amounts = [
    header,
    aggregation === 'ratio' && currency?.alsoBy === true ? (by ?? null) : null,
  ];
  for (const name of new Set(amounts)) {
    if (name !== null) {
      const { type, cells } = columnOf(rows, name);
      columns.set(name, { type, cells: cells.map((cell, row) => cell * (rates[row] ?? NaN)) });
    }
  }
  return { ...rows, columns };
};

/** Rows that count and whose amount has no rate. */
const rowsWithoutRate = (
  cells: Float64Array,
  rates: Float64Array,
  passes: Uint8Array,
): Uint32Array => {
  const found: number[] = [];
  passes.forEach((pass, row) => {
    if (pass === 1 && !Number.isNaN(cells[row] ?? NaN) && Number.isNaN(rates[row] ?? NaN)) {
      found.push(row);
    }
  });
  return Uint32Array.from(found);
};

/** A metric for every partner, aligned with their numbers, and the rows that lacked a rate. */
export type Measured = {
  readonly outcomes: readonly Outcome[];
  /** Places of rows that count but whose amount has no rate; their partners are `noRate`. */
  readonly unrated: Uint32Array;
};

/**
 * One metric of a checked recipe for every partner, aligned with their numbers. Where no row passes
 * the filter and the window the outcome is `noRows`, but counts are 0. Amounts of several currencies
 * are converted by `rates` first; conditions see them as they stand in the file.
 */
export const measureMetric = (
  metric: RecipeMetric,
  rows: RowColumns,
  groups: PartnerRows,
  frame: MetricFrame,
  rates: RateTable | null = null,
): Measured => {
  const passes = rowsWhere(rows, metric.filter ?? []);
  const periods = periodsOf(metric, rows, frame);
  const weights = weightsOf(metric, rows, frame);
  for (let row = 0; row < passes.length; row += 1) {
    if ((periods?.places[row] ?? 0) < 0 || Number.isNaN(weights?.[row] ?? 0)) {
      passes[row] = 0;
    }
  }
  const isCount = metric.aggregation === 'count' || metric.aggregation === 'distinct';
  const { header, currency } = metric;
  const worth = currency === undefined ? null : ratesOfRows(currency, rows, periods, rates);
  const amounts = worth === null ? rows : inBaseCurrency(metric, rows, worth);
  const measure = measureOf(metric, amounts, frame, periods, weights, mostRows(groups));
  const outcomes = measurePartners(measure, passes, groups, rows.partnerCount, isCount);
  const unrated =
    worth === null || header === null
      ? new Uint32Array()
      : rowsWithoutRate(columnOf(rows, header).cells, worth, passes);
  for (const row of unrated) {
    outcomes[rows.partners[row] ?? 0] = 'noRate';
  }
  return {
    outcomes: metric.aggregation === 'shareOfTotal' ? sharesOfTotal(outcomes) : outcomes,
    unrated,
  };
};
