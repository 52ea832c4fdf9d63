import { allColumns } from '#shared/intake/recipe-use.ts';
import { judgeRunMetric } from '#shared/quality/judge-run-metric.ts';
import type { QualityThresholds } from '#shared/model/quality.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RunQuality } from '#shared/model/run-quality.ts';
import type { RunMetricRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import type { Database } from 'better-sqlite3';
import { sourceRowsTable } from './run-tables.ts';
import { readActiveRuns, type StoredRun } from './read-runs.ts';

/** Blobs of SQLite may start at any byte; a copy can be read as numbers. */
const numbersOf = (blob: Buffer): Float64Array => new Float64Array(new Uint8Array(blob).buffer);

const readMetricRows = ({ connection }: WorkspaceFile, run: StoredRun): readonly RunMetricRow[] =>
  connection
    .prepare<[number], RunMetricRow>(`SELECT * FROM run_metric WHERE run_id = ? ORDER BY ordinal`)
    .all(run.id);

const readNames = ({ connection }: WorkspaceFile, run: StoredRun): readonly string[] =>
  connection
    .prepare<[number], string>(
      `SELECT coalesce(partner_in_run.name, partner.key) FROM partner_in_run
       JOIN partner ON partner.id = partner_in_run.partner_id
       WHERE run_id = ? ORDER BY partner_id`,
    )
    .pluck()
    .all(run.id);

/** Above this, comparing whole rows would take longer than somebody waits. */
const mostCompared = 200_000;

/** By connection: rows of a run never change, so what was counted once stays right. */
const identical = new WeakMap<Database, Map<number, number>>();

/** Rows that are like an earlier one in every cell; null where there are too many rows to look. */
const identicalRowsOf = ({ connection }: WorkspaceFile, run: StoredRun): number | null => {
  if (run.rows_accepted > mostCompared) {
    return null;
  }
  const known = identical.get(connection) ?? new Map<number, number>();
  identical.set(connection, known);
  const counted = known.get(run.id);
  if (counted !== undefined) {
    return counted;
  }
  // Our own text, checked when it was written.
  const recipe = JSON.parse(run.recipe) as Recipe;
  const columns = allColumns(recipe).map((_, place) => `c${place}`);
  const different =
    connection
      .prepare<[], number>(
        `SELECT count(*) FROM (SELECT DISTINCT ${columns.join(', ')} FROM ${sourceRowsTable(run.id)})`,
      )
      .pluck()
      .get() ?? 0;
  known.set(run.id, run.rows_accepted - different);
  return run.rows_accepted - different;
};

/** By connection the scorecards of runs under one set of thresholds: a run never changes. */
const known = new WeakMap<
  Database,
  { readonly thresholds: string; readonly cards: Map<string, RunQuality> }
>();

const cardsOf = (
  { connection }: WorkspaceFile,
  thresholds: QualityThresholds,
): Map<string, RunQuality> => {
  const said = JSON.stringify(thresholds);
  const last = known.get(connection);
  if (last?.thresholds === said) {
    return last.cards;
  }
  const cards = new Map<string, RunQuality>();
  known.set(connection, { thresholds: said, cards });
  return cards;
};

const judgeRun = (
  file: WorkspaceFile,
  run: StoredRun,
  previous: StoredRun | undefined,
  thresholds: QualityThresholds,
): RunQuality => {
  const metricsBefore = previous === undefined ? [] : readMetricRows(file, previous);
  const metrics = readMetricRows(file, run);
  const names = readNames(file, run);
  return {
    runId: run.id,
    partners: run.partners,
    repeatedRows: run.rows_accepted - run.partners,
    identicalRows: identicalRowsOf(file, run),
    expectsOneRow: metrics.every(({ aggregation }) => aggregation === 'latest'),
    partnersBefore: previous?.partners ?? null,
    metrics: metrics.map((row) => {
      const before = metricsBefore.find(({ code }) => code === row.code);
      return judgeRunMetric(
        {
          code: row.code,
          name: row.name,
          decimals: row.decimals,
          numbers: numbersOf(row.numbers),
          statuses: row.statuses,
          partnerName: (position) => names[position] ?? '',
        },
        before === undefined ? null : numbersOf(before.numbers),
        thresholds,
      );
    }),
  };
};

/** A scorecard of every import that counts, oldest first, each against the one before of its source. */
export const readQuality = (
  file: WorkspaceFile,
  thresholds: QualityThresholds,
): readonly RunQuality[] => {
  const runs = readActiveRuns(file);
  const cards = cardsOf(file, thresholds);
  return runs.map((run, place): RunQuality => {
    const previous = runs.slice(0, place).findLast(({ source_id: id }) => id === run.source_id);
    const name = `${run.id} ${run.ended_at} ${previous?.id ?? ''} ${previous?.ended_at ?? ''}`;
    const card = cards.get(name) ?? judgeRun(file, run, previous, thresholds);
    cards.set(name, card);
    return card;
  });
};
