import { allColumns } from '#shared/intake/recipe-use.ts';
import { aggregationFacts, type AggregationFacts } from '#shared/metrics/aggregation-facts.ts';
import { calendarNames } from '#shared/metrics/calendar-names.ts';
import type { ColumnType, Recipe } from '#shared/model/recipe.ts';
import type {
  Aggregation,
  Comparison,
  MetricWindow,
  RecipeMetric,
  RowCondition,
} from '#shared/model/recipe-metric.ts';

/** The key is text whatever the recipe says. */
export const typeOfColumn = (recipe: Recipe, header: string): ColumnType | null =>
  header === recipe.key
    ? 'text'
    : (allColumns(recipe).find((column) => column.header === header)?.type ?? null);

/** Headers of the columns of these types, in the order of the file, looked-up ones behind them; the key comes last. */
export const headersOf = (recipe: Recipe, types: readonly string[]): readonly string[] =>
  allColumns(recipe)
    .map(({ header }) => header)
    .filter((header) => types.includes(typeOfColumn(recipe, header) ?? ''))
    .toSorted((left, right) => Number(left === recipe.key) - Number(right === recipe.key));

/** The date column that windows most likely mean: the one that orders rows, or the first. */
const dateOf = (recipe: Recipe): string => recipe.orderedBy ?? headersOf(recipe, ['date'])[0] ?? '';

/** Trailing months on the most likely date column. */
export const freshWindow = (recipe: Recipe, aggregation: Aggregation): MetricWindow => ({
  date: dateOf(recipe),
  months: Math.max(12, aggregationFacts[aggregation].leastMonths),
  back: 0,
});

/** A half-life of a year on the most likely date column. */
export const freshDecay = (recipe: Recipe): NonNullable<RecipeMetric['decay']> => ({
  date: dateOf(recipe),
  halfLife: 12,
});

const windowFits = (window: MetricWindow, facts: AggregationFacts): boolean =>
  'months' in window
    ? window.months >= facts.leastMonths &&
      window.months <= facts.mostMonths &&
      window.months % facts.stepMonths === 0
    : facts.mayBeCalendar;

/** A first condition: a text column that is filled. */
export const freshCondition = (recipe: Recipe): RowCondition => ({
  column: headersOf(recipe, ['text', 'number', 'date'])[0] ?? recipe.key,
  is: 'filled',
  to: null,
});

/** Another aggregation: what still fits stays, what it needs is filled in, what it cannot use goes. */
export const withAggregation = (
  metric: RecipeMetric,
  aggregation: Aggregation,
  recipe: Recipe,
): RecipeMetric => {
  const facts = aggregationFacts[aggregation];
  const type = metric.header === null ? 'rows' : typeOfColumn(recipe, metric.header);
  const candidates = headersOf(recipe, facts.value);
  const header =
    type !== null && facts.value.includes(type)
      ? metric.header
      : facts.value.includes('rows')
        ? null
        : (candidates[0] ?? metric.header);
  const bySome = headersOf(recipe, facts.by).filter((each) => each !== header);
  const { window } = metric;
  const keepsWindow = window === undefined ? facts.leastMonths === 0 : windowFits(window, facts);
  return {
    ...metric,
    aggregation,
    header,
    by:
      facts.by.length === 0
        ? undefined
        : metric.by !== undefined && bySome.includes(metric.by)
          ? metric.by
          : bySome[0],
    where: facts.hasWhere
      ? (metric.where ?? []).length > 0
        ? metric.where
        : [freshCondition(recipe)]
      : undefined,
    every: facts.hasWhere ? metric.every : undefined,
    percent: facts.hasPercent ? (metric.percent ?? 90) : undefined,
    window: keepsWindow ? window : freshWindow(recipe, aggregation),
    decay: facts.mayDecay ? metric.decay : undefined,
    currency: facts.mayConvert && header !== null ? metric.currency : undefined,
  };
};

/** Comparisons that a column of this type knows. */
export const comparisonsOf = (type: ColumnType | null): readonly Comparison[] =>
  type === 'text'
    ? ['=', '!=', 'filled', 'empty']
    : ['=', '!=', '<', '<=', '>', '>=', 'filled', 'empty'];

/** A condition on another column or with another comparison; what no longer fits is taken out. */
export const changedCondition = (
  condition: RowCondition,
  change: Partial<RowCondition>,
  recipe: Recipe,
): RowCondition => {
  const next = { ...condition, ...change };
  const type = typeOfColumn(recipe, next.column);
  const is = comparisonsOf(type).includes(next.is) ? next.is : '=';
  const isAlone = is === 'filled' || is === 'empty';
  const keeps =
    next.to !== null &&
    (typeof next.to === 'string' || typeOfColumn(recipe, next.to.column) === type);
  return { column: next.column, is, to: isAlone ? null : keeps ? next.to : '' };
};

const describeWindow = (window: MetricWindow): string =>
  'months' in window
    ? `${window.months} months of ${window.date}${window.back === 0 ? '' : `, ${window.back} months back`}`
    : `${calendarNames[window.calendar]} of ${window.date}`;

/** Which rows count, for example `12 months of Order date, 2 conditions`; empty where all do. */
export const describeRows = (metric: RecipeMetric): string => {
  const { filter = [], where = [], window, decay } = metric;
  const conditions = filter.length + where.length;
  return [
    ...(window === undefined ? [] : [describeWindow(window)]),
    ...(decay === undefined ? [] : [`half-life ${decay.halfLife} months of ${decay.date}`]),
    ...(metric.currency === undefined ? [] : [`in the currency of ${metric.currency.column}`]),
    ...(conditions === 0 ? [] : [conditions === 1 ? '1 condition' : `${conditions} conditions`]),
  ].join(', ');
};
