import { planColumns } from '#shared/intake/recipe-use.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { readActiveRuns } from './read-runs.ts';
import { sourceRowsTable } from './run-tables.ts';

const mostRows = 1000;

/**
 * Cells of the newest import of a source that counts, by column of its recipe and spread over its rows,
 * as texts: numbers with a point, dates in ISO form, empty for none. Null without such an import.
 */
export const readColumnCells = (
  file: WorkspaceFile,
  sourceName: string,
): ReadonlyMap<string, readonly string[]> | null => {
  const run = readActiveRuns(file).findLast((each) => each.source_name === sourceName);
  if (run === undefined) {
    return null;
  }
  const plan = planColumns(JSON.parse(run.recipe) as Recipe);
  const step = Math.max(1, Math.floor(run.rows_accepted / mostRows));
  const columns = plan.map((_, index) => `c${index}`).join(', ');
  const rows = file.connection
    .prepare<[number, number], (string | number | null)[]>(
      `SELECT ${columns} FROM ${sourceRowsTable(run.id)} WHERE row_number % ? = 0 LIMIT ?`,
    )
    .raw()
    .all(step, mostRows);
  return new Map(
    plan.map(({ header }, index) => [header, rows.map((row) => String(row[index] ?? ''))]),
  );
};
