import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as weightVotes from '#db/migrations/0021-weight-votes.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('adds a table of votes on weights, with triggers of undo, to a workspace of before', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(weightVotes)));
  const names = (): readonly unknown[] =>
    connection
      .prepare(`SELECT name FROM sqlite_schema WHERE tbl_name = 'weight_vote' AND sql IS NOT NULL`)
      .pluck()
      .all();
  expect(names()).toEqual([]);
  await migrate(connection, migrations);
  expect(names()).toEqual([
    'weight_vote',
    'record_weight_vote_insert',
    'record_weight_vote_update',
    'record_weight_vote_delete',
  ]);
  expect(connection.prepare('SELECT * FROM weight_vote').all()).toEqual([]);
  connection.close();
});
