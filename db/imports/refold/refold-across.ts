import { metricHeaders } from '#shared/intake/recipe-use.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import { statusOf } from '#shared/metrics/outcome.ts';
import { groupByPartner, type RowColumn, type RowColumns } from '#shared/metrics/row-columns.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { WorkspaceFile } from '../../workspace-file.ts';
import { readRateSet } from '../../currency/rate-rows.ts';
import type { StoredRun } from '../read-runs.ts';
import { createTextDictionary } from '../text-dictionary.ts';
import { readPartnerRows } from './read-partner-rows.ts';

/** Keys of one partner or group whose rows of a run count. */
export type RunPart = {
  readonly run: StoredRun;
  readonly recipe: Recipe;
  readonly keys: readonly string[];
};

/** How a metric is made of rows, without what it is called and how it is shown. */
const makingOf = (metric: RecipeMetric, recipe: Recipe): string => {
  const { header, aggregation, by, percent, filter, where, every, window, decay, unit } = metric;
  const headers = new Set([...metricHeaders(metric), recipe.orderedBy]);
  return JSON.stringify([
    [header, aggregation, by, percent, filter, where, every, window, decay, unit],
    metric.currency,
    [recipe.orderedBy, recipe.asOf],
    [...recipe.columns, ...(recipe.lookups ?? []).flatMap(({ take }) => take)]
      .map((column) => ['as' in column ? column.as : column.header, column.type])
      .filter(([name]) => headers.has(name ?? null)),
  ]);
};

/**
 * Whether rows of two imports can be measured together: both make the metric alike. Parts of the total of
 * one file are no parts of the total of another.
 */
export const isMadeAlike = (code: string, one: Recipe, other: Recipe): boolean => {
  const [metric, second] = [one, other].map(({ metrics }) =>
    metrics.find((each) => each.code === code),
  );
  return (
    metric !== undefined &&
    second !== undefined &&
    metric.aggregation !== 'shareOfTotal' &&
    makingOf(metric, one) === makingOf(second, other)
  );
};

const joined = (parts: readonly RowColumns[], headers: ReadonlySet<string>): RowColumns => {
  const size = parts.reduce((sum, { partners }) => sum + partners.length, 0);
  const partners = new Uint32Array(size);
  const rowNumbers = new Float64Array(size);
  const columns = new Map<string, RowColumn>();
  let at = 0;
  for (const part of parts) {
    partners.set(part.partners, at);
    rowNumbers.set(part.rowNumbers, at);
    for (const [header, { type, cells }] of part.columns) {
      if (headers.has(header)) {
        const column = columns.get(header) ?? { type, cells: new Float64Array(size).fill(NaN) };
        column.cells.set(cells, at);
        columns.set(header, column);
      }
    }
    at += part.partners.length;
  }
  const { codeOf, textOf } = parts[0] ?? { codeOf: () => -1, textOf: () => '' };
  return { partners, partnerCount: 2, columns, rowNumbers, codeOf, textOf };
};

/**
 * A metric of the rows that several imports have of one group, oldest first: the same as if one file had
 * them all, one after another. Recipe and rates are those of the newest, and all make the metric alike, see
 * `isMadeAlike`; windows end with the newest day of any.
 */
export const refoldAcross = (
  file: WorkspaceFile,
  parts: readonly [RunPart, ...RunPart[]],
  code: string,
): { readonly number: number; readonly status: number } | null => {
  const { run, recipe } = parts.at(-1) ?? parts[0];
  const metric = recipe.metrics.find((each) => each.code === code);
  if (metric === undefined) {
    return null;
  }
  const dictionary = createTextDictionary();
  const headers = new Set(
    [...metricHeaders(metric), recipe.orderedBy].filter((header) => header !== null),
  );
  const rows = joined(
    parts.map((part) => readPartnerRows(file, part.run, part.recipe, [part.keys], dictionary).rows),
    headers,
  );
  const rates = run.rate_set_id === null ? null : readRateSet(file.connection, run.rate_set_id);
  const grouped = groupByPartner(rows.partners, rows.partnerCount);
  const outcome = measureMetric(metric, rows, grouped, recipe, rates).outcomes[0] ?? 'noRows';
  return { number: typeof outcome === 'number' ? outcome : NaN, status: statusOf(outcome) };
};
