import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel, EngineReply, EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { SurveyedFile } from '#shared/model/file-survey.ts';
import type { ImportPreview, ImportRun } from '#shared/model/import-run.ts';
import { findFittingRun } from '#shared/sources/find-fitting-run.ts';
import type { MetricTrial } from '#shared/model/metric-trial.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { SavedRows } from '#shared/model/run-findings.ts';
import type { SourceDetails } from '#shared/model/source.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  canGoTo,
  freshWizard,
  wizardAfter,
  type ChosenFile,
  type ImportWizard,
  type WizardEvent,
  type WizardStep,
  type WizardWork,
} from './import-wizard.ts';

/** The wizard as it is shown; closed, it keeps nothing. */
export type ImportState = {
  readonly isOpen: boolean;
  readonly wizard: ImportWizard;
};

/** What the import store needs of the world; tests pass a fake engine and shell. */
export type ImportDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseOpenData' | 'chooseOpen' | 'chooseSave'>;
  /** Takes over the workspace that the commit answered with. */
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  /** The imports that count, oldest first. */
  readonly runs: () => readonly ImportRun[];
};

export type ImportActions = {
  /** Opens the wizard afresh, at once with `paths` where files were dropped. */
  readonly open: (paths?: readonly string[]) => Promise<void>;
  readonly close: () => void;
  readonly chooseFile: () => Promise<void>;
  /** Takes one file, or several as one table; those of another shape are named and left out. */
  readonly takeFiles: (paths: readonly string[], ignored?: readonly string[]) => Promise<void>;
  /** Reads these of the files that were chosen together. */
  readonly keepFiles: (paths: readonly string[]) => Promise<void>;
  /** Says that a dropped file is of no kind that is imported. */
  readonly refuse: (fileName: string) => void;
  readonly chooseRecipe: () => Promise<void>;
  /** Reads the file as an earlier import did; null lets the engine guess again. */
  readonly takeRecipe: (recipe: Recipe | null, name: string) => Promise<void>;
  /** Changes how the file is read and reads its beginning again. */
  readonly changeReading: (change: (recipe: Recipe) => Recipe) => Promise<void>;
  readonly changeMapping: (change: (recipe: Recipe) => Recipe) => void;
  /** What a metric would be for partners of the file; runs beside the wizard's own work. */
  readonly tryMetric: (
    metric: RecipeMetric,
    signal: AbortSignal,
  ) => Promise<Result<MetricTrial, AppError> | null>;
  /** Says what a source is; answers what failed, or null. */
  readonly saveSource: (name: string, details: SourceDetails) => Promise<AppError | null>;
  /** Asks for a file of rates and looks at it; null where none was chosen. */
  readonly chooseRates: () => Promise<Result<
    { readonly path: string; readonly name: string; readonly preview: ImportPreview },
    AppError
  > | null>;
  /** Takes a table of rates in; null, or why not. */
  readonly importRates: (request: EngineRequest<'rates/import'>) => Promise<AppError | null>;
  readonly goTo: (step: WizardStep) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly cancel: () => void;
  /** Saves rejected rows, rows left out, or settled cells; `include` are ids of sensitive columns. */
  readonly saveRejected: (what?: SavedRows, include?: readonly string[]) => Promise<void>;
  readonly saveRecipe: () => Promise<void>;
};

export type ImportStore = StoreApi<ImportState> & { readonly actions: ImportActions };

/** The last part of a path of any operating system. */
export const baseName = (path: string): string => path.split(/[/\\]/u).at(-1) ?? path;

const savedNames: Readonly<Record<SavedRows, { readonly suffix: string; readonly noun: string }>> =
  {
    rejected: { suffix: 'rejected', noun: 'rejected row' },
    leftOut: { suffix: 'left out', noun: 'left-out row' },
    issues: { suffix: 'settled cells', noun: 'settled cell' },
  };

const stem = (name: string): string => name.replace(/\.[^.]+$/u, '');

const notData = (fileName: string): AppError => ({
  type: 'InputRefused',
  where: fileName,
  expected:
    'a text file with columns (CSV, TSV, TXT, also packed as GZ), JSON lines or an Excel workbook (XLSX)',
  found: 'another kind of file',
  remedy: 'Export the data as CSV or XLSX and drop that file.',
});

const noneFits = (survey: readonly SurveyedFile[]): AppError => ({
  type: 'InputRefused',
  where: survey[0]?.name ?? 'Files',
  expected: 'files that can be read',
  found: survey[0] === undefined ? 'none' : `one that ${survey[0].detail}`,
  remedy: 'Look at the list of files below, and choose others or another recipe.',
});

