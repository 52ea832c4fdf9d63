import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as parallelLadders from '#db/migrations/0023-parallel-ladders.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('lets a partner of a workspace of before come to another ladder, only by being placed there', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(parallelLadders)));
  connection.exec(`INSERT OR IGNORE INTO edit_recording (id, step_id) VALUES (1, NULL)`);
  const tier = (id: string, ordinal: number, rules: string): void =>
    void connection
      .prepare(
        `INSERT INTO tier (id, ordinal, name, purpose, shape, line, rules) VALUES (?, ?, ?, '', 'circle', NULL, ?)`,
      )
      .run(id, ordinal, id, rules);
  tier('gold', 0, '{}');
  tier('bronze', 1, '{}');
  tier('lead', 2, '{"ladder":"b"}');
  tier('follow', 3, '{"ladder":"b"}');
  connection.exec(`INSERT INTO ladder_review VALUES ('2026-03-31', 1, '[]', '2026-03-31');
    INSERT INTO ladder_state VALUES ('P', 'gold', 'steady', 'placed', 1, 1, 1, NULL, '{}', 1);
    INSERT INTO ladder_review VALUES ('2026-06-30', 2, '[]', '2026-06-30');`);
  const move = (tierId: string, cause: string, placed: number): string => {
    try {
      connection.exec(`SAVEPOINT trial;
        UPDATE ladder_state SET tier = '${tierId}', cause = '${cause}', placed = ${placed},
          entered = 2, line_at = 2, review = 2, streaks = '{"gold":-2,"lead":2}' WHERE id = 'P'`);
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      connection.exec(`ROLLBACK TO trial; RELEASE trial`);
    }
  };
  expect(move('lead', 'placed', 2)).toBe('ladder: a partner cannot be placed a second time');
  await migrate(connection, migrations);
  expect([
    move('lead', 'placed', 2),
    move('follow', 'placed', 2),
    move('lead', 'fell', 1),
    move('lead', 'rose', 1),
    move('lead', 'placed', 1),
    move('bronze', 'placed', 2),
    move('bronze', 'fell', 1),
  ]).toEqual([
    'taken',
    'taken',
    ...['fell', 'rose', 'placed'].map(
      () => 'ladder: a partner comes from another ladder without being placed again',
    ),
    'ladder: a partner cannot be placed a second time',
    'taken',
  ]);
  // Milestones of one ladder shut nothing on the other.
  connection.exec(
    `INSERT INTO scoring_model (id, absence_policies, minimum_coverage) VALUES ('model', '{}', 0);
      UPDATE scoring_model SET rules = json_set(rules, '$.milestones', json('${JSON.stringify([
        { id: 'm', direction: 'up', effects: [{ effect: 'promote', tier: 'lead' }] },
      ])}'))`,
  );
  expect([
    move('lead', 'placed', 2),
    move('follow', 'placed', 2),
    move('bronze', 'fell', 1),
  ]).toEqual(['ladder: a partner rises before its milestone is met', 'taken', 'taken']);
  connection.close();
});
