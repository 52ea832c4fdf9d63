import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as addRates from '#db/migrations/0008-add-rates.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

describe('the migration that adds rates', () => {
  it('keeps imports as they were: made without rates', async () => {
    const connection = await openConnection(join(await aFolder(), 'a.db'));
    await migrate(connection, migrations.slice(0, migrations.indexOf(addRates)));
    connection.exec(
      `INSERT INTO source (id, name, department) VALUES (1, 'Sales', '');
       INSERT INTO import_run (
         source_id, file_name, file_sha256, file_bytes, recipe, rows_read, rows_accepted,
         rows_rejected, partners, started_at, ended_at
       ) VALUES (1, 'a.csv', '${'0'.repeat(64)}', 1, '{}', 1, 1, 0, 1, 'then', 'then')`,
    );
    await migrate(connection, migrations);
    expect(connection.prepare(`SELECT file_name, rate_set_id FROM import_run`).all()).toEqual([
      { file_name: 'a.csv', rate_set_id: null },
    ]);
    expect(connection.prepare(`SELECT * FROM programme_rates`).all()).toEqual([]);
    connection.close();
  });
});
