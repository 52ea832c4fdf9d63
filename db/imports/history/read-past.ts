import { addFormulas, withoutFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { groupByPartner } from '#shared/metrics/row-columns.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { MetricHistory, PastColumn, PastSnapshots } from '#shared/model/ladder-history.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { resolveKey } from '#shared/partners/resolve-key.ts';
import { readRateSet } from '../../currency/rate-rows.ts';
import { readMerges } from '../../partners/read-decisions.ts';
import type { WorkspaceFile } from '../../workspace-file.ts';
import { readActiveRuns, type StoredRun } from '../read-runs.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { ofRealRows } from '../refold/refold-partners.ts';
import { readPartnerRows } from '../refold/read-partner-rows.ts';
import { pastMetric, writePast, type RunRows } from './past-metric.ts';

/** No run has said anything yet. */
const unobserved = 255;

/** A metric on every day, and how it was made. */
type PastMetricColumns = {
  readonly columns: readonly PastColumn[];
  /** By day: what stands for partners of whom no row is known. */
  readonly absences: Uint8Array;
  basis: MetricHistory['basis'];
};

const readRunRows = (
  file: WorkspaceFile,
  run: StoredRun,
  rowByKey: ReadonlyMap<string, number>,
): RunRows => {
  const merges = readMerges(file.connection);
  const keys = file.connection
    .prepare<[number], string>(
      `SELECT key FROM partner
       WHERE id IN (SELECT partner_id FROM partner_in_run WHERE run_id = ?) ORDER BY id`,
    )
    .pluck()
    .all(run.id);
  const groups = new Map<number, string[]>();
  for (const key of keys) {
    const row = rowByKey.get(resolveKey(merges, key));
    if (row !== undefined) {
      groups.set(row, [...(groups.get(row) ?? []), key]);
    }
  }
  // Our own text, checked when it was written.
  const stored = JSON.parse(run.recipe) as Recipe;
  const recipe = { ...stored, metrics: stored.metrics.map((metric) => ofRealRows(metric, stored)) };
  const { rows } = readPartnerRows(file, run, recipe, [...groups.values()]);
  return {
    recipe,
    rows,
    grouped: groupByPartner(rows.partners, rows.partnerCount),
    rates: run.rate_set_id === null ? null : readRateSet(file.connection, run.rate_set_id),
    places: Uint32Array.from(groups.keys()),
  };
};

/** As in `readSnapshot`: having no row is "no activity" where the metric adds up many rows a partner. */
const absenceOf = (run: StoredRun, partners: number, aggregation: string): number =>
  aggregation !== 'latest' && run.rows_accepted > partners
    ? cellStatus.noActivity
    : cellStatus.missing;

const emptyColumns = (days: number, rows: number): PastMetricColumns => ({
  columns: Array.from({ length: days }, () => ({
    values: new Float64Array(rows).fill(NaN),
    status: new Uint8Array(rows).fill(unobserved),
  })),
  absences: new Uint8Array(days).fill(cellStatus.missing),
  basis: 'always',
});

const fillAbsences = ({ columns, absences }: PastMetricColumns): void => {
  columns.forEach(({ status }, day) => {
    const absence = absences[day] ?? cellStatus.missing;
    status.forEach((each, row) => {
      if (each === unobserved) status[row] = absence;
    });
  });
};

const historyOf = (
  { code, name }: Snapshot['metrics'][number],
  { columns, basis }: PastMetricColumns,
): MetricHistory => {
  const first = columns.findIndex(({ status }) => status.includes(cellStatus.value));
  return { code, name, basis, firstReview: first === -1 ? null : first };
};

/**
 * What the imports that count tell of past days (days since 1970-01-01, ascending), as if each file had ended
 * on that day: rows after it are not known, windows end on it. On the day of the newest file and later it
 * is the snapshot of today, bit for bit. Yields how many of all metrics of all imports are done, so that
 * the caller can pause or stop in between.
 */
export function* readPast(
  file: WorkspaceFile,
  days: readonly number[],
): Generator<{ readonly done: number; readonly total: number }, PastSnapshots> {
  const today = readSnapshot(file);
  const imported = withoutFormulas(today);
  const rowByKey = new Map(today.partnerKeys.map((key, row) => [key, row]));
  const runs = readActiveRuns(file);
  const metrics = new Map<string, PastMetricColumns>();
  const total = runs.reduce(
    (sum, run) => sum + (JSON.parse(run.recipe) as Recipe).metrics.length,
    0,
  );
  let done = 0;
  for (const run of runs) {
    const recipe = JSON.parse(run.recipe) as Recipe;
    if (recipe.metrics.length === 0) {
      continue;
    }
    const rows = readRunRows(file, run, rowByKey);
    for (const metric of rows.recipe.metrics) {
      const past = pastMetric(metric, rows);
      const known = metrics.get(metric.code) ?? emptyColumns(days.length, today.partnerKeys.length);
      metrics.set(metric.code, known);
      known.basis = past.basis;
      days.forEach((day, index) => {
        const said = past.on(day);
        const column = known.columns[index];
        if (said !== null && column !== undefined) {
          writePast(said, rows.places, column);
          known.absences[index] = absenceOf(run, rows.places.length, metric.aggregation);
        }
      });
      done += 1;
      yield { done, total };
    }
  }
  for (const each of metrics.values()) {
    fillAbsences(each);
  }
  const columnsOf = (code: string): PastMetricColumns =>
    metrics.get(code) ?? emptyColumns(days.length, today.partnerKeys.length);
  const metaByCode = new Map(today.metrics.map((metric) => [metric.code, metric]));
  const snapshotOf = (day: number): Snapshot => {
    const past = {
      ...imported,
      metrics: imported.metrics.map((metric) => ({
        ...metric,
        ...columnsOf(metric.code).columns[day],
      })),
    };
    const whole = addFormulas(past, today.formulas ?? []);
    // Formulas are called as the catalogue calls them today.
    const metrics = whole.metrics.map((metric) => ({
      ...(metaByCode.get(metric.code) ?? metric),
      values: metric.values,
      status: metric.status,
    }));
    return { ...whole, metrics };
  };
  return {
    snapshots: days.map((_, day) => snapshotOf(day)),
    metrics: imported.metrics.map((metric) => historyOf(metric, columnsOf(metric.code))),
  };
}
