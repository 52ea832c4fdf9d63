import { closeSync, openSync, writeSync } from 'node:fs';
import { keyJoint } from '#shared/intake/lookup-key.ts';
import { partnerKey } from '#shared/intake/partner-key.ts';
import { planColumns } from '#shared/intake/recipe-use.ts';
import type { Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { readActiveRuns } from './read-runs.ts';
import { sourceRowsTable } from './run-tables.ts';

const rowsPerPause = 20_000;
const flushAt = 1 << 18;

type SqlCell = string | number | null;

/** A cell as keys are compared: a number in its shortest form, a text without blanks around it. */
const keyText = (cell: SqlCell): string =>
  cell === null ? '' : typeof cell === 'number' ? String(cell) : partnerKey(cell);

/** Runs of a source that count, newest first, and the numbers of those that have the columns. */
export const lookupRuns = (
  file: WorkspaceFile,
  { source, match, take }: RecipeLookup,
): {
  readonly all: readonly number[];
  readonly fitting: readonly { readonly id: number; readonly columns: readonly number[] }[];
} => {
  const runs = readActiveRuns(file)
    .filter(({ source_name: name }) => name === source)
    .reverse();
  return {
    all: runs.map(({ id }) => id),
    fitting: runs.flatMap(({ id, recipe }) => {
      const plan = planColumns(JSON.parse(recipe) as Recipe);
      const columns = [
        ...match.map((pair) => plan.findIndex(({ header }) => header === pair.in)),
        ...take.map(({ column, type }) =>
          plan.findIndex((each) => each.header === column && each.type === type),
        ),
      ];
      return columns.includes(-1) ? [] : [{ id, columns }];
    }),
  };
};

/**
 * Writes the rows that a lookup may find as lines of JSON: `[key, cell, cell …]` in the order of `take`,
 * runs newest first, each behind a line with its number. Returns false when `pause` says so.
 */
export const writeLookup = async (
  file: WorkspaceFile,
  lookup: RecipeLookup,
  path: string,
  pause: () => Promise<boolean>,
): Promise<boolean> => {
  const descriptor = openSync(path, 'wx', 0o600);
  let pending = '';
  const flush = (): void => {
    writeSync(descriptor, pending);
    pending = '';
  };
  try {
    const keys = lookup.match.length;
    for (const { id, columns } of lookupRuns(file, lookup).fitting) {
      pending += `${id}\n`;
      const names = columns.map((column) => `c${column}`).join(', ');
      // Pages by row number: no statement stays open while the engine does other work.
      const statement = file.connection
        .prepare<[number, number], [number, ...SqlCell[]]>(
          `SELECT row_number, ${names} FROM ${sourceRowsTable(id)}
           WHERE row_number > ? ORDER BY row_number LIMIT ?`,
        )
        .raw();
      for (let after = -1; ;) {
        const rows = statement.all(after, rowsPerPause);
        for (const [rowNumber, ...cells] of rows) {
          after = rowNumber;
          const key = cells.slice(0, keys).map(keyText);
          if (!key.includes('')) {
            pending += `${JSON.stringify([key.join(keyJoint), ...cells.slice(keys)])}\n`;
            if (pending.length > flushAt) {
              flush();
            }
          }
        }
        if (!(await pause())) {
          return false;
        }
        if (rows.length < rowsPerPause) {
          break;
        }
      }
    }
    flush();
    return true;
  } finally {
    closeSync(descriptor);
  }
};
