import type { Database } from 'better-sqlite3';
import { columnOf } from '#shared/metrics/conditions.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import { statusOf, type Outcome } from '#shared/metrics/outcome.ts';
import { groupByPartner } from '#shared/metrics/row-columns.ts';
import { latestCell } from '#shared/metrics/row-gathering.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { WorkspaceFile } from '../../workspace-file.ts';
import { readRateSet } from '../../currency/rate-rows.ts';
import type { StoredRun } from '../read-runs.ts';
import { readPartnerRows, type PartnerRowsRead } from './read-partner-rows.ts';

/** What a run says about several keys that are one partner; aligned with its recipe. */
export type Refolded = {
  /** '' where no row has the attribute. */
  readonly labels: readonly string[];
  /** NaN wherever the status is not `cellStatus.value`. */
  readonly numbers: readonly number[];
  readonly statuses: readonly number[];
};

/** The last filled text of rows, by the order of rows; '' without one. */
const latestText = (
  { rows, textOf }: PartnerRowsRead,
  recipe: Recipe,
  header: string,
  some: Uint32Array,
): string => {
  const { cells } = columnOf(rows, header);
  const order = recipe.orderedBy === null ? null : columnOf(rows, recipe.orderedBy).cells;
  const filled = some.filter((row) => !Number.isNaN(cells[row]));
  if (filled.length === 0) {
    return '';
  }
  const code = latestCell(cells, order, filled);
  return typeof code === 'number' ? textOf(code) : '';
};

/** The keys of the run that none of the groups holds. */
const otherKeys = (
  { connection }: WorkspaceFile,
  run: StoredRun,
  grouped: readonly string[],
): readonly string[] =>
  connection
    .prepare<[number, string], string>(
      `SELECT key FROM partner
       WHERE id IN (SELECT partner_id FROM partner_in_run WHERE run_id = ?)
         AND key NOT IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(run.id, JSON.stringify(grouped));

/**
 * A share of the total reads the key too: the last row, which only tells the newest days of the
 * file, has none and so is no part of the total.
 */
export const ofRealRows = (metric: RecipeMetric, { key }: Recipe): RecipeMetric =>
  metric.aggregation === 'shareOfTotal'
    ? { ...metric, filter: [...(metric.filter ?? []), { column: key, is: 'filled', to: null }] }
    : metric;

const fold = (
  file: WorkspaceFile,
  run: StoredRun,
  groups: readonly (readonly string[])[],
): readonly Refolded[] => {
  // Our own text, checked when it was written.
  const stored = JSON.parse(run.recipe) as Recipe;
  const recipe = { ...stored, metrics: stored.metrics.map((metric) => ofRealRows(metric, stored)) };
  // A share of the total needs the rows of all partners: those of nobody here are one more group.
  const needsAll = recipe.metrics.some(({ aggregation }) => aggregation === 'shareOfTotal');
  const rest = needsAll ? [otherKeys(file, run, groups.flat())] : [];
  const read = readPartnerRows(file, run, recipe, [...groups, ...rest]);
  const grouped = groupByPartner(read.rows.partners, read.rows.partnerCount);
  const rates = run.rate_set_id === null ? null : readRateSet(file.connection, run.rate_set_id);
  const outcomes = recipe.metrics.map(
    (metric) => measureMetric(metric, read.rows, grouped, recipe, rates).outcomes,
  );
  return groups.map((_, group): Refolded => {
    const some = grouped.rows.subarray(grouped.starts[group], grouped.starts[group + 1]);
    const mine = outcomes.map((column): Outcome => column[group] ?? 'noRows');
    return {
      labels: recipe.attributes.map(({ header }) => latestText(read, recipe, header, some)),
      numbers: mine.map((outcome) => (typeof outcome === 'number' ? outcome : NaN)),
      statuses: mine.map(statusOf),
    };
  });
};

/** By connection: rows of a run never change, so what was folded once stays right. */
const known = new WeakMap<Database, Map<string, Refolded>>();

/**
 * What a run says about groups of keys that each are one partner, made again from their stored rows
 * by the arithmetic of the import: the same as if the file had named each group by one key.
 */
export const refoldPartners = (
  file: WorkspaceFile,
  run: StoredRun,
  groups: readonly (readonly string[])[],
): readonly Refolded[] => {
  const cache = known.get(file.connection) ?? new Map<string, Refolded>();
  known.set(file.connection, cache);
  const nameOf = (keys: readonly string[]): string =>
    JSON.stringify([run.id, run.ended_at, ...keys]);
  const missing = groups.filter((keys) => !cache.has(nameOf(keys)));
  if (missing.length > 0) {
    const folded = fold(file, run, missing);
    missing.forEach((keys, index) => {
      const result = folded[index];
      if (result !== undefined) {
        cache.set(nameOf(keys), result);
      }
    });
  }
  return groups.flatMap((keys) => cache.get(nameOf(keys)) ?? []);
};
