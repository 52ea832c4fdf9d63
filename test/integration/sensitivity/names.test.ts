import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { noFilter } from '#shared/model/portfolio-view.ts';
import { draftSide } from '#shared/model/model-version.ts';
import { partnerNames } from '#shared/model/sensitivity.ts';
import type { SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { proposalContent } from '#electron/engine/services/proposal-source.ts';
import { reopened } from '#test/fixtures/a-workspace.ts';
import { aShell } from '#test/fixtures/a-shell.ts';
import { aContext, aFile, aMetric, aRecipe } from '../intake/support.ts';

const names = ['Quillfeather', 'Dovetail', 'Nightjar', 'Quill Feather'];
const keys = ['0071', '0072', '0073', '0074'];

const recipe: Recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number' },
    { header: 'day', type: 'date' },
    { header: 'title', type: 'text' },
  ],
  name: 'title',
  attributes: [],
  metrics: [aMetric('amount', 'amount', 'sum'), aMetric('latest', 'amount', 'latest')],
});

const table = (factor: number): string =>
  `id,amount,day,title\n${keys.map((key, row) => `${key},${(row + 1) * factor},2026-01-01,${names[row]}\n`).join('')}`;

const context = { signal: new AbortController().signal, progress: () => undefined };
const column: Pick<SensitivityMark, 'kind' | 'source' | 'code'> = {
  ...{ kind: 'column', source: 'Sales', code: 'title' },
};

const aProgramme = async () => {
  const folder = await aFolder();
  const path = join(folder, 'p.tierwright');
  const { handlers, dispose } = createHandlers({
    configFolder: folder,
    fontsFolder: pathToFileURL(`${folder}/`),
    startReader: aContext().startReader,
    now: () => new Date('2026-03-01T09:00:00Z'),
  });
  onTestFinished(dispose);
  await handlers['workspace/create']({ path, name: 'Programme' }, context);
  const take = async (text: string, over: Partial<Recipe> = {}) =>
    handlers['import/commit'](
      { path: await aFile(text), also: [], recipe: { ...recipe, ...over } },
      context,
    );
  await take(table(10));
  const mark = (level: SensitivityMark['level'] | null) =>
    handlers['sensitivity/mark']({ ...column, name: 'title', level }, context);
  const snapshot = async (include: string[] = []): Promise<Snapshot> => {
    const read = await handlers['portfolio/snapshot']({ include }, context);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value;
  };
  return { folder, path, handlers, take, mark, snapshot };
};

const told = (answer: unknown): readonly string[] => {
  const text = JSON.stringify(answer);
  return names.filter((name) => text.includes(name));
};

