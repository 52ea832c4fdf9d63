import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { Assumptions } from '#shared/model/assumptions.ts';
import { plainAssumptions } from '#shared/model/assumptions.ts';
import { noFilter, type PortfolioView, type SavedView } from '#shared/model/portfolio-view.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext } from '../intake/support.ts';

const view: PortfolioView = {
  filter: {
    ...noFilter,
    labels: { region: ['Nordics', ''] },
    ranges: { score: { from: 40, to: null } },
  },
  sort: { column: 'metric:revenue', isDescending: true },
  columns: ['metric:revenue', 'attribute:region'],
  groupBy: 'attribute:region',
  folded: ['Iberia'],
  pinned: ['000217'],
  map: { across: 'score', upwards: 'metric:revenue' },
};
const nordics: SavedView = { id: 'one', name: 'Nordics', view };

const assumed: Assumptions = {
  efforts: { unit: 'tenthOfRange', costs: { revenue: 3 } },
  errors: { revenue: { kind: 'relative', share: 0.1 }, growth: { kind: 'absolute', amount: 2 } },
};

it('keeps views and assumptions as steps of undo that outlive a restart', async () => {
  const file = await aWorkspace();
  await file.close();
  const folder = await aFolder();
  const open = async () => {
    const { handlers, dispose } = createHandlers({
      configFolder: folder,
      fontsFolder: pathToFileURL(`${folder}/`),
      startReader: aContext().startReader,
    });
    const context = { signal: new AbortController().signal, progress: () => undefined };
    const opened = await handlers['workspace/open']({ path: file.path }, context);
    return { handlers, dispose, context, opened };
  };
  const kept = (
    answer: { readonly ok: boolean } | { readonly ok: true; readonly value: Workspace },
  ) =>
    'value' in answer
      ? {
          views: answer.value.views,
          assumptions: answer.value.assumptions,
          last: answer.value.history.steps[answer.value.history.position - 1]?.label,
        }
      : answer;

  const first = await open();
  await first.handlers['views/save'](
    { label: 'Keep view Nordics', views: [nordics, { ...nordics, id: 'two', name: 'Other' }] },
    first.context,
  );
  await first.handlers['views/save'](
    { label: 'Forget view Other', views: [{ ...nordics, name: 'North' }] },
    first.context,
  );
  const saved = await first.handlers['assumptions/save'](
    { label: 'Say what effort is', assumptions: assumed },
    first.context,
  );
  const expected = {
    views: [{ ...nordics, name: 'North' }],
    assumptions: assumed,
    last: 'Say what effort is',
  };
  expect(kept(saved)).toEqual(expected);
  // The same again is no step.
  expect(
    kept(
      await first.handlers['assumptions/save'](
        { label: 'Say it again', assumptions: assumed },
        first.context,
      ),
    ),
  ).toEqual(expected);
  await first.dispose();

  const second = await open();
  expect(kept(second.opened)).toEqual(expected);
  await second.handlers['history/undo']({}, second.context);
  expect(kept(await second.handlers['history/undo']({}, second.context))).toEqual({
    views: [nordics, { ...nordics, id: 'two', name: 'Other' }],
    assumptions: plainAssumptions,
    last: 'Keep view Nordics',
  });
  expect(kept(await second.handlers['history/undo']({}, second.context))).toEqual({
    views: [],
    assumptions: plainAssumptions,
    last: undefined,
  });
  await second.dispose();
});
