import type { Database } from 'better-sqlite3';

/** A value as SQLite holds it. */
export type SqlValue = string | number | null;

/** A row by column name; every row of one call has the same columns, `id` among them. */
export type SqlRow = Readonly<Record<string, SqlValue>> & { readonly id: string };

/**
 * Makes the table hold exactly `wanted`, touching only rows that differ, so that the undo log
 * records no more than what changed. Table and column names come from our own code, never from data.
 */
export const syncRows = (
  connection: Database,
  table: string,
  columns: readonly string[],
  wanted: readonly SqlRow[],
): void => {
  const existing = new Map(
    connection
      .prepare<[], SqlRow>(`SELECT ${columns.join(', ')} FROM ${table}`)
      .all()
      .map((row) => [row.id, row]),
  );
  const values = (row: SqlRow): SqlValue[] => columns.map((column) => row[column] ?? null);
  const insert = connection.prepare<SqlValue[]>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const update = connection.prepare<SqlValue[]>(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  for (const row of wanted) {
    const before = existing.get(row.id);
    existing.delete(row.id);
    if (before === undefined) {
      insert.run(...values(row));
    } else if (columns.some((column) => before[column] !== row[column])) {
      update.run(...values(row), row.id);
    }
  }
  const remove = connection.prepare<[string]>(`DELETE FROM ${table} WHERE id = ?`);
  for (const id of existing.keys()) {
    remove.run(id);
  }
};
