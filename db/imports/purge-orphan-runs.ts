import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok } from '#shared/result.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { sourceRowsTable } from './run-tables.ts';
import { stagingPrefix } from './staging-path.ts';

const removeStagingFiles = async ({ path }: WorkspaceFile): Promise<void> => {
  const folder = dirname(path);
  const prefix = stagingPrefix(basename(path));
  const names = await readdir(folder);
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    await rm(join(folder, name), { force: true });
  }
};

const runTables = [
  'import_file',
  'run_metric',
  'run_attribute',
  'partner_in_run',
  'rejected_row',
  'left_out_row',
  'cell_issue',
] as const;

/**
 * Removes what no step of undo or redo can bring back: runs that do not count and that the log does
 * not name, with their rows and the partners that only they knew; and files that an import left
 * behind when its process was killed. Call it when a workspace was opened, and not during an import.
 */
export const purgeOrphanRuns = async (file: WorkspaceFile): Promise<void> => {
  await removeStagingFiles(file);
  const { connection } = file;
  const orphans = connection
    .prepare<[], number>(
      `SELECT id FROM import_run
       WHERE id NOT IN (SELECT id FROM import_activation WHERE active = 1)
         AND id NOT IN (SELECT row_id FROM edit_change WHERE table_name = 'import_activation')`,
    )
    .pluck()
    .all();
  if (orphans.length === 0) {
    return;
  }
  await file.inTransaction(() => {
    for (const id of orphans) {
      connection.exec(`DROP TABLE IF EXISTS ${sourceRowsTable(id)}`);
      for (const table of runTables) {
        connection.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(id);
      }
      connection.prepare(`DELETE FROM import_activation WHERE id = ?`).run(id);
      connection.prepare(`DELETE FROM import_run WHERE id = ?`).run(id);
    }
    connection.exec(
      `DELETE FROM partner WHERE id NOT IN (SELECT partner_id FROM partner_in_run);
       DELETE FROM source WHERE id NOT IN (SELECT source_id FROM import_run)
         AND id NOT IN (SELECT id FROM source_registration)
         AND id NOT IN (SELECT id FROM source_feed)
         AND id NOT IN (
           SELECT row_id FROM edit_change WHERE table_name IN ('source_registration', 'source_feed')
         )`,
    );
    return Promise.resolve(ok(null));
  });
};
