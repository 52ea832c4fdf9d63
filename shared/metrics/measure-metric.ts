import { assertNever } from '../invariant.ts';
import type { Recipe, RecipeMetric } from '../model/recipe.ts';
import { greatest, least, mean, median, ratioOfSums, sum, weightedMean } from './averages.ts';
import { dayOfIso, monthsBefore, periodBounds } from './calendar.ts';
import { compoundAnnualGrowth, growth, trendSlope, volatility } from './change.ts';
import { herfindahl, topShare } from './concentration.ts';
import { columnOf, rowsWhere } from './conditions.ts';
import type { Outcome } from './outcome.ts';
import type { PartnerRows, RowColumns } from './row-columns.ts';
import {
  differentCells,
  filledCells,
  filledPairs,
  latestCell,
  newestDay,
  partsOf,
  sumsByPeriod,
} from './row-gathering.ts';

/** The number of one partner from those of its rows that count. */
type Measure = (rows: Uint32Array) => Outcome;

/** What the whole recipe says about rows: where they end in time, and which is latest. */
export type MetricFrame = Pick<Recipe, 'asOf' | 'orderedBy'>;

const asOfDay = ({ asOf }: MetricFrame, rows: RowColumns, date: string): number =>
  asOf === undefined ? newestDay(columnOf(rows, date).cells) : dayOfIso(asOf);

/** Periods of a window and the whole months of each, oldest first. */
const periodsOf = ({ aggregation, window }: RecipeMetric): { count: number; months: number } => {
  const months = window?.months ?? 1;
  switch (aggregation) {
    case 'growth':
      return { count: 2, months };
    case 'cagr':
      return { count: months / 12, months: 12 };
    case 'trend':
    case 'volatility':
      return { count: months, months: 1 };
    default:
      return { count: 1, months };
  }
};

/** By row: the period of the window in which it falls, or -1. */
const placeInPeriods = (
  metric: RecipeMetric,
  rows: RowColumns,
  frame: MetricFrame,
): Int16Array | null => {
  const { window } = metric;
  if (window === undefined) {
    return null;
  }
  const { count, months } = periodsOf(metric);
  const places = new Int16Array(rows.partners.length).fill(-1);
  const asOf = asOfDay(frame, rows, window.date);
  if (Number.isNaN(asOf)) {
    return places;
  }
  const bounds = periodBounds(monthsBefore(asOf, window.back), months, count);
  const { cells } = columnOf(rows, window.date);
  const last = bounds[count] ?? 0;
  cells.forEach((cell, row) => {
    const day = Math.floor(cell);
    if (day <= (bounds[0] ?? 0) || !(day <= last)) {
      return;
    }
    let place = 0;
    while (day > (bounds[place + 1] ?? last)) {
      place += 1;
    }
    places[row] = place;
  });
  return places;
};

const measureOf = (
  metric: RecipeMetric,
  rows: RowColumns,
  frame: MetricFrame,
  places: Int16Array | null,
): Measure => {
  const value = metric.header === null ? null : columnOf(rows, metric.header).cells;
  const by = metric.by === undefined ? new Float64Array() : columnOf(rows, metric.by).cells;
  const filled = (some: Uint32Array): Float64Array => filledCells(value, some);
  const periods = (some: Uint32Array): Float64Array =>
    sumsByPeriod(value, some, places ?? new Int16Array(), periodsOf(metric).count);
  switch (metric.aggregation) {
    case 'latest': {
      const order = frame.orderedBy === null ? null : columnOf(rows, frame.orderedBy).cells;
      return (some) => latestCell(value, order, some);
    }
    case 'sum':
      return (some) => sum(filled(some));
    case 'mean':
      return (some) => mean(filled(some));
    case 'median':
      return (some) => median(filled(some));
    case 'min':
      return (some) => least(filled(some));
    case 'max':
      return (some) => greatest(filled(some));
    case 'count':
      return (some) => filled(some).length;
    case 'distinct':
      return (some) => differentCells(value, some).size;
    case 'weightedMean':
    case 'ratio': {
      const combine = metric.aggregation === 'ratio' ? ratioOfSums : weightedMean;
      return (some) => {
        const [left, right] = filledPairs(value, by, some);
        return combine(left, right);
      };
    }
    case 'share': {
      const passes = rowsWhere(rows, metric.where ?? []);
      return (some) => {
        const all = value === null ? some.length : differentCells(value, some).size;
        const wanted = some.filter((row) => passes[row] === (metric.every === true ? 0 : 1));
        const found = value === null ? wanted.length : differentCells(value, wanted).size;
        const part = metric.every === true ? all - found : found;
        return all === 0 ? 'noCells' : part / all;
      };
    }
    case 'recency': {
      const asOf = asOfDay(frame, rows, metric.header ?? '');
      return (some) => {
        const newest = newestDay(filled(some).filter((day) => Math.floor(day) <= asOf));
        return Number.isNaN(newest) ? 'noCells' : asOf - newest;
      };
    }
    case 'growth':
      return (some) => {
        const [prior = 0, current = 0] = periods(some);
        return growth(current, prior);
      };
    case 'cagr':
      return (some) => compoundAnnualGrowth(periods(some));
    case 'trend':
      return (some) => trendSlope(periods(some));
    case 'volatility':
      return (some) => volatility(periods(some));
    case 'hhi':
      return (some) => herfindahl(partsOf(value, by, some));
    case 'topShare':
      return (some) => topShare(partsOf(value, by, some));
    default:
      return assertNever(metric.aggregation, 'aggregation');
  }
};

/**
 * One metric of a checked recipe for every partner, aligned with their numbers. Where no row passes
 * the filter and the window the outcome is `noRows`, but counts are 0.
 */
export const measureMetric = (
  metric: RecipeMetric,
  rows: RowColumns,
  { starts, rows: grouped }: PartnerRows,
  frame: MetricFrame,
): readonly Outcome[] => {
  const passes = rowsWhere(rows, metric.filter ?? []);
  const places = placeInPeriods(metric, rows, frame);
  places?.forEach((place, row) => {
    if (place < 0) {
      passes[row] = 0;
    }
  });
  const measure = measureOf(metric, rows, frame, places);
  const isCount = metric.aggregation === 'count' || metric.aggregation === 'distinct';
  // One array for the rows of every partner in turn: no measure keeps it.
  const passing = new Uint32Array(grouped.length);
  return Array.from({ length: rows.partnerCount }, (_, partner): Outcome => {
    const end = starts[partner + 1] ?? 0;
    let size = 0;
    for (let at = starts[partner] ?? 0; at < end; at += 1) {
      const row = grouped[at] ?? 0;
      if (passes[row] === 1) {
        passing[size] = row;
        size += 1;
      }
    }
    const some = passing.subarray(0, size);
    return some.length === 0 && !isCount ? 'noRows' : measure(some);
  });
};
