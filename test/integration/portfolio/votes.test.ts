import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { aContext } from '../intake/support.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { pathToFileURL } from 'node:url';

const model = aModel({
  dimensions: [
    aDimension('d', [aCriterion('a', { weight: 0.75 }), aCriterion('b', { weight: 0.25 })]),
  ],
});

it('keeps votes as a step of undo, reads them from a file, and the methodology says that the weights are theirs', async () => {
  const file = await aWorkspace(model);
  await file.close();
  const folder = await aFolder();
  const { run, at } = shellIn(folder, '');
  await writeFile(
    at('votes.csv'),
    'participant;criterion;weight\nAda;a;3\nAda;b;1\nBen;a;9\nBen;b;3\n',
  );
  const read = await run('votes', file.path, at('votes.csv'), '--json');
  expect([read.status, read.err]).toEqual([0, '']);
  expect(JSON.parse(read.out)).toMatchObject({
    votes: 2,
    agreement: 1,
    criteria: [
      { criterion: 'a', median: 0.75, mean: 0.75 },
      { criterion: 'b', median: 0.25, mean: 0.25 },
    ],
  });
  await writeFile(at('bad.csv'), 'Ada,z,1\n');
  expect(await run('votes', file.path, at('bad.csv'))).toMatchObject({
    status: 3,
    err: expect.stringContaining('line 1') as string,
  });
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
  });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const opened = await handlers['workspace/open']({ path: file.path }, context);
  expect(opened.ok && opened.value.votes.map(({ participant }) => participant)).toEqual([
    'Ada',
    'Ben',
  ]);
  expect(opened.ok && opened.value.history.steps.at(-1)?.label).toBe('Import votes of votes.csv');
  const undone = await handlers['history/undo']({}, context);
  expect(undone.ok && undone.value.votes).toEqual([]);
  await handlers['history/redo']({}, context);
  await dispose();
  const written = await run('methodology', file.path, '--out', at('method.md'));
  expect(written.status).toBe(0);
  const { readFile } = await import('node:fs/promises');
  expect(await readFile(at('method.md'), 'utf8')).toContain(
    'The weights are the mean of 2 votes of a workshop',
  );
});
