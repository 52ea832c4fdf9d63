import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import { readModel, writeModel } from '#db/model/model-rows.ts';
import { openConnection } from '#db/sqlite.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';

const at = testTime.toISOString();
const gated = aModel({
  tiers: [
    aTier('Gold', 70, { rules: { gates: [aGate('revenue', 'atLeast', 0.1 + 0.2)] } }),
    aTier('Silver', 40),
    aTier('Bronze', null),
  ],
  rules: { vetoes: [aVeto('Silver', aGate('growth', 'lessThan', 0))] },
});

const save = (file: WorkspaceFile, label: string, model = gated): Promise<unknown> =>
  recordStep(file, label, at, () => {
    writeModel(file.connection, model);
    return Promise.resolve(ok(null));
  });

describe('rules of tiers', () => {
  it('are none in a file that was made before them, and its rows stay as they were', async () => {
    const connection = await openConnection(join(await aFolder(), 'old.db'));
    await migrate(connection, migrations.slice(0, 2));
    connection.exec(`
      INSERT INTO scoring_model VALUES
        ('model', '{"missing":"reweight","notApplicable":"reweight","noActivity":"worst","notComputable":"reweight"}', 0.5);
      INSERT INTO tier VALUES ('tier-Gold', 0, 'Gold', '', 'circle', 70);
      INSERT INTO tier VALUES ('tier-Bronze', 1, 'Bronze', '', 'square', NULL);`);
    await migrate(connection, migrations);
    const model = readModel(connection);
    expect([model.tiers.map(({ rules }) => rules.gates), model.rules.vetoes]).toEqual([
      [[], []],
      [],
    ]);
    writeModel(connection, model);
    expect(connection.prepare('SELECT DISTINCT rules FROM tier').pluck().all()).toEqual(['{}']);
    connection.close();
  });

  it('come back from the file and through undo and redo, after a restart too', async () => {
    const file = await aWorkspace();
    await save(file, 'Ask for revenue');
    expect(readModel(file.connection)).toEqual(gated);
    await walkHistory(file, 0);
    expect(readModel(file.connection)).toEqual(aModel());
    await file.close();
    const again = await reopened(file.path);
    await walkHistory(again, 1);
    expect(readModel(again.connection)).toEqual(gated);
  });

  it('leave no step when nothing changed', async () => {
    const file = await aWorkspace();
    await save(file, 'Same again', aModel());
    expect(readHistory(file.connection).steps).toEqual([]);
  });

  it('stay when a step is undone that an older version recorded', async () => {
    const file = await aWorkspace();
    await save(file, 'Rename', aModel({ ...gated, minimumCoverage: 0.25 }));
    // As the schema before wrote it: images without the column.
    file.connection.exec(
      `UPDATE edit_change SET before = json_remove(before, '$.rules'), after = json_remove(after, '$.rules')`,
    );
    await walkHistory(file, 0);
    const undone = readModel(file.connection);
    expect([undone.minimumCoverage, undone.tiers[0]?.rules, undone.rules]).toEqual([
      0.5,
      gated.tiers[0]?.rules,
      gated.rules,
    ]);
  });
});
