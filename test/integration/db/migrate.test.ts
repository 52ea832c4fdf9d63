import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { backUpBeforeMigration } from '#db/backups/back-up-before-migration.ts';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, testTime } from '#test/fixtures/a-workspace.ts';

const statement =
  (...texts: readonly string[]) =>
  async (db: Kysely<never>): Promise<void> => {
    for (const text of texts) {
      await sql.raw(text).execute(db);
    }
  };

const parents = {
  up: statement(
    'CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT',
    'CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent) STRICT',
    'INSERT INTO parent VALUES (1)',
    'INSERT INTO child VALUES (10, 1)',
  ),
};

const tables = (connection: Awaited<ReturnType<typeof openConnection>>): readonly unknown[] =>
  connection.prepare(`SELECT name FROM sqlite_schema ORDER BY name`).pluck().all();

describe('migrating', () => {
  it('leaves the old schema whole when a migration fails half-way, and retries', async () => {
    const connection = await openConnection(join(await aFolder(), 'a.db'));
    const broken = { up: statement('CREATE TABLE half (x TEXT) STRICT', 'NOT SQL') };
    await expect(migrate(connection, [parents, broken])).rejects.toThrow('syntax error');
    expect([schemaVersion(connection), tables(connection)]).toEqual([1, ['child', 'parent']]);
    await migrate(connection, [parents, { up: statement('CREATE TABLE half (x TEXT) STRICT') }]);
    expect([schemaVersion(connection), tables(connection)]).toEqual([
      2,
      ['child', 'half', 'parent'],
    ]);
    connection.close();
  });

  it('rebuilds a referenced table without losing its children', async () => {
    const connection = await openConnection(join(await aFolder(), 'a.db'));
    const rebuild = {
      up: statement(
        `CREATE TABLE new_parent (id INTEGER PRIMARY KEY, note TEXT) STRICT`,
        'INSERT INTO new_parent (id) SELECT id FROM parent',
        'DROP TABLE parent',
        'ALTER TABLE new_parent RENAME TO parent',
      ),
    };
    await migrate(connection, [parents, rebuild]);
    expect(connection.prepare('SELECT * FROM child').all()).toEqual([{ id: 10, parent_id: 1 }]);
    connection.close();
  });

  it('rolls back a migration that orphans rows', async () => {
    const connection = await openConnection(join(await aFolder(), 'a.db'));
    await expect(
      migrate(connection, [parents, { up: statement('DELETE FROM parent') }]),
    ).rejects.toThrow('1 rows without their parent');
    expect(connection.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(1);
    connection.close();
  });

  it('copies the whole workspace before its schema changes', async () => {
    const file = await aWorkspace();
    const backup = await backUpBeforeMigration(file.connection, file.path, testTime);
    const folder = join(file.path, '..', 'programme backups');
    const name = `programme.2026-03-01T09-30-00.schema-${migrations.length}.backup`;
    expect(await readdir(folder)).toEqual([name]);
    expect(backup).toMatchObject({ ok: true, value: { path: join(folder, name) } });
    const copy = await openConnection(join(folder, name));
    expect(copy.prepare('SELECT name FROM project').pluck().get()).toBe('Programme');
    copy.close();
  });
});
