import { dayOfIso } from '#shared/metrics/calendar.ts';
import { allColumns } from '#shared/intake/recipe-use.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { WorkspaceFile } from '../../workspace-file.ts';
import { readActiveRuns } from '../read-runs.ts';
import { sourceRowsTable } from '../run-tables.ts';

/** The first and the last day that rows with metrics tell of, in days since 1970-01-01. */
export type DataSpan = { readonly from: number; readonly to: number };

/** The days by which rows are ordered or put into windows, over all imports that count; null for none. */
export const readDataSpan = (file: WorkspaceFile): DataSpan | null => {
  const days: number[] = [];
  for (const run of readActiveRuns(file)) {
    // Our own text, checked when it was written.
    const recipe = JSON.parse(run.recipe) as Recipe;
    const headers = new Set([
      ...(recipe.metrics.length > 0 && recipe.orderedBy !== null ? [recipe.orderedBy] : []),
      ...recipe.metrics.flatMap(({ window, decay }) => [
        ...(window === undefined ? [] : [window.date]),
        ...(decay === undefined ? [] : [decay.date]),
      ]),
    ]);
    allColumns(recipe).forEach(({ header }, place) => {
      if (headers.has(header)) {
        const span = file.connection
          .prepare<[], (string | null)[]>(
            `SELECT min(substr(c${place}, 1, 10)), max(substr(c${place}, 1, 10)) FROM ${sourceRowsTable(run.id)}`,
          )
          .raw()
          .get();
        days.push(...(span ?? []).flatMap((day) => (day === null ? [] : [dayOfIso(day)])));
      }
    });
    if (recipe.asOf !== undefined && recipe.metrics.length > 0) {
      days.push(dayOfIso(recipe.asOf));
    }
  }
  return days.length === 0 ? null : { from: Math.min(...days), to: Math.max(...days) };
};
