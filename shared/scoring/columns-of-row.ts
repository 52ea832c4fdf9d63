import type { MetricColumn } from '../model/snapshot.ts';
import type { ValueColumn } from './normalise.ts';

const rowOfMetric = (metric: MetricColumn, row: number): MetricColumn => ({
  ...metric,
  values: metric.values.slice(row, row + 1),
  status: metric.status.slice(row, row + 1),
});

/** The judged columns of one partner alone, measured against the same references as with all others. */
export const columnsOfRow = (
  columns: readonly ValueColumn[],
  row: number,
): readonly ValueColumn[] =>
  columns.map((column) => {
    const values = column.values.slice(row, row + 1);
    const judged = Number.isNaN(values[0]) ? 0 : 1;
    const { metric, references } = column;
    return {
      ...column,
      metric: metric === undefined ? undefined : rowOfMetric(metric, row),
      values,
      status: column.status.slice(row, row + 1),
      judged,
      references: {
        ...references,
        of: references.of?.slice(row, row + 1) ?? null,
      },
    };
  });
