import { judgeMetric } from '#shared/metrics/judge-metric.ts';
import type { RunQuality } from '#shared/model/run-quality.ts';
import type { RunMetricRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
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

/** A scorecard of every import that counts, oldest first, each against the one before of its source. */
export const readQuality = (file: WorkspaceFile): readonly RunQuality[] => {
  const runs = readActiveRuns(file);
  return runs.map((run, place): RunQuality => {
    const previous = runs.slice(0, place).findLast(({ source_id: id }) => id === run.source_id);
    const metricsBefore = previous === undefined ? [] : readMetricRows(file, previous);
    const metrics = readMetricRows(file, run);
    const names = readNames(file, run);
    return {
      runId: run.id,
      partners: run.partners,
      repeatedRows: run.rows_accepted - run.partners,
      expectsOneRow: metrics.every(({ aggregation }) => aggregation === 'latest'),
      partnersBefore: previous?.partners ?? null,
      metrics: metrics.map((row) => {
        const before = metricsBefore.find(({ code }) => code === row.code);
        return judgeMetric(
          {
            code: row.code,
            name: row.name,
            decimals: row.decimals,
            numbers: numbersOf(row.numbers),
            partnerName: (position) => names[position] ?? '',
          },
          before === undefined ? null : numbersOf(before.numbers),
        );
      }),
    };
  });
};
