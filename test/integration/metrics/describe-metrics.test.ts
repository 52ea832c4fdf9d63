import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { walkHistory } from '#db/history/walk-history.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import type { MetricDetails } from '#shared/model/metric-about.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe } from '../intake/support.ts';

const said: MetricDetails = {
  shown: { unit: 'k€', decimals: 1, higherIsBetter: false },
  about: { definition: 'What they owe.', owner: 'Finance', timing: 'lagging' },
};

it('says what a metric is over its recipe, as a step of undo that outlives a restart', async () => {
  const file = await aWorkspace();
  const path = await aFile('id,amount,day,region\na,1,2026-01-01,North\n');
  const recipe = aRecipe({
    metrics: [
      { ...aMetric('amount', 'amount', 'sum'), about: { owner: 'Sales', gamedBy: 'nobody' } },
      aMetric('rows', null, 'count'),
    ],
  });
  await commitImport(file, { path, recipe }, aContext());
  await file.close();

  const folder = await aFolder();
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
  });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  await handlers['workspace/open']({ path: file.path }, context);
  const described = await handlers['metrics/describe'](
    { code: 'amount', name: 'Amount', details: said },
    context,
  );
  expect(described.ok && described.value.history.steps.at(-1)?.label).toBe(
    'Describe metric Amount',
  );
  const copy = join(folder, 'copy.json');
  await handlers['recipe/write']({ path: copy, recipe }, context);
  const written = JSON.parse(await readFile(copy, 'utf8')) as Recipe;
  expect(written.metrics).toEqual([
    { ...aMetric('amount', 'amount', 'sum'), ...said.shown, about: said.about },
    aMetric('rows', null, 'count'),
  ]);
  await dispose();

  const again = await reopened(file.path);
  const seen = () =>
    readSnapshot(again).metrics.map(({ code, unit, decimals, higherIsBetter, about }) => ({
      code,
      unit,
      decimals,
      higherIsBetter,
      about,
    }));
  const plain = { unit: '', decimals: 2, higherIsBetter: true, about: undefined };
  expect(seen()).toEqual([
    { code: 'amount', ...said.shown, about: said.about },
    { ...plain, code: 'rows' },
  ]);
  await walkHistory(again, 1);
  expect(seen()).toEqual([
    { ...plain, code: 'amount', about: { owner: 'Sales', gamedBy: 'nobody' } },
    { ...plain, code: 'rows' },
  ]);
});
