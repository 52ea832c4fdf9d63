import type { NumberColumn } from '#shared/intake/partner-totals.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import { statusOf, type Outcome } from '#shared/metrics/outcome.ts';
import { groupByPartner, type RowColumns } from '#shared/metrics/row-columns.ts';
import type { RateGap, RateTable } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { createRowLog } from './row-log.ts';
import type { TypedCells } from './typed-cells.ts';

export type RunningMetric = RecipeMetric & {
  readonly aggregation: 'latest' | 'sum' | 'mean' | 'count';
};

/**
 * Whether a metric can be added up row by row, in an amount of memory that does not grow with them.
 * All others need the rows of a partner together.
 */
export const isRunning = (metric: RecipeMetric): metric is RunningMetric =>
  (metric.filter ?? []).length === 0 &&
  metric.window === undefined &&
  metric.decay === undefined &&
  metric.currency === undefined &&
  ['latest', 'sum', 'mean', 'count'].includes(metric.aggregation);

/** Measures metrics on all rows at the end. */
export type RowMeasures = {
  readonly add: (partner: number, cells: TypedCells) => void;
  readonly finish: (partnerCount: number) => {
    /** By code of the metric. */
    readonly columns: ReadonlyMap<string, NumberColumn>;
    readonly rateGaps: readonly RateGap[];
  };
};

/** Numbers, states and reasons of outcomes, aligned with the partners. */
export const numberColumn = (outcomes: readonly Outcome[]): NumberColumn => ({
  numbers: Float64Array.from(outcomes, (outcome) => (typeof outcome === 'number' ? outcome : NaN)),
  statuses: Uint8Array.from(outcomes, statusOf),
  reasons: outcomes.map((outcome) => (typeof outcome === 'number' ? null : outcome)),
});

const mostShown = 20;

/** The rows without a rate, by the currency that they name, most first. */
const rateGapsOf = (
  { name, currency }: RecipeMetric,
  { columns, rowNumbers, textOf }: RowColumns,
  unrated: Uint32Array,
): readonly RateGap[] => {
  const cells = columns.get(currency?.column ?? '')?.cells;
  const rowsByCell = new Map<string, number[]>();
  for (const row of unrated) {
    const cell = cells?.[row] ?? NaN;
    const text = Number.isNaN(cell) ? '' : textOf(cell);
    const rows = rowsByCell.get(text) ?? [];
    rowsByCell.set(text, rows);
    rows.push(rowNumbers[row] ?? 0);
  }
  return [...rowsByCell]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([text, rows]) => ({
      metric: name,
      currency: text,
      rows: rows.length,
      first: rows.slice(0, mostShown).map((rowNumber) => ({ rowNumber })),
    }));
};

/** For the metrics of a recipe that are not running; null where all are. */
export const createRowMeasures = (recipe: Recipe, rates: RateTable | null): RowMeasures | null => {
  const metrics = recipe.metrics.filter((metric) => !isRunning(metric));
  if (metrics.length === 0) {
    return null;
  }
  const log = createRowLog(recipe, metrics);
  return {
    add: log.add,
    finish: (partnerCount) => {
      const rows = log.finish(partnerCount);
      const groups = groupByPartner(rows.partners, partnerCount);
      const columns = new Map<string, NumberColumn>();
      const rateGaps: RateGap[] = [];
      for (const metric of metrics) {
        const { outcomes, unrated } = measureMetric(metric, rows, groups, recipe, rates);
        columns.set(metric.code, numberColumn(outcomes));
        rateGaps.push(...rateGapsOf(metric, rows, unrated));
      }
      return { columns, rateGaps };
    },
  };
};
