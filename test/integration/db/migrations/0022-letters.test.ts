import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLetterEntries, readLetterTemplates } from '#db/letters/letter-rows.ts';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as letters from '#db/migrations/0022-letters.ts';
import { openConnection } from '#db/sqlite.ts';
import { usualTemplates } from '#shared/letters/usual-templates.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before the usual letters and an empty log that is only added to', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(letters)));
  await migrate(connection, migrations);
  expect(schemaVersion(connection)).toBe(migrations.length);
  expect(readLetterTemplates(connection)).toEqual(usualTemplates);
  const sha256 = 'a'.repeat(64);
  expect(readLetterEntries(connection, sha256)).toEqual([]);
  connection
    .prepare(
      `INSERT INTO letter_log (proposal, partner, state, day, noted_by, channel, note, at)
       VALUES (?, 'P1', 'sent', '2026-03-01', 'A. Manager', 'email', '', '2026-03-01T09:30:00Z')`,
    )
    .run(sha256);
  expect(() => connection.exec(`UPDATE letter_log SET state = 'open'`)).toThrow('never changed');
  expect(() => connection.exec('DELETE FROM letter_log')).toThrow('never removed');
  expect(readLetterEntries(connection, sha256)).toHaveLength(1);
  connection.close();
});
