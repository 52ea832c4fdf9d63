import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { readMilestoneColumns } from '#db/milestones/assignment-rows.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as milestones from '#db/migrations/0020-milestones.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before no milestone, triggers of undo, guards and rows that make sense', async () => {
  const connection = await openConnection(join(await aFolder(), 'a.db'));
  await migrate(connection, migrations.slice(0, migrations.indexOf(milestones)));
  connection.prepare(`INSERT INTO edit_recording (id, step_id) VALUES (1, NULL)`).run();
  await migrate(connection, migrations);
  expect(readMilestoneColumns(connection, ['A'], null, '2026-03-01')).toBeUndefined();
  const triggers = connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%milestone%' ORDER BY name`,
    )
    .pluck()
    .all();
  expect(triggers).toEqual([
    'guard_ladder_milestone_insert',
    'guard_ladder_milestone_update',
    'record_milestone_assignment_delete',
    'record_milestone_assignment_insert',
    'record_milestone_assignment_update',
  ]);
  const write = (values: string): string => {
    try {
      connection.exec(`INSERT INTO milestone_assignment VALUES (${values})`);
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const hash = 'ab'.repeat(32);
  expect(write(`'1','m','A','2026-06-30','',NULL,NULL,'',NULL,NULL,'','t'`)).toBe('taken');
  expect(write(`'2','m','A','2026-06-30','',NULL,NULL,'',NULL,NULL,'','t'`)).toContain('UNIQUE');
  expect(
    write(`'3','m','B','2026-06-30','','2026-05-01','file','a.pdf','${hash}',NULL,'','t'`),
  ).toBe('taken');
  for (const wrong of [
    `'4','m','C','2026-13-30','',NULL,NULL,'',NULL,NULL,'','t'`,
    `'4','m','C','2026-06-30','','2026-05-01',NULL,'',NULL,NULL,'','t'`,
    `'4','m','C','2026-06-30','','2026-05-01','note',' ',NULL,NULL,'','t'`,
    `'4','m','C','2026-06-30','','2026-05-01','file','a.pdf',NULL,NULL,'','t'`,
    `'4','m','C','2026-06-30','','2026-05-01','file','a.pdf','xyz',NULL,'','t'`,
    `'4','m','C','2026-06-30','','2026-05-01','mail','x',NULL,NULL,'','t'`,
    `'4','m','C','2026-06-30','',NULL,NULL,'',NULL,'2026-05-01','','t'`,
  ]) {
    expect([wrong, write(wrong)]).toEqual([wrong, expect.stringContaining('CHECK') as string]);
  }
  connection.close();
});
