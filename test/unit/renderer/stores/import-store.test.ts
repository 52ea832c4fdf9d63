import { describe, expect, it } from 'vitest';
import { createImportStore, type ImportDeps } from '#renderer/stores/import-store.ts';
import { nextStep } from '#renderer/features/data/wizard/next-step.ts';
import { leftOutSentence } from '#renderer/features/data/file/kept-paths.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { SurveyedFile } from '#shared/model/file-survey.ts';
import { noFindings } from '#shared/model/run-findings.ts';
import type { ImportPreview, ImportReport, ImportRun } from '#shared/model/import-run.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok } from '#shared/result.ts';
import { aRecipe } from '../features/data/a-recipe.ts';
import { createFakeEngine, createGate, type FakeAnswers } from '../fake-engine.ts';

const path = '/data/sales q3.csv';

const preview: ImportPreview = {
  fileName: 'sales q3.csv',
  fileBytes: 1200,
  sheets: [],
  guess: aRecipe(),
  evidence: [],
  columns: [],
  fileHeaders: [],
  drift: [],
  sampleRows: [],
  rowsRead: 10,
  isWholeFile: true,
};

const report: ImportReport = {
  rowsRead: 10,
  rowsAccepted: 9,
  rowsRejected: 1,
  rowsLeftOut: 0,
  findings: noFindings,
  leftOutRows: [],
  partnersNew: 4,
  partnersKnown: 0,
  reasons: [],
  rejectedRows: [],
  isRepeat: false,
};

const refused: AppError = {
  type: 'InputRefused',
  where: 'sales q3.csv',
  expected: 'text',
  found: 'a picture',
  remedy: 'Choose another file.',
};

const workspace = { revision: 7 } as Workspace;

const answers: FakeAnswers = {
  'import/preview': ({ recipe }) =>
    ok({ ...preview, guess: aRecipe(recipe === null ? {} : { decimal: recipe.decimal }) }),
  'import/check': () => ok(report),
  'import/commit': () => ok({ report, workspace }),
  'import/save-rejected': () => ok({ rows: 1 }),
  'recipe/write': () => ok(null),
  'recipe/read': () => ok(aRecipe({ decimal: '.' })),
};

const setUp = (
  over: FakeAnswers = {},
  shell: Partial<ImportDeps['shell']> = {},
  runs: readonly ImportRun[] = [],
) => {
  const engine = createFakeEngine({ ...answers, ...over });
  const applied: Workspace[] = [];
  const store = createImportStore({
    call: engine.call,
    shell: {
      chooseOpenData: () => Promise.resolve([path]),
      chooseOpen: () => Promise.resolve('/data/q3.recipe.json'),
      chooseSave: (name) => Promise.resolve(`/out/${name}`),
      ...shell,
    },
    applyWorkspace: (next) => applied.push(next),
    runs: () => runs,
  });
  return { ...engine, store, applied, wizard: () => store.getState().wizard };
};

