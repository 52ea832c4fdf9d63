import { describe, expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';

describe('migration 7', () => {
  it('gives runs of older versions their one file', async () => {
    const connection = await openConnection(':memory:');
    await migrate(connection, migrations.slice(0, 6));
    const sha256 = 'a'.repeat(64);
    connection.exec(
      `INSERT INTO source (id, name, department) VALUES (1, 'CRM', '');
       INSERT INTO import_run (id, source_id, file_name, file_sha256, file_bytes, recipe, rows_read,
         rows_accepted, rows_rejected, partners, started_at, ended_at)
       VALUES (3, 1, 'crm.csv', '${sha256}', 9, '{}', 5, 4, 1, 1, '2026-01-01', '2026-01-01')`,
    );
    await migrate(connection, migrations.slice(0, 7));
    expect(connection.prepare('SELECT * FROM import_file').raw().all()).toEqual([
      [3, 0, 'crm.csv', sha256, 9, 0, 5],
    ]);
    connection.close();
  });
});
