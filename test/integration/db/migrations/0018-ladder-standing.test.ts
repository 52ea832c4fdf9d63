import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as ladderStanding from '#db/migrations/0018-ladder-standing.ts';
import { readStanding } from '#db/ladder/standing-rows.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before no review, triggers of undo, and guards', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  const before = migrations.indexOf(ladderStanding);
  await migrate(connection, migrations.slice(0, before));
  connection.prepare(`INSERT INTO edit_recording (id, step_id) VALUES (1, NULL)`).run();
  await migrate(connection, migrations.slice(0, before + 1));
  expect(readStanding(connection, ['A'])).toBeUndefined();
  expect(connection.prepare(`SELECT is_restoring FROM edit_recording`).pluck().get()).toBe(0);
  const triggers = connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'trigger' AND tbl_name IN ('ladder_review', 'ladder_state') ORDER BY name`,
    )
    .pluck()
    .all();
  expect(triggers).toEqual([
    'guard_ladder_review_insert',
    'guard_ladder_state_delete',
    'guard_ladder_state_insert',
    'guard_ladder_state_update',
    'record_ladder_review_delete',
    'record_ladder_review_insert',
    'record_ladder_review_update',
    'record_ladder_state_delete',
    'record_ladder_state_insert',
    'record_ladder_state_update',
  ]);
  connection.close();
});
