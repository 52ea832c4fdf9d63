import type { Database } from 'better-sqlite3';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { PartnerTotals } from '#shared/intake/partner-totals.ts';
import { planColumns } from '#shared/intake/recipe-use.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';
import type { ImportedFile } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RunFindings } from '#shared/model/run-findings.ts';
import { ok, type Result } from '#shared/result.ts';
import { sourceId } from '../sources/source-rows.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { checkStagedPart, partsOf, stagedPart } from './attach-staging.ts';
import { sourceRowsColumns, sourceRowsTable } from './run-tables.ts';
import type { StagedTable } from './staging/staging-file.ts';

/** An import that was read into a staging file and waits for its place in the workspace. */
export type StagedRun = {
  readonly recipe: Recipe;
  /** The rates that its amounts were converted by; null where no metric has a currency. */
  readonly rateSetId: number | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly files: readonly ImportedFile[];
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  /** UTC ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly rows: StagedTable;
  readonly rejected: StagedTable;
  readonly leftOut: StagedTable;
  readonly issues: StagedTable;
  readonly findings: RunFindings;
  readonly partners: StagedTable;
  /** Aligned with the staged partners. */
  readonly totals: PartnerTotals;
};

/** Called between pieces of work of about a twentieth of a second; an error ends the import. */
export type Pause = (done: number, total: number) => Promise<Result<null, AppError>>;

