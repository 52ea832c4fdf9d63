import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import { readFormulas, writeFormulas } from '#db/metrics/formula-rows.ts';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import { ok } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';

const perOrder: FormulaMetric = {
  id: 'f1',
  code: 'per_order',
  name: 'Revenue per order',
  formula: 'revenue / orders',
  unit: '',
  decimals: 1,
  higherIsBetter: true,
};

it('keeps formulas, walks their steps and has them after a restart', async () => {
  const file = await aWorkspace();
  const save = (label: string, formulas: readonly FormulaMetric[]): Promise<unknown> =>
    recordStep(file, label, testTime.toISOString(), () => {
      writeFormulas(file.connection, formulas);
      return Promise.resolve(ok(null));
    });
  const changed = { ...perOrder, formula: 'revenue / (orders + 1)', higherIsBetter: false };
  await save('Add', [perOrder]);
  await save('Change', [changed]);
  await save('Remove', []);
  const states: (readonly FormulaMetric[])[] = [];
  for (const position of [2, 1, 0, 3, 1]) {
    await walkHistory(file, position);
    states.push(readFormulas(file.connection));
  }
  expect(states).toEqual([[changed], [perOrder], [], [], [perOrder]]);
  await file.close();
  expect(readFormulas((await reopened(file.path)).connection)).toEqual([perOrder]);
});

it('refuses a formula that can never be worked out, and says where', async () => {
  const folder = await aFolder();
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: () => {
      throw new Error('nothing is read here');
    },
  });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const path = join(folder, 'programme.tierwright');
  await handlers['workspace/create']({ path, name: 'Programme' }, context);
  const save = (formula: string) =>
    handlers['metrics/save-formulas'](
      { formulas: [{ ...perOrder, formula }], label: 'Add', baseRevision: 0 },
      context,
    );
  const refused = await save('revenue / (orders');
  expect(refused.ok ? null : [refused.error.where, refused.error.remedy]).toEqual([
    'Formula of Revenue per order, sign 18',
    'A ( is not closed; put ) here.',
  ]);
  const itself = await save('per_order + 1');
  expect(itself.ok ? null : itself.error.remedy).toMatch(/in a circle: per_order → per_order/u);
  const saved = await save('revenue / orders');
  expect(saved.ok ? saved.value.formulas : saved.error).toEqual([perOrder]);
  await dispose();
});
