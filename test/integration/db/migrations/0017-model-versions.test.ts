import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as modelVersions from '#db/migrations/0017-model-versions.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('adds versions that the store itself keeps from being edited', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(modelVersions)));
  await migrate(connection, migrations);
  const insert = (id: string, state: string): unknown =>
    connection
      .prepare(
        `INSERT INTO model_version VALUES (?, 1, 'A', ?, '', '{}', '${'0'.repeat(64)}', 'now', NULL, '', NULL, '')`,
      )
      .run(id, state);
  const update = (id: string, change: string): unknown =>
    connection.prepare(`UPDATE model_version SET ${change} WHERE id = ?`).run(id);
  insert('one', 'active');
  expect(() => insert('two', 'active')).toThrow('one version of the model is active');
  expect(() => update('one', `model = '{"a":1}'`)).toThrow('never changed');
  expect(() => update('one', `name = 'B'`)).toThrow('never changed');
  insert('two', 'named');
  connection
    .prepare(`INSERT INTO edit_recording (id, step_id) VALUES (1, NULL) ON CONFLICT DO NOTHING`)
    .run();
  connection
    .prepare(`INSERT INTO edit_step (id, label, at, undone) VALUES (7, 'Step', 'now', 0)`)
    .run();
  connection.prepare(`UPDATE edit_recording SET step_id = 7`).run();
  expect(() => update('one', `state = 'named'`)).toThrow('from named to active to retired');
  expect(() => connection.prepare(`DELETE FROM model_version WHERE id = 'one'`).run()).toThrow(
    'never removed',
  );
  update('one', `state = 'retired'`);
  expect(() => update('one', `state = 'active'`)).toThrow('from named to active to retired');
  update('two', `state = 'active'`);
  expect(
    connection.prepare(`SELECT table_name, row_id FROM edit_change ORDER BY id`).all(),
  ).toEqual([
    { table_name: 'model_version', row_id: 'one' },
    { table_name: 'model_version', row_id: 'two' },
  ]);
  connection.close();
});