describe('the import store', () => {
  it('carries a chosen file from preview to commit and hands the workspace on', async () => {
    const { store, asked, applied, wizard } = setUp();
    await store.actions.open();
    await store.actions.chooseFile();
    expect(wizard().step).toBe('read');
    await store.actions.goTo('map');
    await store.actions.goTo('check');
    expect(wizard().report).toEqual(report);
    await store.actions.commit();
    expect([wizard().step, wizard().outcome, applied]).toEqual(['commit', report, [workspace]]);
    expect(asked).toEqual([
      ['import/preview', { path, recipe: null }],
      ['import/check', { path, recipe: aRecipe() }],
      ['import/commit', { path, recipe: aRecipe() }],
    ]);
  });

  it('starts with the file that was dropped on the window', async () => {
    const { store, wizard } = setUp();
    await store.actions.open([path]);
    expect([store.getState().isOpen, wizard().file?.name]).toEqual([true, 'sales q3.csv']);
  });

  it('reads several files as one, leaves out those of another shape, and asks for a file less', async () => {
    const surveyed = (name: string, fit: SurveyedFile['fit'] = 'fits'): SurveyedFile => ({
      path: `/data/${name}`,
      name,
      bytes: 9,
      fit,
      detail: fit === 'fits' ? '' : 'lacks "amount"',
    });
    const survey = [surveyed('a.csv', 'differs'), surveyed('b.csv'), surveyed('c.csv')];
    const { store, asked, wizard } = setUp({ 'import/survey': () => ok(survey) });
    await store.actions.open();
    await store.actions.takeFiles(['/data/c.csv', '/data/a.csv', '/data/b.csv'], ['notes.md']);
    expect(asked[0]).toEqual([
      'import/survey',
      { path: '/data/c.csv', also: ['/data/a.csv', '/data/b.csv'], recipe: null },
    ]);
    expect(wizard().file).toEqual({ path: '/data/b.csv', name: 'b.csv and 1 more' });
    expect(leftOutSentence(wizard())).toBe(
      'Left out: a.csv lacks "amount"; notes.md is of no kind that is imported.',
    );
    await store.actions.check();
    expect(asked.at(-1)).toEqual([
      'import/check',
      { path: '/data/b.csv', also: ['/data/c.csv'], recipe: aRecipe() },
    ]);
    await store.actions.keepFiles(['/data/c.csv']);
    expect([wizard().also, wizard().report]).toEqual([[], null]);
    expect(asked.at(-1)).toEqual(['import/preview', { path: '/data/c.csv', recipe: aRecipe() }]);
    await store.actions.takeRecipe(aRecipe({ decimal: '.' }), 'r.json');
    expect(asked.at(-2)?.[0]).toBe('import/survey');
    expect(wizard().also).toEqual(['/data/c.csv']);
  });

  it('names what is wrong when none of several files can be read', async () => {
    const survey: readonly SurveyedFile[] = [
      { path: '/a', name: 'a', bytes: 1, fit: 'unreadable', detail: 'found a picture' },
    ];
    const { store, asked, wizard } = setUp({ 'import/survey': () => ok(survey) });
    await store.actions.open(['/a', '/b']);
    expect(wizard().error?.found).toBe('one that found a picture');
    expect([wizard().work, asked.length]).toEqual([null, 1]);
  });

  it('reads and checks a file like an earlier one as that was, so that one click imports it', async () => {
    const recipe = aRecipe();
    const headers = recipe.columns.map(({ header }) => header);
    const run = { sourceName: 'Sales', fileName: 'q2.csv', recipe } as ImportRun;
    const { store, asked, wizard } = setUp(
      { 'import/preview': () => ok({ ...preview, guess: recipe, fileHeaders: headers }) },
      {},
      [run],
    );
    await store.actions.open([path]);
    expect(asked).toEqual([
      ['import/preview', { path, recipe: null }],
      ['import/preview', { path, recipe, adapt: true }],
      ['import/check', { path, recipe }],
    ]);
    expect([wizard().step, wizard().report, wizard().loaded]).toEqual([
      'check',
      report,
      { name: 'Sales · q2.csv', recipe, isOffered: true },
    ]);
    expect(nextStep(wizard())).toMatchObject({
      step: 'commit',
      label: `Import as ${recipe.source.name}: 9 rows`,
      isEnabled: true,
    });
    await store.actions.takeRecipe(null, '');
    expect([wizard().loaded, wizard().step]).toEqual([null, 'read']);
  });

  it('does not check a recipe whose column the file lacks, and says which', async () => {
    const recipe = aRecipe();
    const drift = [
      { column: recipe.key, header: null, by: null, candidates: ['Id'], isNeeded: true },
    ];
    const { store, asked, wizard } = setUp({
      'import/preview': () => ok({ ...preview, guess: recipe, drift }),
    });
    await store.actions.open([path]);
    await store.actions.goTo('check');
    expect([wizard().step, asked.length]).toEqual(['read', 1]);
    await store.actions.goTo('map');
    expect(nextStep(wizard())).toMatchObject({
      isEnabled: false,
      why: 'Choose the column that names the partner.',
    });
  });

  it('stays as it is when the dialog is dismissed', async () => {
    const { store, asked, wizard } = setUp({}, { chooseOpenData: () => Promise.resolve(null) });
    await store.actions.open();
    await store.actions.chooseFile();
    expect([wizard().file, asked]).toEqual([null, []]);
  });

  it('reads the file as a loaded recipe says', async () => {
    const { store, asked, wizard } = setUp();
    await store.actions.open([path]);
    await store.actions.chooseRecipe();
    expect(wizard().loaded?.name).toBe('q3.recipe.json');
    expect(asked.at(-1)).toEqual([
      'import/preview',
      { path, recipe: aRecipe({ decimal: '.' }), adapt: true },
    ]);
    await store.actions.takeRecipe(null, '');
    expect([wizard().loaded, asked.at(-1)]).toEqual([
      null,
      ['import/preview', { path, recipe: null }],
    ]);
  });

  it('reads the beginning again when the reading changes', async () => {
    const { store, asked, wizard } = setUp();
    await store.actions.open([path]);
    await store.actions.changeReading((recipe) => ({ ...recipe, decimal: '.' }));
    expect(asked.at(-1)).toEqual(['import/preview', { path, recipe: aRecipe({ decimal: '.' }) }]);
    expect([wizard().isPreviewStale, wizard().recipe?.decimal]).toEqual([false, '.']);
  });

  it('lets the newest reading win, however late the older answer comes', async () => {
    const slow = createGate();
    const { store, wizard } = setUp({
      'import/preview': async ({ recipe }) => {
        if (recipe === null) await slow.opened;
        return ok(recipe === null ? preview : { ...preview, guess: aRecipe({ decimal: '.' }) });
      },
    });
    const first = store.actions.open([path]);
    await store.actions.takeRecipe(aRecipe(), 'earlier import');
    slow.open();
    await first;
    expect(wizard().recipe?.decimal).toBe('.');
  });

  it('shows a refusal in place', async () => {
    const { store, wizard } = setUp({ 'import/preview': () => err(refused) });
    await store.actions.open([path]);
    expect([wizard().step, wizard().error, wizard().work]).toEqual(['file', refused, null]);
  });

  it('asks the engine to stop when the person cancels, and shows no error', async () => {
    const { store, wizard } = setUp({
      'import/check': (_, { signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            resolve(err({ ...refused, type: 'Cancelled' }));
          });
        }),
    });
    await store.actions.open([path]);
    const checking = store.actions.goTo('check');
    expect(wizard().work?.kind).toBe('check');
    store.actions.cancel();
    await checking;
    expect([wizard().work, wizard().error, wizard().report]).toEqual([null, null, null]);
  });

  it('takes over the workspace even when the wizard was closed before the commit answered', async () => {
    const late = createGate();
    const { store, applied } = setUp({
      'import/commit': async () => {
        await late.opened;
        return ok({ report, workspace });
      },
    });
    await store.actions.open([path]);
    await store.actions.goTo('check');
    const committing = store.actions.commit();
    store.actions.close();
    late.open();
    await committing;
    expect([applied, store.getState().isOpen]).toEqual([[workspace], false]);
  });

  it('saves the rejected rows and the recipe where the person says, and says so', async () => {
    const { store, asked, wizard } = setUp();
    await store.actions.open([path]);
    await store.actions.saveRejected();
    expect(wizard().notice).toBe('1 rejected row saved to sales q3 rejected.csv.');
    await store.actions.saveRecipe();
    expect(wizard().notice).toBe('Recipe saved to sales q3.recipe.json.');
    expect(asked.slice(1)).toEqual([
      [
        'import/save-rejected',
        {
          path,
          recipe: aRecipe(),
          what: 'rejected',
          target: '/out/sales q3 rejected.csv',
          include: [],
        },
      ],
      ['recipe/write', { path: '/out/sales q3.recipe.json', recipe: aRecipe() }],
    ]);
  });
});
