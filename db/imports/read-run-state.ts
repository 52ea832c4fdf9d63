import type { ImportedFile } from '#shared/model/import-run.ts';
import type { RunChanges } from '#shared/model/run-changes.ts';
import type { ImportFileRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { readActiveRuns, type StoredRun } from './read-runs.ts';

/** The newest import of a source that counts, with its files and the keys of its partners. */
export type RunState = {
  readonly run: StoredRun;
  readonly files: readonly ImportedFile[];
  readonly keys: readonly string[];
};

export const readFilesOfRun = (
  { connection }: WorkspaceFile,
  runId: number,
): readonly ImportedFile[] =>
  connection
    .prepare<[number], ImportFileRow>(`SELECT * FROM import_file WHERE run_id = ? ORDER BY ordinal`)
    .all(runId)
    .map((row) => ({
      name: row.file_name,
      sha256: row.file_sha256,
      bytes: row.file_bytes,
      rowOffset: row.row_offset,
      rowsRead: row.rows_read,
    }));

/** Null where no import of the source counts. */
export const readNewestRun = (file: WorkspaceFile, sourceName: string): RunState | null => {
  const run = readActiveRuns(file).findLast((each) => each.source_name === sourceName);
  if (run === undefined) {
    return null;
  }
  const keys = file.connection
    .prepare<[number], string>(
      `SELECT key FROM partner_in_run JOIN partner ON partner.id = partner_in_run.partner_id
       WHERE run_id = ? ORDER BY key`,
    )
    .pluck()
    .all(run.id);
  return { run, files: readFilesOfRun(file, run.id), keys };
};

/** Keeps with a run what it changed. */
export const writeRunChanges = (
  { connection }: WorkspaceFile,
  runId: number,
  changes: RunChanges,
): void => {
  connection
    .prepare(`UPDATE import_run SET changes = ? WHERE id = ?`)
    .run(JSON.stringify(changes), runId);
};
