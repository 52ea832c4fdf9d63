import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

describe('migration 4', () => {
  it('adds empty tables of decisions to a workspace and keeps its partners', async () => {
    const connection = await openConnection(join(await aFolder(), 'a.db'));
    await migrate(connection, migrations.slice(0, 3));
    connection.exec(`INSERT INTO partner (key) VALUES ('007')`);
    await migrate(connection, migrations.slice(0, 4));
    const count = (table: string): unknown =>
      connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([
      schemaVersion(connection),
      connection.prepare(`SELECT key FROM partner`).pluck().all(),
      ['partner_merge', 'partner_apart', 'partner_parent', 'attribute_use'].map(count),
    ]).toEqual([4, ['007'], [0, 0, 0, 0]]);
    expect(() =>
      connection.exec(`INSERT INTO partner_merge (id, survivor) VALUES ('1', '1')`),
    ).toThrow('CHECK');
    connection.close();
  });
});
