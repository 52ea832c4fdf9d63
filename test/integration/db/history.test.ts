import { noFutures } from '#shared/model/futures.ts';
import { describe, expect, it } from 'vitest';
import { readFutures, writeFutures } from '#db/futures/futures-rows.ts';
import { recordStep } from '#db/history/record-step.ts';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { readModel, writeModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { DriverId, ScenarioId } from '#shared/model/ids.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { err, ok } from '#shared/result.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';

const at = testTime.toISOString();

const save = (file: WorkspaceFile, label: string, model: ScoringModel): Promise<unknown> =>
  recordStep(file, label, at, () => {
    writeModel(file.connection, model);
    return Promise.resolve(ok(null));
  });

const oneThird = aModel({
  dimensions: [
    aDimension('potential', [aCriterion('reach')], { weight: 1 / 3, locked: true }),
    aDimension('performance', [aCriterion('revenue')], { weight: 2 / 3 }),
  ],
  minimumCoverage: 0.1 + 0.2,
});
const fourTiers = aModel({
  tiers: [aTier('Platinum', 87.3), aTier('Gold', 70), aTier('Silver', 40), aTier('Bronze', null)],
});

describe('the undo log', () => {
  it('walks back and forth through every state, to the last digit', async () => {
    const file = await aWorkspace();
    await save(file, 'Reshape', oneThird);
    await save(file, 'Add Platinum', fourTiers);
    const states: ScoringModel[] = [];
    for (const position of [2, 1, 0, 1, 2, 0]) {
      await walkHistory(file, position);
      states.push(readModel(file.connection));
    }
    expect(states).toEqual([fourTiers, oneThird, aModel(), oneThird, fourTiers, aModel()]);
  });

  it('survives a restart, redo included', async () => {
    const file = await aWorkspace();
    await save(file, 'Reshape', oneThird);
    await save(file, 'Add Platinum', fourTiers);
    await walkHistory(file, 1);
    await file.close();
    const again = await reopened(file.path);
    expect(readHistory(again.connection)).toEqual({
      steps: [
        { id: 1, label: 'Reshape', at },
        { id: 2, label: 'Add Platinum', at },
      ],
      position: 1,
    });
    await walkHistory(again, 2);
    expect(readModel(again.connection)).toEqual(fourTiers);
  });

  it('forgets undone steps when something new is done', async () => {
    const file = await aWorkspace();
    await save(file, 'Reshape', oneThird);
    await walkHistory(file, 0);
    await save(file, 'Add Platinum', fourTiers);
    const history = readHistory(file.connection);
    expect(history.steps.map(({ label }) => label)).toEqual(['Add Platinum']);
    expect(history.position).toBe(1);
  });

  it('keeps no step for work that changed nothing or failed', async () => {
    const file = await aWorkspace();
    const failure: AppError = {
      type: 'InputRefused',
      where: 'here',
      expected: 'this',
      found: 'that',
      remedy: 'Change it.',
    };
    await save(file, 'Same again', aModel());
    const failed = await recordStep(file, 'Fail', at, () => {
      writeModel(file.connection, oneThird);
      return Promise.resolve(err(failure));
    });
    expect(failed).toEqual(err(failure));
    expect(readModel(file.connection)).toEqual(aModel());
    expect(readHistory(file.connection)).toEqual({ steps: [], position: 0 });
  });

  it('leaves nothing behind when the work throws', async () => {
    const file = await aWorkspace();
    await expect(
      recordStep(file, 'Throw', at, () => {
        writeModel(file.connection, oneThird);
        throw new Error('bug');
      }),
    ).rejects.toThrow('bug');
    expect(readModel(file.connection)).toEqual(aModel());
    await save(file, 'Add Platinum', fourTiers);
    expect(readHistory(file.connection).steps.map(({ label }) => label)).toEqual(['Add Platinum']);
  });

  it('covers drivers, effects and scenarios', async () => {
    const file = await aWorkspace();
    const cloud = 'driver-cloud' as DriverId;
    const futures = {
      ...noFutures,
      drivers: [
        {
          id: cloud,
          name: 'Cloud adoption',
          theme: 'technology' as const,
          unit: '%',
          baseline: 40,
          low: 20,
          high: 90,
        },
      ],
      effects: [],
      scenarios: [
        {
          id: 'scenario-shift' as ScenarioId,
          name: 'Cloud shift',
          narrative: 'Everybody moves.',
          states: [{ driverId: cloud, value: 70.1 }],
        },
      ],
    };
    await recordStep(file, 'Add Cloud shift', at, () => {
      writeFutures(file.connection, futures);
      return Promise.resolve(ok(null));
    });
    const done = readFutures(file.connection);
    await walkHistory(file, 0);
    const undone = readFutures(file.connection);
    await walkHistory(file, 1);
    expect([done, undone, readFutures(file.connection)]).toEqual([futures, noFutures, futures]);
  });
});
