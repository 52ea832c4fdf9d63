import { expect, it } from 'vitest';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { openConnection } from '#db/sqlite.ts';

const before = 1;

it('leaves the model of an older workspace as it is and begins without formulas', async () => {
  const connection = await openConnection(':memory:');
  await migrate(connection, migrations.slice(0, before));
  connection
    .prepare(
      `INSERT INTO tier (id, ordinal, name, purpose, shape, line) VALUES ('t', 0, 'Gold', '', 'circle', 70.5)`,
    )
    .run();
  await migrate(connection, migrations.slice(0, before + 1));
  expect(schemaVersion(connection)).toBe(before + 1);
  expect(connection.prepare(`SELECT * FROM tier`).all()).toEqual([
    { id: 't', ordinal: 0, name: 'Gold', purpose: '', shape: 'circle', line: 70.5 },
  ]);
  expect(connection.prepare(`SELECT * FROM formula_metric`).all()).toEqual([]);
  connection.close();
});
