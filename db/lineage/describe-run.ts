import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { LineageRun } from '#shared/model/lineage.ts';
import type { StoredRun } from '../imports/read-runs.ts';
import type { WorkspaceFile } from '../workspace-file.ts';

type FileOfRun = { readonly name: string; readonly sha256: string; readonly rowOffset: number };

/** The files of a run in the order in which they were read. */
export const readFilesOfRun = (
  { connection }: WorkspaceFile,
  runId: number,
): readonly FileOfRun[] =>
  connection
    .prepare<[number], FileOfRun>(
      `SELECT file_name AS name, file_sha256 AS sha256, row_offset AS rowOffset
       FROM import_file WHERE run_id = ? ORDER BY ordinal`,
    )
    .all(runId);

/** Tells in which of the files a row of their run stands, by its index, and as which row. */
export const createPlacer =
  (
    files: readonly FileOfRun[],
  ): ((row: number) => { readonly file: number; readonly rowNumber: number }) =>
  (row) => {
    const file = Math.max(
      0,
      files.findLastIndex(({ rowOffset }) => rowOffset < row),
    );
    return { file, rowNumber: row - (files[file]?.rowOffset ?? 0) };
  };

const readVersion = ({ connection }: WorkspaceFile, run: StoredRun): number =>
  connection
    .prepare<[number, number, string], number>(
      `SELECT count(DISTINCT recipe) FROM import_run
       WHERE source_id = ? AND id <= (
         SELECT min(id) FROM import_run WHERE source_id = ? AND recipe = ?
       )`,
    )
    .pluck()
    .get(run.source_id, run.source_id, run.recipe) ?? 1;

/** A run as lineage tells it. */
export const describeRun = (file: WorkspaceFile, run: StoredRun): LineageRun => ({
  id: run.id,
  sourceName: run.source_name,
  fileName: run.file_name,
  fileSha256: run.file_sha256,
  files: readFilesOfRun(file, run.id).map(({ name, sha256 }) => ({ name, sha256 })),
  importedAt: run.ended_at,
  recipeSha256: createHash('sha256')
    .update(canonicalJson(JSON.parse(run.recipe)), 'utf8')
    .digest('hex'),
  recipeVersion: readVersion(file, run),
});