/** The wizard's store: one request of the engine at a time, a newer one cancels the older. */
export const createImportStore = ({
  call,
  shell,
  applyWorkspace,
  runs,
}: ImportDeps): ImportStore => {
  const store = createStore<ImportState>(() => ({ isOpen: false, wizard: freshWizard }));
  let running: AbortController | null = null;

  const dispatch = (event: WizardEvent): void => {
    store.setState(({ wizard }) => ({ wizard: wizardAfter(wizard, event) }));
  };

  const filesToRead = ({ path }: ChosenFile): { path: string; also?: readonly string[] } => {
    const { also } = store.getState().wizard;
    return also.length === 0 ? { path } : { path, also };
  };

  const cancel = (): void => {
    running?.abort();
  };

  /**
   * Answers null when the work failed, was cancelled or was overtaken by newer work. `onDone` sees
   * every success, overtaken or not: what the engine wrote before it heard of the cancel is true.
   */
  const work = async <C extends EngineChannel>(
    kind: WizardWork['kind'],
    channel: C,
    request: EngineRequest<C>,
    onDone?: (value: EngineReply<C>) => unknown,
  ): Promise<{ readonly value: EngineReply<C> } | null> => {
    cancel();
    const mine = new AbortController();
    running = mine;
    dispatch({ type: 'workStarted', kind });
    const result: Result<EngineReply<C>, AppError> = await call(channel, request, {
      signal: mine.signal,
      onProgress: (progress) => {
        if (running === mine) dispatch({ type: 'progressed', progress });
      },
    });
    if (result.ok) await onDone?.(result.value);
    if (running !== mine) return null;
    running = null;
    if (result.ok) return { value: result.value };
    dispatch({ type: 'workFailed', error: result.error });
    return null;
  };

  /** Also where columns stand under new headers, unless a person just said where. */
  const preview = async (recipe: Recipe | null, adapt = recipe !== null): Promise<boolean> => {
    const { file } = store.getState().wizard;
    if (file === null) return false;
    const request = { path: file.path, recipe, ...(adapt ? { adapt } : {}) };
    const answer = await work('preview', 'import/preview', request);
    if (answer !== null) dispatch({ type: 'previewed', preview: answer.value });
    return answer !== null;
  };

  /** False where it failed or no file can be read. */
  const survey = async (paths: readonly string[], recipe: Recipe | null): Promise<boolean> => {
    const [path, ...also] = paths;
    if (path === undefined) return false;
    const answer = await work('survey', 'import/survey', { path, also, recipe });
    if (answer === null) return false;
    dispatch({ type: 'filesSurveyed', survey: answer.value });
    if (answer.value.some(({ fit }) => fit === 'fits')) return true;
    dispatch({ type: 'workFailed', error: noneFits(answer.value) });
    return false;
  };

  const check = async (): Promise<void> => {
    const { file, recipe } = store.getState().wizard;
    if (file === null || recipe === null) return;
    const answer = await work('check', 'import/check', { ...filesToRead(file), recipe });
    if (answer !== null) dispatch({ type: 'checked', report: answer.value });
  };

  /** A file like one that was imported before is read and checked as that was; one click imports it. */
  const offerRecipe = async (): Promise<void> => {
    const { preview: seen } = store.getState().wizard;
    const run = seen === null ? null : findFittingRun(runs(), seen);
    if (run === null) return;
    const name = `${run.sourceName} · ${run.fileName}`;
    dispatch({ type: 'recipeLoaded', loaded: { name, recipe: run.recipe, isOffered: true } });
    if (!(await preview(run.recipe))) return;
    dispatch({ type: 'wentTo', step: 'check' });
    if (store.getState().wizard.step === 'check') await check();
  };

  const takeFiles: ImportActions['takeFiles'] = async (paths, ignored = []) => {
    const [path] = paths;
    if (path === undefined) return;
    const recipe = store.getState().wizard.loaded?.recipe ?? null;
    dispatch({ type: 'fileChosen', file: { path, name: baseName(path) }, ignored });
    if (paths.length > 1 && !(await survey(paths, recipe))) return;
    if ((await preview(recipe)) && recipe === null) await offerRecipe();
  };

  const takeRecipe = async (recipe: Recipe | null, name: string): Promise<void> => {
    dispatch(
      recipe === null
        ? { type: 'recipeForgotten' }
        : { type: 'recipeLoaded', loaded: { name, recipe, isOffered: false } },
    );
    const paths = store.getState().wizard.survey.map(({ path }) => path);
    if (paths.length === 0 || (await survey(paths, recipe))) await preview(recipe);
  };

  const actions: ImportActions = {
    open: async (paths = []) => {
      cancel();
      store.setState({ isOpen: true, wizard: freshWizard });
      await takeFiles(paths);
    },
    close: () => {
      cancel();
      running = null;
      store.setState({ isOpen: false, wizard: freshWizard });
    },
    chooseFile: async () => {
      const paths = await shell.chooseOpenData();
      if (paths !== null) await takeFiles(paths);
    },
    takeFiles,
    keepFiles: async (paths) => {
      const before = store.getState().wizard;
      dispatch({ type: 'filesKept', paths });
      const { wizard } = store.getState();
      if (wizard.file?.path !== before.file?.path || wizard.preview === null) {
        await preview(wizard.recipe ?? wizard.loaded?.recipe ?? null, false);
      }
    },
    refuse: (fileName) => dispatch({ type: 'workFailed', error: notData(fileName) }),
    chooseRecipe: async () => {
      const path = await shell.chooseOpen('recipe');
      if (path === null) return;
      const answer = await work('recipeFile', 'recipe/read', { path });
      if (answer !== null) await takeRecipe(answer.value, baseName(path));
    },
    takeRecipe,
    changeReading: async (change) => {
      const { recipe } = store.getState().wizard;
      if (recipe === null) return;
      const changed = change(recipe);
      dispatch({ type: 'readingChanged', recipe: changed });
      await preview(changed, false);
    },
    changeMapping: (change) => {
      const { recipe } = store.getState().wizard;
      if (recipe !== null) dispatch({ type: 'mappingChanged', recipe: change(recipe) });
    },
    tryMetric: async (metric, signal) => {
      const { file, recipe } = store.getState().wizard;
      return file === null || recipe === null
        ? null
        : call('import/try-metric', { ...filesToRead(file), recipe, metric }, { signal });
    },
    saveSource: async (name, details) => {
      const saved = await call('source/save', { name, details });
      if (!saved.ok) return saved.error;
      applyWorkspace(saved.value);
      return null;
    },
    chooseRates: async () => {
      // The dialog allows several files; a table of rates is one.
      const path = (await shell.chooseOpenData())?.[0];
      if (path === undefined) return null;
      const preview = await call('import/preview', { path, recipe: null });
      return preview.ok ? ok({ path, name: baseName(path), preview: preview.value }) : preview;
    },
    importRates: async (request) => {
      const imported = await call('rates/import', request);
      if (!imported.ok) return imported.error;
      applyWorkspace(imported.value);
      return null;
    },
    goTo: async (step) => {
      dispatch({ type: 'wentTo', step });
      const { wizard } = store.getState();
      if (wizard.step === 'check' && wizard.report === null && wizard.work === null) await check();
    },
    check,
    commit: async () => {
      const { file, recipe } = store.getState().wizard;
      if (file === null || recipe === null || !canGoTo(store.getState().wizard, 'commit')) return;
      dispatch({ type: 'wentTo', step: 'commit' });
      const request = { ...filesToRead(file), recipe };
      const answer = await work('commit', 'import/commit', request, ({ workspace }) =>
        applyWorkspace(workspace),
      );
      if (answer !== null) dispatch({ type: 'committed', report: answer.value.report });
    },
    cancel,
    saveRejected: async (what = 'rejected', include = []) => {
      const { file, recipe } = store.getState().wizard;
      if (file === null || recipe === null) return;
      const { suffix, noun } = savedNames[what];
      const target = await shell.chooseSave(`${stem(file.name)} ${suffix}.csv`, 'rejected-rows');
      if (target === null) return;
      const request = { ...filesToRead(file), recipe, what, target, include };
      const saved = await work('saveRejected', 'import/save-rejected', request);
      if (saved !== null) {
        const count = saved.value.rows;
        const rows = count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
        dispatch({ type: 'workFinished', notice: `${rows} saved to ${baseName(target)}.` });
      }
    },
    saveRecipe: async () => {
      const { file, recipe } = store.getState().wizard;
      if (file === null || recipe === null) return;
      const target = await shell.chooseSave(`${stem(file.name)}.recipe.json`, 'recipe');
      if (target === null) return;
      const saved = await work('recipeFile', 'recipe/write', { path: target, recipe });
      if (saved !== null) {
        dispatch({ type: 'workFinished', notice: `Recipe saved to ${baseName(target)}.` });
      }
    },
  };

  return Object.assign(store, { actions });
};
