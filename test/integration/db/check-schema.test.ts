import { describe, expect, it } from 'vitest';
import { findForeignSchema, newestSchema, schemaFingerprint } from '#db/check-schema.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';

const newest = async (): ReturnType<typeof openConnection> => {
  const connection = await openConnection(':memory:');
  await migrate(connection, migrations);
  return connection;
};

describe('the schema of a workspace', () => {
  it('is known by its fingerprint, which a new migration changes', async () => {
    const connection = await newest();
    expect(schemaFingerprint(connection)).toBe(newestSchema);
    connection.close();
  });

  it('is the same with the tables of imports, and another with anything else', async () => {
    const connection = await newest();
    connection.exec('CREATE TABLE source_rows_7 (row INTEGER PRIMARY KEY) STRICT');
    expect(schemaFingerprint(connection)).toBe(newestSchema);
    connection.exec('CREATE INDEX extra ON source_rows_7 (row)');
    expect([
      schemaFingerprint(connection) === newestSchema,
      await findForeignSchema(connection),
    ]).toEqual([false, 'an unknown index "extra"']);
    connection.close();
  });
});
