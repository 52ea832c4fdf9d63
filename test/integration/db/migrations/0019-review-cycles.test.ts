import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCycles } from '#db/cycles/cycle-rows.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as reviewCycles from '#db/migrations/0019-review-cycles.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before no cycle, triggers of undo, and guards', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(reviewCycles)));
  connection.prepare(`INSERT INTO edit_recording (id, step_id) VALUES (1, NULL)`).run();
  await migrate(connection, migrations);
  expect(readCycles(connection)).toEqual([]);
  const triggers = connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'trigger' AND (tbl_name LIKE 'cycle_%' OR tbl_name = 'review_cycle')
       ORDER BY name`,
    )
    .pluck()
    .all();
  const undoable = ['cycle_comment', 'cycle_decision', 'cycle_evidence', 'review_cycle'];
  const events = ['delete', 'insert', 'update'];
  expect(triggers).toEqual(
    [
      ...undoable.flatMap((table) =>
        events.flatMap((event) => [`freeze_${table}_${event}`, `record_${table}_${event}`]),
      ),
      ...['cycle_closing', 'cycle_proposal'].flatMap((table) => [
        `keep_${table}_delete`,
        `keep_${table}_update`,
      ]),
      'cycle_closing_once',
      'keep_cycle_content_update',
      'review_cycle_figures',
    ].sort(),
  );
  connection.close();
});
