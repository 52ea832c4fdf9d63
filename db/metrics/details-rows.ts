import type { Database } from 'better-sqlite3';
import { metricDetails, type MetricDetails } from '#shared/model/metric-about.ts';
import type { MetricDetailsRow } from '../schema.ts';

/** Says what a metric is, inside a step of undo. */
export const writeMetricDetails = (
  connection: Database,
  code: string,
  details: MetricDetails,
): void => {
  connection
    .prepare(
      `INSERT INTO metric_details (id, details) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET details = excluded.details`,
    )
    .run(code, JSON.stringify(details));
};

/** What the catalogue says of metrics, by code. */
export const readMetricDetails = (connection: Database): ReadonlyMap<string, MetricDetails> =>
  new Map(
    connection
      .prepare<[], MetricDetailsRow>(`SELECT id, details FROM metric_details`)
      .all()
      .map(({ id, details }) => [id, metricDetails.parse(JSON.parse(details))]),
  );
