import { describe, expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';

describe('migration 5', () => {
  it('keeps runs of older versions, with nothing found', async () => {
    const connection = await openConnection(':memory:');
    await migrate(connection, migrations.slice(0, 4));
    connection.exec(
      `INSERT INTO source (id, name, department) VALUES (1, 'CRM', '');
       INSERT INTO import_run (id, source_id, file_name, file_sha256, file_bytes, recipe, rows_read,
         rows_accepted, rows_rejected, partners, started_at, ended_at)
       VALUES (1, 1, 'crm.csv', '${'a'.repeat(64)}', 9, '{}', 1, 1, 0, 1, '2026-01-01', '2026-01-01')`,
    );
    await migrate(connection, migrations.slice(0, 5));
    expect(
      connection.prepare('SELECT id, file_name, findings FROM import_run').raw().all(),
    ).toEqual([[1, 'crm.csv', '{}']]);
    connection.exec(
      `INSERT INTO left_out_row (run_id, row_number, reason, cells) VALUES (1, 1, 'r', '[]');
       INSERT INTO cell_issue (run_id, row_number, header, text, taken) VALUES (1, 1, 'h', 't', '')`,
    );
    connection.close();
  });
});
