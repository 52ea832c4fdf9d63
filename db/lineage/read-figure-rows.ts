import type { LineageRow } from '#shared/model/lineage.ts';
import { sourceRowsTable } from '../imports/run-tables.ts';
import { allColumns } from '#shared/intake/recipe-use.ts';
import type { SqlValue } from '../sync-rows.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { createPlacer, readFilesOfRun } from './describe-run.ts';
import { findDeciding, type Deciding, type FigureName } from './find-deciding.ts';
import { judgeFigure } from './judge-figure.ts';

const readCells = (
  { connection }: WorkspaceFile,
  { run, recipe }: Deciding,
  rowNumbers: string,
): ReadonlyMap<number, readonly string[]> =>
  new Map(
    connection
      .prepare<[string], SqlValue[]>(
        `SELECT ${['row_number', ...allColumns(recipe).map((_, place) => `c${place}`)].join(', ')}
         FROM ${sourceRowsTable(run.id)}
         WHERE row_number IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(rowNumbers)
      .map(([rowNumber, ...cells]) => [
        Number(rowNumber),
        cells.map((cell) => (cell === null ? '' : String(cell))),
      ]),
  );

type Settled = LineageRow['settled'][number];

const readSettled = (
  { connection }: WorkspaceFile,
  { run }: Deciding,
  rowNumbers: string,
): ReadonlyMap<number, readonly Settled[]> => {
  const settled = new Map<number, Settled[]>();
  const select = connection.prepare<[number, string], Settled & { readonly row_number: number }>(
    `SELECT row_number, header, text, taken FROM cell_issue
     WHERE run_id = ? AND row_number IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  for (const { row_number: rowNumber, header, text, taken } of select.all(run.id, rowNumbers)) {
    settled.set(rowNumber, [...(settled.get(rowNumber) ?? []), { header, text, taken }]);
  }
  return settled;
};

/**
 * A page of the rows behind a figure, those that count first, both in file order; empty where it does
 * not come from rows.
 */
export const readFigureRows = (
  file: WorkspaceFile,
  name: FigureName,
  offset: number,
  limit: number,
): readonly LineageRow[] => {
  const deciding = findDeciding(file, name);
  if (deciding === null) {
    return [];
  }
  const { rowNumbers, reasons, rates, weights } = judgeFigure(file, deciding);
  const page = rowNumbers.slice(offset, offset + limit);
  const placeOf = createPlacer(readFilesOfRun(file, deciding.run.id));
  const asked = JSON.stringify(page);
  const cells = readCells(file, deciding, asked);
  const settled = readSettled(file, deciding, asked);
  return page.map((rowNumber, index): LineageRow => ({
    ...placeOf(rowNumber),
    cells: cells.get(rowNumber) ?? [],
    leftOut: reasons[offset + index] ?? '',
    rate: rates[offset + index] ?? null,
    weight: weights[offset + index] ?? null,
    settled: settled.get(rowNumber) ?? [],
  }));
};
