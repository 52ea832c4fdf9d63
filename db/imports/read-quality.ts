import { allColumns } from '#shared/intake/recipe-use.ts';
import { judgeRunMetric, medianOf } from '#shared/quality/judge-run-metric.ts';
import type { QualityThresholds } from '#shared/model/quality.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { MetricQuality, RunQuality } from '#shared/model/run-quality.ts';
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

/** So many rows are compared before the engine listens again. */
const rowsAtOnce = 4000;

/** Rows that are like an earlier one in every cell; null where there are too many rows to look. */
function* identicalRowsOf(
  { connection }: WorkspaceFile,
  run: StoredRun,
): Generator<undefined, number | null> {
  // Rows that are the same have one key: where every partner has one row, none is.
  if (run.rows_accepted === run.partners) {
    return 0;
  }
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
  const select = connection
    .prepare<[number], [number, ...unknown[]]>(
      `SELECT row_number, ${columns.join(', ')} FROM ${sourceRowsTable(run.id)}
       WHERE row_number > ? ORDER BY row_number LIMIT ${rowsAtOnce}`,
    )
    .raw();
  const different = new Set<string>();
  for (let rows = select.all(-1); rows.length > 0;) {
    for (const [, ...cells] of rows) {
      different.add(JSON.stringify(cells));
    }
    yield;
    rows = select.all(rows.at(-1)?.[0] ?? 0);
  }
  known.set(run.id, run.rows_accepted - different.size);
  return run.rows_accepted - different.size;
}

/** By connection the scorecards of runs under one set of thresholds: a run never changes. */
const known = new WeakMap<
  Database,
  { readonly thresholds: string; readonly cards: Map<string, RunQuality> }
>();

/** How many of the imports are judged; between two it is a fraction. */
export type ImportsStep = { readonly done: number; readonly total: number };

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

type Judging = {
  readonly run: StoredRun;
  /** The one before of its source, with its scorecard where that is known. */
  readonly previous: StoredRun | undefined;
  readonly cardBefore: RunQuality | undefined;
  readonly thresholds: QualityThresholds;
};

function* judgeRun(
  file: WorkspaceFile,
  { run, previous, cardBefore, thresholds }: Judging,
): Generator<undefined, RunQuality> {
  const metricsBefore =
    previous === undefined || cardBefore !== undefined ? [] : readMetricRows(file, previous);
  const medianBefore = (code: string): number | null => {
    if (cardBefore !== undefined) {
      return cardBefore.metrics.find((metric) => metric.code === code)?.median ?? null;
    }
    const before = metricsBefore.find((metric) => metric.code === code);
    return before === undefined ? null : medianOf(numbersOf(before.numbers));
  };
  const rows = readMetricRows(file, run);
  yield;
  const names = readNames(file, run);
  yield;
  const metrics: MetricQuality[] = [];
  for (const row of rows) {
    const judged = {
      code: row.code,
      name: row.name,
      decimals: row.decimals,
      numbers: numbersOf(row.numbers),
      statuses: row.statuses,
      partnerName: (position: number): string => names[position] ?? '',
    };
    metrics.push(judgeRunMetric(judged, medianBefore(row.code), thresholds));
    yield;
  }
  return {
    runId: run.id,
    partners: run.partners,
    repeatedRows: run.rows_accepted - run.partners,
    identicalRows: yield* identicalRowsOf(file, run),
    expectsOneRow: rows.every(({ aggregation }) => aggregation === 'latest'),
    partnersBefore: previous?.partners ?? null,
    metrics,
  };
}

/**
 * A scorecard of every import that counts, oldest first, each against the one before of its source; of
 * the newest of each source alone where `which` says so. Yields the import that it is at after every piece
 * of work, so that the engine can listen; what was judged is known when it is asked again.
 */
export function* qualitySteps(
  file: WorkspaceFile,
  thresholds: QualityThresholds,
  which: 'all' | 'newest',
): Generator<ImportsStep, readonly RunQuality[]> {
  const runs = readActiveRuns(file);
  const newest = new Map(runs.map(({ source_id: source, id }) => [source, id]));
  const wanted = runs.filter(
    ({ source_id: source, id }) => which === 'all' || newest.get(source) === id,
  );
  const cards = cardsOf(file, thresholds);
  const nameOf = (run: StoredRun, before: StoredRun | undefined): string =>
    `${run.id} ${run.ended_at} ${before?.id ?? ''} ${before?.ended_at ?? ''}`;
  const beforeOf = (run: StoredRun): StoredRun | undefined =>
    runs.findLast((each) => each.source_id === run.source_id && each.id < run.id);
  const answer: RunQuality[] = [];
  for (const [done, run] of wanted.entries()) {
    const previous = beforeOf(run);
    const name = nameOf(run, previous);
    let card = cards.get(name);
    if (card === undefined) {
      const cardBefore =
        previous === undefined ? undefined : cards.get(nameOf(previous, beforeOf(previous)));
      const steps = judgeRun(file, { run, previous, cardBefore, thresholds });
      let part = 0;
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        part += 1;
        // How many pieces there are is not known; most are metrics.
        yield { done: done + part / (part + 4), total: wanted.length };
      }
      card = step.value;
      cards.set(name, card);
    }
    answer.push(card);
  }
  return answer;
}
