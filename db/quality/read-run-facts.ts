import { allColumns, planColumns } from '#shared/intake/recipe-use.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { ControlCheck, ControlTotal } from '#shared/model/quality.ts';
import type { Counting } from '../imports/read-snapshot.ts';
import { sourceRowsTable } from '../imports/run-tables.ts';
import type { RunAttributeRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';

/** Headers of the columns of numbers that a run has read as numbers. */
export const numberHeaders = ({ recipe }: ImportRun): readonly string[] => {
  const plan = planColumns(recipe);
  return allColumns(recipe)
    .filter(({ type }, place) => type === 'number' && plan[place]?.isRead === true)
    .map(({ header }) => header);
};

/** A control total beside the sum of the accepted cells of its column. */
export const checkControl = (
  { connection }: WorkspaceFile,
  run: ImportRun,
  control: ControlTotal,
  isHidden: boolean,
): ControlCheck => {
  const place = allColumns(run.recipe).findIndex(({ header }) => header === control.header);
  const accepted = !numberHeaders(run).includes(control.header)
    ? null
    : (connection
        .prepare<[], number | null>(`SELECT sum(c${place}) FROM ${sourceRowsTable(run.id)}`)
        .pluck()
        .get() ?? null);
  const holds = Math.abs((accepted ?? 0) - control.total) <= control.tolerance;
  return { ...control, accepted: isHidden ? null : accepted, isHidden, holds };
};

/** Names of attributes of a run that have one label for all of its partners, of which there are several. */
export const constantAttributes = (
  { connection }: WorkspaceFile,
  runId: number,
): readonly string[] =>
  connection
    .prepare<[number], RunAttributeRow>(
      `SELECT * FROM run_attribute WHERE run_id = ? ORDER BY ordinal`,
    )
    .all(runId)
    .filter(({ codes }) => {
      const all = new Uint32Array(new Uint8Array(codes).buffer);
      return all.length > 1 && all.every((code) => code !== 0 && code === all[0]);
    })
    .map(({ name }) => name);

/** By row of the snapshot the day (ISO, UTC) of the newest import that names the partner. */
export const lastDays = ({ partners, rows: { keys, rowById } }: Counting): readonly string[] => {
  const days = keys.map(() => '');
  for (const { run, ids } of partners) {
    const day = run.ended_at.slice(0, 10);
    for (const id of ids) {
      const row = rowById[id] ?? 0;
      days[row] = day > (days[row] ?? '') ? day : (days[row] ?? '');
    }
  }
  return days;
};
