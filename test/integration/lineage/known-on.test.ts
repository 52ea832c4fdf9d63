import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aContext, aFile, aRecipe } from '../intake/support.ts';

it('shows everything as known on a day, changes nothing meanwhile, and goes back', async () => {
  const folder = await aFolder();
  let now = new Date('2026-03-01T09:00:00Z');
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
    now: () => now,
  });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const path = join(folder, 'programme.tierwright');
  await handlers['workspace/create']({ path, name: 'Programme' }, context);
  const take = async (text: string): Promise<void> => {
    const request = { path: await aFile(text), also: [], recipe: aRecipe() };
    const done = await handlers['import/commit'](request, context);
    expect(done.ok).toBe(true);
  };
  await take('id,amount,day,region\nA,10,2026-02-01,N\nB,20,2026-02-01,N\n');
  now = new Date('2026-03-05T09:00:00Z');
  // A correction: the same partner once more, as a new import.
  await take('id,amount,day,region\nA,11,2026-02-01,N\nC,5,2026-02-01,N\n');

  const seen = async (knownOn: string | null): Promise<unknown> => {
    const shown = await handlers['workspace/show-as-of']({ knownOn }, context);
    const snapshot = await handlers['portfolio/snapshot']({}, context);
    const figure = await handlers['lineage/figure']({ partner: 'A', metric: 'amount' }, context);
    const list = await handlers['partners/list']({}, context);
    const quality = await handlers['import/quality']({}, context);
    const told = (shown.ok ? shown.value : {}) as Workspace;
    return {
      isReadOnly: told.isReadOnly,
      knownOn: told.knownOn,
      runs: told.runs.map(({ id }) => id),
      partners: ((snapshot.ok ? snapshot.value : {}) as Snapshot).partnerKeys,
      amount: figure.ok && figure.value.value,
      listed: list.ok && list.value.partners,
      judged: quality.ok && quality.value.map(({ runId }) => runId),
    };
  };
  const past = {
    ...{ isReadOnly: true, knownOn: '2026-03-04', runs: [1], partners: ['A', 'B'] },
    ...{ amount: 10, listed: 2, judged: [1] },
  };
  expect(await seen('2026-03-04')).toEqual(past);

  const refusals = await Promise.all([
    handlers['workspace/rename']({ name: 'Other' }, context),
    handlers['history/undo']({}, context),
    handlers['model/save']({ model: aModel() as never, label: 'Weigh', baseRevision: 3 }, context),
    handlers['import/commit']({ path: await aFile('id\n'), also: [], recipe: aRecipe() }, context),
    handlers['proposal/create'](
      { path: join(folder, 'p.tierproposal'), title: 'T', rationale: '', passphrase: 'x' },
      context,
    ),
  ]);
  expect(refusals.map((each) => each.ok || [each.error.found, each.error.remedy])).toEqual(
    refusals.map(() => [
      'the workspace as it was known on 2026-03-04',
      'Go back to what is known now and do it there.',
    ]),
  );

  const present = {
    ...{ isReadOnly: false, knownOn: null, runs: [1, 2], partners: ['A', 'B', 'C'] },
    ...{ amount: 11, listed: 3, judged: [1, 2] },
  };
  expect(await seen(null)).toEqual(present);
  expect(await seen('2026-03-04')).toEqual(past);
  // Another opening is of now.
  await handlers['workspace/close']({}, context);
  const opened = await handlers['workspace/open']({ path }, context);
  expect(
    opened.ok && [opened.value.knownOn, opened.value.isReadOnly, opened.value.revision],
  ).toEqual([null, false, 3]);
  await dispose();
});
