import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migration-list.ts';
import { openConnection } from './sqlite.ts';

type SchemaObject = { readonly type: string; readonly name: string; readonly sql: string };

/**
 * SHA-256 of the schema that all migrations make together, see `schemaFingerprint`. It tells a whole
 * schema at once; a file that differs is compared object by object, to say what is wrong with it.
 */
export const newestSchema = 'e538028f1e924441c203808ed2ab6bd7cbc5e689e4170ae07a5b19f8be5c1649';

const importTable = /^source_rows_\d+$/u;

/** Everything but the tables that imports make, in order of names. */
const readObjects = (connection: Database): readonly SchemaObject[] =>
  connection
    .prepare<[], SchemaObject>(
      `SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
    .filter(({ type, name }) => type !== 'table' || !importTable.test(name));

const fingerprintOf = (objects: readonly SchemaObject[]): string =>
  createHash('sha256')
    .update(JSON.stringify(objects.map(({ type, name, sql }) => [type, name, sql])))
    .digest('hex');

/** SHA-256 in hex of the tables, indexes and triggers of a file, as SQLite keeps their statements. */
export const schemaFingerprint = (connection: Database): string =>
  fingerprintOf(readObjects(connection));

const byName = (objects: readonly SchemaObject[]): ReadonlyMap<string, SchemaObject> =>
  new Map(objects.map((object) => [object.name, object]));

/**
 * Compares the tables, indexes and triggers of a file with those that the migrations make. A view
 * or trigger of a stranger would run inside our own statements, so one is enough to refuse the
 * file. Returns what is wrong in words, or null.
 */
export const findForeignSchema = async (connection: Database): Promise<string | null> => {
  const objects = readObjects(connection);
  if (fingerprintOf(objects) === newestSchema) {
    return null;
  }
  const model = await openConnection(':memory:');
  try {
    await migrate(model, migrations);
    const expected = byName(readObjects(model));
    const actual = byName(objects);
    for (const [name, object] of actual) {
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
