import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as describeMetrics from '#db/migrations/0010-describe-metrics.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('adds a table of what is said of metrics, with triggers of undo, to a workspace of before', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(describeMetrics)));
  const triggers = (): readonly unknown[] =>
    connection
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'metric_details' ORDER BY name`,
      )
      .pluck()
      .all();
  expect(triggers()).toEqual([]);
  await migrate(connection, migrations);
  expect(triggers()).toEqual([
    'record_metric_details_delete',
    'record_metric_details_insert',
    'record_metric_details_update',
  ]);
  expect(connection.prepare('SELECT * FROM metric_details').all()).toEqual([]);
  connection.close();
});
