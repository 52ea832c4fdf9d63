import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { EditChangeRow } from '../schema.ts';
import type { Happening } from './append-event.ts';

/**
 * What a step of undo changed: rows a table, and the SHA-256 of their images before and after, a line
 * each of table, id and image in the order in which they changed.
 */
export const changedRows = (
  connection: Database,
  stepId: number,
): Required<Pick<Happening, 'rows' | 'before' | 'after'>> => {
  const before = createHash('sha256');
  const after = createHash('sha256');
  const counts = new Map<string, number>();
  const changes = connection
    .prepare<[number], EditChangeRow>(`SELECT * FROM edit_change WHERE step_id = ? ORDER BY id`)
    .iterate(stepId);
  for (const change of changes) {
    const { table_name: table, row_id: id } = change;
    before.update(`${JSON.stringify([table, id, change.before])}\n`);
    after.update(`${JSON.stringify([table, id, change.after])}\n`);
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return {
    rows: Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1))),
    before: before.digest('hex'),
    after: after.digest('hex'),
  };
};
