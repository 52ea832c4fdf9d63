import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { setWeight } from '#shared/scoring/set-weight.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aContext } from '../intake/support.ts';

it('undo walks versions back step by step, also after a restart, and the draft goes its own way', async () => {
  const folder = await aFolder();
  const path = join(folder, 'programme.tierwright');
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const engine = () => {
    const made = createHandlers({
      configFolder: folder,
      fontsFolder,
      startReader: aContext().startReader,
    });
    onTestFinished(made.dispose);
    return made;
  };
  const value = <T>(
    result: { readonly ok: true; readonly value: T } | { readonly ok: false },
  ): T => {
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value;
  };
  const first = engine();
  let open: Workspace = value(await first.handlers['workspace/create-sample']({ path }, context));
  const steps = open.history.position;
  const states = ({ versions }: Workspace): readonly string[] =>
    versions.map(({ number, state, isDraft }) => `${number} ${state}${isDraft ? ' =' : ''}`);
  const name = async (title: string): Promise<void> => {
    const { revision } = open;
    open = value(
      await first.handlers['version/name'](
        { name: title, note: '', baseRevision: revision },
        context,
      ),
    );
  };
  const idOf = (number: number): string =>
    open.versions.find((each) => each.number === number)?.id ?? '';
  await name('One');
  open = value(await first.handlers['version/activate']({ id: idOf(1), note: 'Go.' }, context));
  const [dimension] = open.model.dimensions;
  const model = dimension === undefined ? open.model : setWeight(open.model, dimension.id, 0.9);
  open = value(
    await first.handlers['model/save'](
      { model, label: 'Weigh', baseRevision: open.revision } as never,
      context,
    ),
  );
  expect(states(open)).toEqual(['1 active']);
  await name('Two');
  open = value(await first.handlers['version/activate']({ id: idOf(2), note: 'Better.' }, context));
  expect(states(open)).toEqual(['2 active =', '1 retired']);
  expect(open.versions[1]?.retirementNote).toBe('Version 2: Two took its place: Better.');
  const compared = value(
    await first.handlers['version/compare']({ from: idOf(1), to: idOf(2), moves: 5 }, context),
  );
  expect(compared.edits.map(({ title }) => title)).toEqual(['Weights of the dimensions']);
  expect(compared.differing).toBeGreaterThan(5);
  expect(compared.moves.map(({ alone }) => alone)).toEqual([[0], [0], [0], [0], [0]]);
  open = value(await first.handlers['version/copy']({ id: idOf(1) }, context));
  expect(states(open)).toEqual(['2 active', '1 retired =']);
  await first.dispose();

  const second = engine();
  value(await second.handlers['workspace/open']({ path }, context));
  const at = async (position: number): Promise<readonly string[]> =>
    states(value(await second.handlers['history/go-to']({ position: steps + position }, context)));
  expect(await at(5)).toEqual(['2 active =', '1 retired']);
  expect(await at(4)).toEqual(['2 named =', '1 active']);
  expect(await at(2)).toEqual(['1 active =']);
  expect(await at(1)).toEqual(['1 named =']);
  expect(await at(0)).toEqual([]);
  expect(await at(6)).toEqual(['2 active', '1 retired =']);
});
