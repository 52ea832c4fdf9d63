import type { ImportedFile, ImportRun } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RunChanges } from '#shared/model/run-changes.ts';
import { noFindings, type RunFindings } from '#shared/model/run-findings.ts';
import type { ImportFileRow, ImportRunRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';

export type StoredRun = ImportRunRow & { readonly id: number; readonly source_name: string };

/**
 * The runs that count, oldest first; an import that was undone is not among them. `knownOn` (an ISO
 * day, in UTC) leaves out what was imported after that day.
 */
export const readActiveRuns = (
  file: WorkspaceFile,
  knownOn: string | null = file.knownOn,
): readonly StoredRun[] =>
  file.connection
    .prepare<[string | null], StoredRun>(
      `SELECT import_run.*, source.name AS source_name
       FROM import_run
       JOIN import_activation ON import_activation.id = import_run.id AND active = 1
       JOIN source ON source.id = import_run.source_id
       WHERE substr(import_run.ended_at, 1, 10) <= coalesce(?, '9999')
       ORDER BY import_run.id`,
    )
    .all(knownOn);

const readFiles = ({ connection }: WorkspaceFile): ReadonlyMap<number, readonly ImportedFile[]> => {
  const files = new Map<number, ImportedFile[]>();
  const rows = connection.prepare<[], ImportFileRow>(
    `SELECT * FROM import_file
     WHERE run_id IN (SELECT id FROM import_activation WHERE active = 1) ORDER BY run_id, ordinal`,
  );
  for (const row of rows.iterate()) {
    const known = files.get(row.run_id) ?? [];
    known.push({
      name: row.file_name,
      sha256: row.file_sha256,
      bytes: row.file_bytes,
      rowOffset: row.row_offset,
      rowsRead: row.rows_read,
    });
    files.set(row.run_id, known);
  }
  return files;
};

const findOutdated = (
  { lookupRuns }: RunFindings,
  runIds: ReadonlyMap<string, readonly number[]>,
): readonly string[] => [
  ...new Set(
    lookupRuns
      .filter((used) => (runIds.get(used.source) ?? []).join() !== used.runIds.join())
      .map(({ source }) => source),
  ),
];

/** Runs of older versions say less. */
const findingsOf = ({ findings }: StoredRun): RunFindings => ({
  ...noFindings,
  ...(JSON.parse(findings) as Partial<RunFindings>),
});

const runIdsBySource = (rows: readonly StoredRun[]): ReadonlyMap<string, readonly number[]> => {
  const runIds = new Map<string, readonly number[]>();
  for (const { id, source_name: name } of rows) {
    // Newest first, as lookups note them.
    runIds.set(name, [id, ...(runIds.get(name) ?? [])]);
  }
  return runIds;
};

const rowToRun = (
  row: StoredRun,
  files: readonly ImportedFile[],
  runIds: ReadonlyMap<string, readonly number[]>,
): ImportRun => {
  // Our own text, checked when it was written.
  const recipe = JSON.parse(row.recipe) as Recipe;
  const findings = findingsOf(row);
  return {
    id: row.id,
    sourceName: row.source_name,
    department: recipe.source.department,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    fileBytes: row.file_bytes,
    files,
    rowsRead: row.rows_read,
    rowsAccepted: row.rows_accepted,
    rowsRejected: row.rows_rejected,
    findings,
    outdatedBy: findOutdated(findings, runIds),
    partners: row.partners,
    endedAt: row.ended_at,
    recipe,
    changes: row.changes === null ? null : (JSON.parse(row.changes) as RunChanges),
  };
};

/** The imports that count, oldest first. */
export const readRuns = (file: WorkspaceFile): readonly ImportRun[] => {
  const rows = readActiveRuns(file);
  const runIds = runIdsBySource(rows);
  const filesByRun = readFiles(file);
  return rows.map((row) => rowToRun(row, filesByRun.get(row.id) ?? [], runIds));
};

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

/** Whether an import that counts and is up to date read the same bytes with the same recipe and rates. */
export const isRepeatedRun = (
  file: WorkspaceFile,
  sha256: string,
  recipeText: string,
  rateSetId: number | null,
): boolean => {
  const rows = readActiveRuns(file);
  const runIds = runIdsBySource(rows);
  return rows.some(
    (row) =>
      row.file_sha256 === sha256 &&
      row.recipe === recipeText &&
      row.rate_set_id === rateSetId &&
      findOutdated(findingsOf(row), runIds).length === 0,
  );
};
