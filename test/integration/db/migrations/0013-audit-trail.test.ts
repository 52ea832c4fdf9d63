import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTrail } from '#db/audit/read-trail.ts';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as auditTrail from '#db/migrations/0013-audit-trail.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before an empty trail that refuses what does not follow', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(auditTrail)));
  await migrate(connection, migrations);
  expect(schemaVersion(connection)).toBe(migrations.length);
  expect(readTrail(connection)).toEqual([]);
  expect(
    connection
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_event'`)
      .pluck()
      .all(),
  ).toEqual(['audit_event_chain', 'audit_event_kept', 'audit_event_stays']);
  connection.close();
});
