import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as keepQuality from '#db/migrations/0012-keep-quality.ts';
import { readThresholds } from '#db/quality/quality-rows.ts';
import { openConnection } from '#db/sqlite.ts';
import { defaultThresholds } from '#shared/model/quality.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before the default thresholds, and triggers of undo for what is said', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(keepQuality)));
  await migrate(connection, migrations);
  expect(readThresholds(connection)).toEqual(defaultThresholds);
  const tables = ['control_total', 'quality_note', 'quality_thresholds'];
  expect(
    connection
      .prepare(
        `SELECT tbl_name, count(*) AS triggers FROM sqlite_schema
         WHERE type = 'trigger' AND tbl_name IN (SELECT value FROM json_each(?))
         GROUP BY tbl_name ORDER BY tbl_name`,
      )
      .all(JSON.stringify(tables)),
  ).toEqual(tables.map((table) => ({ tbl_name: table, triggers: 3 })));
  connection.close();
});
