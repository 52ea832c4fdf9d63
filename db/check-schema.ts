import type { Database } from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migration-list.ts';
import { openConnection } from './sqlite.ts';

type SchemaObject = { readonly type: string; readonly name: string; readonly sql: string };

const importTable = /^source_rows_\d+$/u;

const readObjects = (connection: Database): ReadonlyMap<string, SchemaObject> =>
  new Map(
    connection
      .prepare<[], SchemaObject>(
        `SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
      )
      .all()
      .map((object) => [object.name, object]),
  );

/**
 * Compares the tables, indexes and triggers of a file with those that the migrations make. A view
 * or trigger of a stranger would run inside our own statements, so one is enough to refuse the
 * file. Returns what is wrong in words, or null.
 */
export const findForeignSchema = async (connection: Database): Promise<string | null> => {
  const model = await openConnection(':memory:');
  try {
    await migrate(model, migrations);
    const expected = readObjects(model);
    const actual = readObjects(connection);
    for (const [name, object] of actual) {
      if (object.type === 'table' && importTable.test(name)) {
        continue;
      }
      if (expected.get(name)?.sql !== object.sql) {
        return `an unknown ${object.type} "${name}"`;
      }
    }
    for (const [name, object] of expected) {
      if (!actual.has(name)) {
        return `no ${object.type} "${name}"`;
      }
    }
    return null;
  } finally {
    model.close();
  }
};