const insertImportRun = (connection: Database, run: StagedRun): number =>
  Number(
    connection
      .prepare(
        `INSERT INTO import_run (
           source_id, file_name, file_sha256, file_bytes, recipe,
           rows_read, rows_accepted, rows_rejected, partners, started_at, ended_at, findings,
           rate_set_id
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        sourceId(connection, run.recipe.source.name, run.recipe.source.department),
        run.fileName,
        run.fileSha256,
        run.fileBytes,
        recipeText(run.recipe),
        run.rowsRead,
        run.rowsAccepted,
        run.rowsRejected,
        run.partners.rows,
        run.startedAt,
        run.endedAt,
        JSON.stringify(run.findings),
        run.rateSetId,
      ).lastInsertRowid,
  );

const insertFiles = (connection: Database, runId: number, files: readonly ImportedFile[]): void => {
  const insert = connection.prepare(
    `INSERT INTO import_file
       (run_id, ordinal, file_name, file_sha256, file_bytes, row_offset, rows_read)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  files.forEach(({ name, sha256, bytes, rowOffset, rowsRead }, ordinal) => {
    insert.run(runId, ordinal, name, sha256, bytes, rowOffset, rowsRead);
  });
};

/**
 * Positions in the staged order, sorted by the id that each partner got. CROSS JOIN holds SQLite to
 * looking up each staged key: left free it may search all staged rows for each partner it knows.
 */
const insertPartners = async (
  connection: Database,
  runId: number,
  partners: StagedTable,
  pause: () => Promise<Result<null, AppError>>,
): Promise<Result<Uint32Array, AppError>> => {
  const ids = new Float64Array(partners.rows);
  for (const part of partsOf(partners)) {
    checkStagedPart(connection, part);
    connection.exec(
      `INSERT INTO partner (key) SELECT key FROM ${stagedPart(part)} WHERE true ORDER BY position
       ON CONFLICT (key) DO NOTHING`,
    );
    connection
      .prepare(
        `INSERT INTO partner_in_run (run_id, partner_id, name, row_count)
         SELECT ?, partner.id, staged.name, staged.row_count
         FROM ${stagedPart(part)} AS staged CROSS JOIN partner ON partner.key = staged.key`,
      )
      .run(runId);
    const places = connection
      .prepare<[], [number, number]>(
        `SELECT staged.position, partner.id
         FROM ${stagedPart(part)} AS staged CROSS JOIN partner ON partner.key = staged.key`,
      )
      .raw()
      .all();
    for (const [position, id] of places) {
      ids[position - 1] = id;
    }
    const paused = await pause();
    if (!paused.ok) {
      return paused;
    }
  }
  const positions = Uint32Array.from({ length: partners.rows }, (_, position) => position);
  return ok(positions.sort((left, right) => (ids[left] ?? 0) - (ids[right] ?? 0)));
};

const bytesOf = (array: Float64Array | Uint32Array | Uint8Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

const insertColumns = (
  connection: Database,
  runId: number,
  { recipe, totals }: StagedRun,
  order: Uint32Array,
): void => {
  const attribute = connection.prepare(
    `INSERT INTO run_attribute (run_id, code, ordinal, name, role, labels, codes)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  recipe.attributes.forEach(({ code, name, role }, ordinal) => {
    const { labels = [''], codes = new Uint32Array(order.length) } =
      totals.attributes[ordinal] ?? {};
    const ordered = order.map((position) => codes[position] ?? 0);
    attribute.run(runId, code, ordinal, name, role, JSON.stringify(labels), bytesOf(ordered));
  });
  const metric = connection.prepare(
    `INSERT INTO run_metric (
       run_id, code, ordinal, name, header, aggregation, unit, decimals, higher_is_better,
       numbers, statuses
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  recipe.metrics.forEach((described, ordinal) => {
    const column = totals.metrics[ordinal];
    const numbers = Float64Array.from(order, (position) => column?.numbers[position] ?? NaN);
    const statuses = Uint8Array.from(order, (position) => column?.statuses[position] ?? 0);
    metric.run(
      runId,
      described.code,
      ordinal,
      described.name,
      described.header,
      described.aggregation,
      described.unit,
      described.decimals,
      described.higherIsBetter ? 1 : 0,
      bytesOf(numbers),
      bytesOf(statuses),
    );
  });
};

/**
 * Copies a staged run into the workspace and makes it count, as the last row it writes. Runs inside
 * the transaction of an undo step, with the staging file attached; `pause` may end it with an error,
 * and then the caller rolls back. Returns the number of the run.
 */
export const insertRun = async (
  { connection }: WorkspaceFile,
  run: StagedRun,
  pause: Pause,
): Promise<Result<number, AppError>> => {
  const runId = insertImportRun(connection, run);
  insertFiles(connection, runId, run.files);
  const kept = [
    { table: run.rejected, into: 'rejected_row', columns: 'row_number, reason, cells' },
    { table: run.leftOut, into: 'left_out_row', columns: 'row_number, reason, cells' },
    { table: run.issues, into: 'cell_issue', columns: 'row_number, header, text, taken' },
  ] as const;
  const total =
    run.rows.parts +
    run.partners.parts +
    kept.reduce((sum, { table: { parts } }) => sum + parts, 0);
  let done = 0;
  const step = (): Promise<Result<null, AppError>> => {
    done += 1;
    return pause(done, total);
  };
  const table = sourceRowsTable(runId);
  connection.exec(`CREATE TABLE ${table} (${sourceRowsColumns(planColumns(run.recipe))}) STRICT`);
  for (const part of partsOf(run.rows)) {
    checkStagedPart(connection, part);
    // Between tables of the same columns SQLite copies whole records, without looking into them.
    connection.exec(`INSERT INTO ${table} SELECT * FROM ${stagedPart(part)}`);
    const paused = await step();
    if (!paused.ok) {
      return paused;
    }
  }
  for (const { table: staged, into, columns } of kept) {
    for (const part of partsOf(staged)) {
      checkStagedPart(connection, part);
      connection
        .prepare(
          `INSERT INTO ${into} (run_id, ${columns}) SELECT ?, ${columns} FROM ${stagedPart(part)}`,
        )
        .run(runId);
      const paused = await step();
      if (!paused.ok) {
        return paused;
      }
    }
  }
  const order = await insertPartners(connection, runId, run.partners, step);
  if (!order.ok) {
    return order;
  }
  insertColumns(connection, runId, run, order.value);
  connection.prepare(`INSERT INTO import_activation (id, active) VALUES (?, 1)`).run(runId);
  return ok(runId);
};
