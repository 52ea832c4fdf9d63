import { assertNever } from '../invariant.ts';
import type { Recipe } from '../model/recipe.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';
import {
  greatest,
  least,
  mean,
  median,
  percentile,
  ratioOfSums,
  standardDeviation,
  sum,
  weightedMean,
} from './averages.ts';
import { dayOfIso, type DaySpan } from './calendar.ts';
import {
  compoundAnnualGrowth,
  growth,
  quietMonths,
  trendSlope,
  volatility,
  yearOnYear,
} from './change.ts';
import { effectiveNumber, herfindahl, topShare } from './concentration.ts';
import { columnOf, rowsWhere } from './conditions.ts';
import type { Outcome } from './outcome.ts';
import type { RowColumns } from './row-columns.ts';
import {
  differentCells,
  earliestCell,
  filledCells,
  filledPairs,
  latestCell,
  newestDay,
  oldestDay,
  partsOf,
  periodSums,
  sumsByPeriod,
} from './row-gathering.ts';

/** The number of one partner from those of its rows that count. */
export type Measure = (rows: Uint32Array) => Outcome;

/** What the whole recipe says about rows: where they end in time, and which is latest. */
export type MetricFrame = Pick<Recipe, 'asOf' | 'orderedBy'>;

/** The periods of a window, and by row in which it falls. */
export type RowPeriods = { readonly spans: readonly DaySpan[]; readonly places: Int16Array };

/** The as-of day of the recipe, or the newest day of the column; NaN where neither is. */
export const asOfDay = ({ asOf }: MetricFrame, rows: RowColumns, date: string): number =>
  asOf === undefined ? newestDay(columnOf(rows, date).cells) : dayOfIso(asOf);

/** A column with each cell times the weight of its row; without a column the weights. */
const weighed = (cells: Float64Array | null, weights: Float64Array): Float64Array =>
  cells === null ? weights : cells.map((cell, row) => cell * (weights[row] ?? NaN));

/** `filledCells` and `filledPairs` into arrays that are used for every partner in turn. */
type Gather = {
  readonly filled: (value: Float64Array | null, rows: Uint32Array) => Float64Array;
  readonly pairs: (
    value: Float64Array | null,
    by: Float64Array,
    rows: Uint32Array,
  ) => readonly [Float64Array, Float64Array];
};

/** `most` rows of one partner at once. No measure keeps what it gathered. */
const createGather = (most: number): Gather => {
  const [left, right] = [new Float64Array(most), new Float64Array(most)];
  return {
    filled: (value, rows) => filledCells(value, rows, left),
    pairs: (value, by, rows) => filledPairs(value, by, rows, left, right),
  };
};

/** What is taken of rows that count by their weights: sums of products. */
const decayedMeasure = (
  metric: RecipeMetric,
  value: Float64Array | null,
  by: Float64Array,
  weights: Float64Array,
  { filled, pairs }: Gather,
): Measure => {
  const products = weighed(value, weights);
  switch (metric.aggregation) {
    case 'mean':
      return (some) => weightedMean(...pairs(value, weights, some));
    case 'weightedMean': {
      const both = weighed(by, weights);
      return (some) => weightedMean(...pairs(value, both, some));
    }
    case 'ratio': {
      const below = weighed(by, weights);
      return (some) => ratioOfSums(...pairs(products, below, some));
    }
    case 'count':
      return (some) => {
        const [, counted] = pairs(value, weights, some);
        return counted.length === 0 ? 0 : sum(counted);
      };
    default:
      return (some) => sum(filled(products, some));
  }
};

/**
 * How a checked metric is taken of the rows of one partner, `most` of them at once. `weights` are
 * those of decay, by row.
 */
export const measureOf = (
  metric: RecipeMetric,
  rows: RowColumns,
  frame: MetricFrame,
  periods: RowPeriods | null,
  weights: Float64Array | null,
  most: number,
): Measure => {
  const gather = createGather(most);
  const value = metric.header === null ? null : columnOf(rows, metric.header).cells;
  const by = metric.by === undefined ? new Float64Array() : columnOf(rows, metric.by).cells;
  if (weights !== null) {
    return decayedMeasure(metric, value, by, weights, gather);
  }
  const filled = (some: Uint32Array): Float64Array => gather.filled(value, some);
  const byPeriod = periodSums(periods?.spans.length ?? 0);
  const sums = (some: Uint32Array, none = 0): Float64Array =>
    sumsByPeriod(value, some, periods?.places ?? new Int16Array(), byPeriod, none);
  const order = (): Float64Array | null =>
    frame.orderedBy === null ? null : columnOf(rows, frame.orderedBy).cells;
  switch (metric.aggregation) {
    case 'latest': {
      const places = order();
      return (some) => latestCell(value, places, some);
    }
    case 'earliest': {
      const places = order();
      return (some) => earliestCell(value, places, some);
    }
    case 'sum':
    case 'shareOfTotal':
      return (some) => sum(filled(some));
    case 'mean':
      return (some) => mean(filled(some));
    case 'median':
      return (some) => median(filled(some));
    case 'percentile':
      return (some) => percentile(filled(some), metric.percent ?? 50);
    case 'deviation':
      return (some) => standardDeviation(filled(some));
    case 'min':
      return (some) => least(filled(some));
    case 'max':
      return (some) => greatest(filled(some));
    case 'count':
      return (some) => filled(some).length;
    case 'distinct':
      return (some) => differentCells(value, some).size;
    case 'weightedMean':
      return (some) => weightedMean(...gather.pairs(value, by, some));
    case 'ratio':
      return (some) => ratioOfSums(...gather.pairs(value, by, some));
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
    case 'recency':
    case 'tenure': {
      const asOf = asOfDay(frame, rows, metric.header ?? '');
      const pick = metric.aggregation === 'recency' ? newestDay : oldestDay;
      return (some) => {
        const day = pick(filled(some).filter((each) => Math.floor(each) <= asOf));
        return Number.isNaN(day) ? 'noCells' : asOf - day;
      };
    }
    case 'growth':
      return (some) => {
        const [prior = 0, current = 0] = sums(some);
        return growth(current, prior);
      };
    case 'yearOnYear':
      return (some) => {
        const months = sums(some, NaN);
        const half = months.length / 2;
        return yearOnYear(months.subarray(0, half), months.subarray(half));
      };
    case 'cagr':
      return (some) => compoundAnnualGrowth(sums(some));
    case 'trend':
      return (some) => trendSlope(sums(some));
    case 'volatility':
      return (some) => volatility(sums(some));
    case 'quietMonths':
      return (some) => quietMonths(sums(some));
    case 'hhi':
      return (some) => herfindahl(partsOf(value, by, some));
    case 'effectiveNumber':
      return (some) => effectiveNumber(partsOf(value, by, some));
    case 'topShare':
      return (some) => topShare(partsOf(value, by, some));
    default:
      return assertNever(metric.aggregation, 'aggregation');
  }
};
