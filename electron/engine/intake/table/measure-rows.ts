import type { NumberColumn } from '#shared/intake/partner-totals.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import { statusOf, type Outcome } from '#shared/metrics/outcome.ts';
import { groupByPartner } from '#shared/metrics/row-columns.ts';
import type { Recipe, RecipeMetric } from '#shared/model/recipe.ts';
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
  ['latest', 'sum', 'mean', 'count'].includes(metric.aggregation);

/** Measures metrics on all rows at the end. */
export type RowMeasures = {
  readonly add: (partner: number, cells: TypedCells) => void;
  /** By code of the metric. */
  readonly finish: (partnerCount: number) => ReadonlyMap<string, NumberColumn>;
};

/** Numbers, states and reasons of outcomes, aligned with the partners. */
export const numberColumn = (outcomes: readonly Outcome[]): NumberColumn => ({
  numbers: Float64Array.from(outcomes, (outcome) => (typeof outcome === 'number' ? outcome : NaN)),
  statuses: Uint8Array.from(outcomes, statusOf),
  reasons: outcomes.map((outcome) => (typeof outcome === 'number' ? null : outcome)),
});

/** For the metrics of a recipe that are not running; null where all are. */
export const createRowMeasures = (recipe: Recipe): RowMeasures | null => {
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
      return new Map(
        metrics.map((metric) => [
          metric.code,
          numberColumn(measureMetric(metric, rows, groups, recipe)),
        ]),
      );
    },
  };
};
