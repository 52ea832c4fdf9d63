import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { subjectsOf } from '#shared/futures-report/every-table.ts';
import type { FuturesTable } from '#shared/futures-report/futures-table.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { namesOf } from '#shared/sensitivity/hidden.ts';
import { mostRows } from '../../export/sheet-xml.ts';
import { writeSheets } from '../../export/write-sheets.ts';
import type { Sheet } from '../../export/write-workbook.ts';
import { engineVersion } from '../../engine-version.ts';
import { newestDay } from '../export-portfolio.ts';
import { planExport } from '../sensitivity.ts';
import { gatherTables } from './gather-tables.ts';

type ExportRequest = CheckedRequest<'futures/export'>;

/** What was written. */
export type FuturesExport = { readonly rows: number; readonly leftOut: readonly string[] };

const widthOf = (name: string, decimals: number | null): number =>
  Math.min(46, Math.max(decimals === null ? 20 : 11, name.length + 2));

const toSheet = ({ name, columns, rows, read }: FuturesTable): Sheet => ({
  ...{ name, rows, read },
  columns: columns.map((column) => ({
    ...column,
    width: widthOf(column.name, column.decimals),
  })),
});

const sha256 = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Where the figures come from, a line each; what several tables note is told once. */
const provenanceSheet = (
  workspace: Workspace,
  tables: readonly FuturesTable[],
  now: Date,
  facts: FuturesTable['notes'],
): Sheet => {
  const notes = new Map(
    tables.flatMap((table) => table.notes).map((note) => [JSON.stringify(note), note]),
  );
  const lines = [
    ['Programme', workspace.name],
    ['Workspace', basename(workspace.path)],
    ['Revision', workspace.revision],
    ['Data as of', newestDay(workspace) || 'no data yet'],
    ['Known on', workspace.knownOn ?? 'now'],
    ['Written at (UTC)', now.toISOString()],
    ['Engine version', engineVersion],
    ['SHA-256 of the model', sha256(workspace.model)],
    ['SHA-256 of drivers, effects and scenarios', sha256(workspace.futures)],
    ...notes.values(),
    ...facts,
    ['Empty cells', 'there is no number: too little is known, or it does not apply'],
  ] as const;
  return {
    name: 'Provenance',
    columns: [
      { name: 'What', width: 40, decimals: null },
      { name: 'Value', width: 90, decimals: 0 },
    ],
    rows: lines.length,
    read: (row) => lines[row] ?? [],
  };
};

const formatOf = (path: string, tables: number): Result<'csv' | 'xlsx', AppError> => {
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx' || (ending === '.csv' && tables === 1)) {
    return ok(ending === '.csv' ? 'csv' : 'xlsx');
  }
  return err(
    refuseInput(
      basename(path),
      tables === 1 ? 'a name that ends in .csv or .xlsx' : 'a name that ends in .xlsx',
      ending === '' ? 'a name without an ending' : `${ending} for ${counted(tables)} tables`,
      'A CSV file holds one table; a workbook holds any number.',
    ),
  );
};

/** Writes tables of Futures as CSV or as a workbook with a sheet of provenance. */
export const exportFutures = async (
  file: WorkspaceFile,
  { path, tables: asked, include = [] }: ExportRequest,
  now: Date,
  context: RequestContext,
): Promise<Result<FuturesExport, AppError>> => {
  const format = formatOf(path, asked.length);
  if (!format.ok) {
    return format;
  }
  const gathered = await gatherTables(file, asked, include, context);
  if (!gathered.ok) {
    return gathered;
  }
  const { workspace, tables, leftOut } = gathered.value;
  const tooLong = format.value === 'xlsx' ? tables.filter(({ rows }) => rows >= mostRows) : [];
  const written = tables.filter((table) => !tooLong.includes(table));
  const told = [
    ...leftOut,
    ...tooLong.map(
      ({ name, rows }) =>
        `${name}: ${counted(rows)} rows are too many for a sheet; write it as CSV`,
    ),
  ];
  if (written.length === 0) {
    return err(
      refuseInput(
        basename(path),
        `a table of at most ${counted(mostRows - 1)} rows`,
        told.join('; '),
        'Write it as a CSV file, or fewer partners.',
      ),
    );
  }
  const subjects = new Set(asked.flatMap(({ table }) => subjectsOf(table, workspace.futures)));
  const included = include.filter((id) => subjects.has(id));
  const planned = planExport(file, workspace.sensitive, included, {
    what:
      written.length === 1
        ? `Futures: ${written[0]?.name ?? ''}`
        : `Futures: ${counted(written.length)} tables`,
    target: path,
  });
  if (!planned.ok) {
    return planned;
  }
  const facts: FuturesTable['notes'] = [
    ...told.map((words) => ['Tables left out', words] as const),
    ['Sensitive values written', namesOf(workspace.sensitive, included).join('; ') || 'none'],
  ];
  const sheets = [...written.map(toSheet), provenanceSheet(workspace, written, now, facts)];
  const saved = await writeSheets(path, format.value, sheets, 'Writing tables', {
    ...context,
    channel: 'futures/export',
  });
  if (!saved.ok) {
    return saved;
  }
  planned.value(now);
  return ok({ rows: written.reduce((sum, { rows }) => sum + rows, 0), leftOut: told });
};