describe('names of partners that are sensitive', () => {
  it('are pseudonyms that stay, tell nothing of names or their order, and grow with the programme', async () => {
    const { take, mark, snapshot, handlers } = await aProgramme();
    expect((await snapshot()).partnerNames).toEqual(names);
    await mark('personal');
    const { partnerNames: shown } = await snapshot();
    expect(shown.map((name) => /^Partner \d{4}$/u.test(name))).toEqual(keys.map(() => true));
    expect(new Set(shown).size).toBe(keys.length);
    expect((await snapshot([partnerNames.id])).partnerNames).toEqual(names);
    const more = Array.from(
      { length: 300 },
      (_, row) => `1${String(row).padStart(3, '0')},5,2026-01-02,T${row}\n`,
    );
    await take(`${table(10)}${more.join('')}`);
    const later = (await snapshot()).partnerNames;
    expect(later.slice(0, keys.length)).toEqual(shown);
    expect(new Set(later).size).toBe(keys.length + more.length);
    expect(later.toSorted()).not.toEqual(later);
    // Another programme draws others.
    const other = await aProgramme();
    await other.take(`${table(10)}${more.join('')}`);
    await other.mark('personal');
    expect((await other.snapshot()).partnerNames).not.toEqual(later);
    await handlers['history/undo']({}, context);
    await handlers['history/undo']({}, context);
    expect((await snapshot()).partnerNames).toEqual(names);
    await handlers['history/redo']({}, context);
    expect((await snapshot()).partnerNames).toEqual(shown);
  });

  it('are told by no answer of the engine, unless they are included', async () => {
    const { take, mark, handlers, folder, snapshot } = await aProgramme();
    await mark('confidential');
    await take(table(1000).replace('4000', '9999999'));
    // A second source that names partners too keeps what the first one keeps.
    await take(table(7), { source: { name: 'Ledger', department: '' } });
    const ask = { ...{ partner: '0071', metric: 'amount' } };
    const answers = {
      figure: await handlers['lineage/figure'](ask, context),
      rows: await handlers['lineage/rows']({ ...ask, offset: 0, limit: 10 }, context),
      cards: await handlers['import/quality']({}, context),
      report: await handlers['quality/read']({}, context),
      partners: await handlers['partners/list']({}, context),
      same: await handlers['partners/find-same']({}, context),
      methodology: await handlers['methodology/read']({ version: draftSide }, context),
      merge: await handlers['partners/decide'](
        { decision: { kind: 'merge', survivor: '0071', alias: '0074' } },
        context,
      ).then((done) => done.ok && done.value.history.steps.at(-1)?.label),
      list: await handlers['partners/list']({}, context),
    };
    expect(
      Object.entries(answers).flatMap(([what, answer]) => told(answer).map(() => what)),
    ).toEqual([]);
    expect(answers.same.ok && answers.same.value.pairs.length).toBeGreaterThan(0);
    const figure = await handlers['lineage/figure'](
      { ...ask, include: [partnerNames.id] },
      context,
    );
    expect(told(figure)).toContain('Quillfeather');

    const view = {
      filter: noFilter,
      sort: { column: 'rank', isDescending: false },
      columns: [],
      groupBy: null,
      pinned: [],
    };
    const written = async (include: string[]): Promise<string> => {
      const path = join(folder, `out-${include.length}.csv`);
      const done = await handlers['portfolio/export'](
        { path, format: 'csv', view, include } as never,
        context,
      );
      expect(done.ok ? '' : JSON.stringify(done.error)).toBe('');
      return readFile(path, 'utf8');
    };
    const plain = await written([]);
    expect(names.concat(keys).filter((word) => plain.includes(word))).toEqual([]);
    expect(plain).toContain((await snapshot()).partnerNames[0]);
    const open = await written([partnerNames.id]);
    expect(['Quillfeather', '0071'].filter((word) => !open.includes(word))).toEqual([]);
    const workspace = await handlers['workspace/show-as-of']({ knownOn: null }, context);
    expect(
      workspace.ok && workspace.value.exports.map(({ what, names: of }) => [what, of]),
    ).toEqual([['the portfolio', ['Names of partners']]]);
  });

  it('are in what the command line prints only if it is said', async () => {
    const { path } = await aProgramme().then(async ({ handlers, mark, path: at }) => {
      await mark('personal');
      await handlers['workspace/close']({}, context);
      return { path: at };
    });
    const { run } = await aShell();
    for (const command of ['score', 'quality']) {
      const said = await run(command, path, '--json');
      expect([command, said.err, told(said.out)]).toEqual([command, '', []]);
    }
    const scored = await run('score', path, '--json', '--include-sensitive', 'names of partners');
    expect(told(scored.out)).toEqual(names);
  });

  it('are in a proposal only if they are included', async () => {
    const { path, handlers, mark } = await aProgramme();
    await mark('personal');
    await handlers['workspace/close']({}, context);
    const file = await reopened(path);
    const content = (include: readonly string[]) => {
      const wish = { title: 'Tiers', rationale: '', path: 'p.tierproposal', include };
      const made = proposalContent(file, wish, new Date('2026-03-01T09:00:00Z'));
      return made.ok ? made.value.content.snapshot.partnerNames : [made.error.found];
    };
    expect(content([]).map((name) => /^Partner \d{4}$/u.test(name))).toEqual(keys.map(() => true));
    expect(content([partnerNames.id])).toEqual(names);
  });
});
