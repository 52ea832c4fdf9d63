import { dayOfIsoTime } from '#shared/metrics/calendar.ts';
import { metricHeaders, allColumns } from '#shared/intake/recipe-use.ts';
import type { RowColumn, RowColumns } from '#shared/metrics/row-columns.ts';
import type { ColumnType, Recipe } from '#shared/model/recipe.ts';
import type { SqlValue } from '../../sync-rows.ts';
import type { WorkspaceFile } from '../../workspace-file.ts';
import type { StoredRun } from '../read-runs.ts';
import { sourceRowsTable } from '../run-tables.ts';
import { createTextDictionary, type TextDictionary } from '../text-dictionary.ts';

/** The stored rows of some partners of a run, as metrics read them. */
export type PartnerRowsRead = {
  /**
   * Rows in file order. The last row is none of the file's: it belongs to no partner and holds the
   * newest day of every date column of the whole file, so that windows end where they ended at import.
   */
  readonly rows: RowColumns;
  readonly rowNumbers: Float64Array;
  /** Text of a code of `rows`. */
  readonly textOf: (code: number) => string;
};

type ReadColumn = {
  readonly header: string;
  readonly type: ColumnType;
  readonly name: string;
  readonly cells: Float64Array<ArrayBuffer>;
};

/** Headers that something of the recipe is computed from. */
const headersOf = (recipe: Recipe): ReadonlySet<string | null> =>
  new Set([
    recipe.orderedBy,
    ...recipe.attributes.map(({ header }) => header),
    ...recipe.metrics.flatMap(metricHeaders),
  ]);

const newestDays = (
  { connection }: WorkspaceFile,
  table: string,
  dates: readonly ReadColumn[],
): readonly (string | null)[] =>
  dates.length === 0
    ? []
    : (connection
        .prepare<[], (string | null)[]>(
          `SELECT ${dates.map(({ name }) => `max(substr(${name}, 1, 10))`).join(', ')} FROM ${table}`,
        )
        .raw()
        .get() ?? []);

/**
 * Reads the rows of groups of keys; the number of a group is the number of its partner in `rows`. Rows of
 * several runs can be put together where they share one dictionary of texts.
 */
export const readPartnerRows = (
  file: WorkspaceFile,
  run: StoredRun,
  recipe: Recipe,
  groups: readonly (readonly string[])[],
  { texts, intern, find }: TextDictionary = createTextDictionary(),
): PartnerRowsRead => {
  const table = sourceRowsTable(run.id);
  const groupOf = new Map(groups.flatMap((keys, group) => keys.map((key) => [key, group])));
  // Columns that were looked up in other sources stand behind those of the file.
  const stored = allColumns(recipe);
  const keyColumn = stored.findIndex(({ header }) => header === recipe.key);
  const headers = headersOf(recipe);
  const where = `FROM ${table} WHERE c${keyColumn} IN (SELECT value FROM json_each(?))`;
  const keys = JSON.stringify([...groupOf.keys()]);
  const size =
    file.connection.prepare<[string], number>(`SELECT count(*) ${where}`).pluck().get(keys) ?? 0;
  const columns = stored.flatMap(({ header, type }, place): readonly ReadColumn[] =>
    headers.has(header)
      ? [
          {
            header,
            type: header === recipe.key ? 'text' : type,
            name: `c${place}`,
            cells: new Float64Array(size + 1).fill(NaN),
          },
        ]
      : [],
  );
  const textOf = (code: number): string => texts[code] ?? '';
  const cellOf = (type: ColumnType, value: SqlValue): number => {
    if (value === null) {
      return NaN;
    }
    return type === 'number'
      ? Number(value)
      : type === 'date'
        ? dayOfIsoTime(String(value))
        : intern(String(value).trim());
  };
  const partners = new Uint32Array(size + 1);
  const rowNumbers = new Float64Array(size);
  const select = file.connection
    .prepare<[string], SqlValue[]>(
      `SELECT ${['row_number', `c${keyColumn}`, ...columns.map(({ name }) => name)].join(', ')}
       ${where} ORDER BY row_number`,
    )
    .raw();
  let row = 0;
  for (const [rowNumber, key, ...cells] of select.iterate(keys)) {
    rowNumbers[row] = Number(rowNumber);
    partners[row] = groupOf.get(String(key)) ?? groups.length;
    columns.forEach((column, index) => {
      column.cells[row] = cellOf(column.type, cells[index] ?? null);
    });
    row += 1;
  }
  partners[size] = groups.length;
  const dates = columns.filter(({ type }) => type === 'date');
  newestDays(file, table, dates).forEach((day, index) => {
    const column = dates[index];
    if (column !== undefined && day !== null) {
      column.cells[size] = dayOfIsoTime(day);
    }
  });
  return {
    rows: {
      partners,
      partnerCount: groups.length + 1,
      columns: new Map(
        columns.map(({ header, type, cells }): [string, RowColumn] => [header, { type, cells }]),
      ),
      codeOf: find,
      textOf,
      rowNumbers,
    },
    rowNumbers,
    textOf,
  };
};
