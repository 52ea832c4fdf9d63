import { dayOfIso, isoOfDay } from '#shared/metrics/calendar.ts';
import { rowsWhere } from '#shared/metrics/conditions.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import { statusOf, type Outcome } from '#shared/metrics/outcome.ts';
import type { PartnerRows, RowColumns } from '#shared/metrics/row-columns.ts';
import { asOfDay } from '#shared/metrics/row-measures.ts';
import type { MetricHistory, PastColumn } from '#shared/model/ladder-history.ts';
import type { RateTable } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';

/** The rows of a run, grouped by partner. */
export type RunRows = {
  /** Its metrics read real rows alone, see `ofRealRows`. */
  readonly recipe: Recipe;
  readonly rows: RowColumns;
  readonly grouped: PartnerRows;
  readonly rates: RateTable | null;
  /** Rows of the snapshot by partner of the run. */
  readonly places: Uint32Array;
};

/** The date column that says when a row of the metric was; null for none. */
const dateOf = (metric: RecipeMetric, recipe: Recipe): string | null => {
  const isDate = metric.aggregation === 'recency' || metric.aggregation === 'tenure';
  return (
    metric.window?.date ?? metric.decay?.date ?? recipe.orderedBy ?? (isDate ? metric.header : null)
  );
};

/** What the rows of a run say of a metric as of a day; null where the run knows nothing of it yet. */
export type PastMetric = {
  readonly basis: MetricHistory['basis'];
  readonly on: (day: number) => PastSaid | null;
};

type PastSaid = {
  readonly outcomes: readonly Outcome[];
  /** By partner of the run: whether a row of it was known by then. */
  readonly isKnown: Uint8Array | null;
};

const basisOf = (metric: RecipeMetric, date: string | null, recipe: Recipe) => {
  if (date === null) {
    return recipe.asOf === undefined ? 'always' : 'asOf';
  }
  if (metric.window !== undefined) {
    return 'window';
  }
  return ['latest', 'recency', 'tenure', 'earliest'].includes(metric.aggregation)
    ? 'latest'
    : 'rows';
};

/**
 * A metric as its file would have said it on earlier days: without the rows after a day, its windows ending
 * on that day. From the day of the file itself on it is what the import made.
 */
export const pastMetric = (
  metric: RecipeMetric,
  { recipe, rows, grouped, rates, places }: RunRows,
): PastMetric => {
  const date = dateOf(metric, recipe);
  const own =
    date === null
      ? recipe.asOf === undefined
        ? NaN
        : dayOfIso(recipe.asOf)
      : asOfDay(recipe, rows, date);
  let whole: PastSaid | null = null;
  const sayWhole = (): PastSaid => {
    whole ??= {
      outcomes: measureMetric(metric, rows, grouped, recipe, rates).outcomes,
      isKnown: null,
    };
    return whole;
  };
  return {
    basis: basisOf(metric, date, recipe),
    on: (day) => {
      if (Number.isNaN(own) || day >= own) {
        return sayWhole();
      }
      if (date === null) {
        return null;
      }
      const until = { column: date, is: '<=' as const, to: isoOfDay(day) };
      const passes = rowsWhere(rows, [until]);
      const isKnown = new Uint8Array(places.length);
      let known = 0;
      passes.forEach((pass, row) => {
        const partner = rows.partners[row] ?? 0;
        if (pass === 1 && partner < places.length) {
          isKnown[partner] = 1;
          known += 1;
        }
      });
      return known === 0
        ? null
        : {
            outcomes: measureMetric(
              { ...metric, filter: [...(metric.filter ?? []), until] },
              rows,
              grouped,
              { asOf: isoOfDay(day), orderedBy: recipe.orderedBy },
              rates,
            ).outcomes,
            isKnown,
          };
    },
  };
};

/** Writes what a run says into the column of a day; partners of whom it knows nothing keep what is there. */
export const writePast = (
  { outcomes, isKnown }: PastSaid,
  places: Uint32Array,
  column: PastColumn,
): void => {
  places.forEach((row, partner) => {
    if (isKnown !== null && isKnown[partner] !== 1) {
      return;
    }
    const outcome = outcomes[partner] ?? 'noRows';
    column.values[row] = typeof outcome === 'number' ? outcome : NaN;
    column.status[row] = statusOf(outcome);
  });
};
