import type { ImportRun } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { noFindings, type RunFindings } from '#shared/model/run-findings.ts';
import type { ImportRunRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';

export type StoredRun = ImportRunRow & { readonly id: number; readonly source_name: string };

/**
 * The runs that count, oldest first; an import that was undone is not among them. `knownOn` (an ISO
 * day, in UTC) leaves out what was imported after that day.
 */
export const readActiveRuns = (
  { connection }: WorkspaceFile,
  knownOn: string | null = null,
): readonly StoredRun[] =>
  connection
    .prepare<[string | null], StoredRun>(
      `SELECT import_run.*, source.name AS source_name
       FROM import_run
       JOIN import_activation ON import_activation.id = import_run.id AND active = 1
       JOIN source ON source.id = import_run.source_id
       WHERE substr(import_run.ended_at, 1, 10) <= coalesce(?, '9999')
       ORDER BY import_run.id`,
    )
    .all(knownOn);

const rowToRun = (row: StoredRun): ImportRun => {
  // Our own text, checked when it was written.
  const recipe = JSON.parse(row.recipe) as Recipe;
  return {
    id: row.id,
    sourceName: row.source_name,
    department: recipe.source.department,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    fileBytes: row.file_bytes,
    rowsRead: row.rows_read,
    rowsAccepted: row.rows_accepted,
    rowsRejected: row.rows_rejected,
    // Runs of older versions say less.
    findings: { ...noFindings, ...(JSON.parse(row.findings) as Partial<RunFindings>) },
    partners: row.partners,
    endedAt: row.ended_at,
    recipe,
  };
};

/** The imports that count, oldest first. */
export const readRuns = (file: WorkspaceFile): readonly ImportRun[] =>
  readActiveRuns(file).map(rowToRun);

/** Keys of the partners that any import that counts knows. */
export const readActiveKeys = ({ connection }: WorkspaceFile): ReadonlySet<string> =>
  new Set(
    connection
      .prepare<[], string>(
        `SELECT key FROM partner WHERE id IN (
           SELECT partner_id FROM partner_in_run
           WHERE run_id IN (SELECT id FROM import_activation WHERE active = 1)
         )`,
      )
      .pluck()
      .all(),
  );

/** Whether an import that counts read the same bytes with the same recipe. */
export const isRepeatedRun = (
  { connection }: WorkspaceFile,
  sha256: string,
  recipeText: string,
): boolean =>
  connection
    .prepare(
      `SELECT 1 FROM import_run
       JOIN import_activation ON import_activation.id = import_run.id AND active = 1
       WHERE file_sha256 = ? AND recipe = ?`,
    )
    .get(sha256, recipeText) !== undefined;
