import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as portfolioViews from '#db/migrations/0015-portfolio-views.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('adds tables of views and assumptions, with triggers of undo, to a workspace of before', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(portfolioViews)));
  const triggers = (): readonly unknown[] =>
    connection
      .prepare(
        `SELECT name FROM sqlite_schema
         WHERE type = 'trigger' AND tbl_name IN ('saved_view', 'assumption') ORDER BY name`,
      )
      .pluck()
      .all();
  expect(triggers()).toEqual([]);
  await migrate(connection, migrations);
  expect(triggers()).toEqual([
    'record_assumption_delete',
    'record_assumption_insert',
    'record_assumption_update',
    'record_saved_view_delete',
    'record_saved_view_insert',
    'record_saved_view_update',
  ]);
  expect(connection.prepare('SELECT * FROM saved_view').all()).toEqual([]);
  expect(connection.prepare('SELECT * FROM assumption').all()).toEqual([]);
  connection.close();
});
