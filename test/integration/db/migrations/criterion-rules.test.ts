import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as criterionRules from '#db/migrations/0014-criterion-rules.ts';
import { readModel, writeModel } from '#db/model/model-rows.ts';
import { openConnection } from '#db/sqlite.ts';
import { ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';

const ruled = aModel({
  dimensions: [
    aDimension('performance', [
      aCriterion('revenue', {
        weight: 0.1 + 0.2,
        rules: {
          absencePolicies: { missing: { percentile: 25 }, noActivity: 'block' },
          reference: { kind: 'peers', attributes: ['region'], minimum: 5, shrinkage: 0.1 },
        },
      }),
      aCriterion('growth', { weight: 0.7 }),
    ]),
  ],
});

describe('rules of criteria', () => {
  it('are none in a file that was made before them, and its rows stay as they were', async () => {
    const connection = await openConnection(join(await aFolder(), 'old.db'));
    await migrate(connection, migrations.slice(0, migrations.indexOf(criterionRules)));
    connection.exec(`
      INSERT INTO scoring_model (id, absence_policies, minimum_coverage) VALUES
        ('model', '{"missing":"reweight","notApplicable":"reweight","noActivity":"worst","notComputable":"reweight"}', 0.5);
      INSERT INTO tier (id, ordinal, name, purpose, shape, line) VALUES
        ('tier-Gold', 0, 'Gold', '', 'circle', 70), ('tier-Bronze', 1, 'Bronze', '', 'square', NULL);
      INSERT INTO dimension VALUES ('d', 0, 'D', '', 1, 0);
      INSERT INTO criterion VALUES ('c', 'd', 0, 'C', 'c', 1, 0, '{"method":"minmax","direction":"higher"}');`);
    await migrate(connection, migrations);
    const model = readModel(connection);
    expect(model.dimensions[0]?.criteria[0]?.rules.absencePolicies).toEqual({});
    writeModel(connection, model);
    expect(connection.prepare('SELECT rules FROM criterion').pluck().all()).toEqual(['{}']);
    connection.close();
  });

  it('come back from the file and through undo and redo, after a restart too', async () => {
    const file = await aWorkspace();
    const before = readModel(file.connection);
    await recordStep(file, 'Say what missing does', testTime.toISOString(), () => {
      writeModel(file.connection, ruled);
      return Promise.resolve(ok(null));
    });
    expect(readModel(file.connection)).toEqual(ruled);
    await walkHistory(file, 0);
    expect(readModel(file.connection)).toEqual(before);
    await file.close();
    const again = await reopened(file.path);
    await walkHistory(again, 1);
    expect(readModel(again.connection)).toEqual(ruled);
  });
});
