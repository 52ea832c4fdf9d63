import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { SurveyedFile } from '#shared/model/file-survey.ts';
import type { ImportPreview, ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { nameOfFiles } from '#shared/intake/name-of-files.ts';
import { findRecipeProblems } from './recipe-problems.ts';

export const wizardSteps = ['file', 'read', 'map', 'check', 'commit'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** What the engine is asked for on behalf of the wizard, one thing at a time. */
export type WizardWork = {
  readonly kind: 'survey' | 'preview' | 'check' | 'commit' | 'saveRejected' | 'recipeFile';
  readonly progress: Progress | null;
};

/** A file that a person chose or dropped. */
export type ChosenFile = { readonly path: string; readonly name: string };

/** A recipe that the file is read by; `isOffered` where the file's headers suggested it. */
export type LoadedRecipe = {
  readonly name: string;
  readonly recipe: Recipe;
  readonly isOffered: boolean;
};

/**
 * The import wizard. Nothing of it is written to the workspace before `outcome` is set.
 * `preview` and `report` always belong to `recipe`, except while `isPreviewStale` says that the
 * file must be read again.
 */
export type ImportWizard = {
  readonly step: WizardStep;
  /** The file that is shown; of several the first that is read. */
  readonly file: ChosenFile | null;
  /** The other files that are read with it as one table. */
  readonly also: readonly string[];
  /** Every file that was chosen with others, by name; empty where it is one. */
  readonly survey: readonly SurveyedFile[];
  /** Names of files that were dropped with them and are of no kind that is imported. */
  readonly ignored: readonly string[];
  /** A recipe loaded from a file, applied to the next preview. */
  readonly loaded: LoadedRecipe | null;
  readonly preview: ImportPreview | null;
  readonly recipe: Recipe | null;
  readonly isPreviewStale: boolean;
  readonly report: ImportReport | null;
  readonly outcome: ImportReport | null;
  readonly work: WizardWork | null;
  readonly error: AppError | null;
  /** A short confirmation, for example where a file was saved. */
  readonly notice: string | null;
};

export type WizardEvent =
  | { readonly type: 'fileChosen'; readonly file: ChosenFile; readonly ignored: readonly string[] }
  | { readonly type: 'filesSurveyed'; readonly survey: readonly SurveyedFile[] }
  | { readonly type: 'filesKept'; readonly paths: readonly string[] }
  | { readonly type: 'recipeLoaded'; readonly loaded: LoadedRecipe }
  | { readonly type: 'recipeForgotten' }
  | { readonly type: 'workStarted'; readonly kind: WizardWork['kind'] }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'workFailed'; readonly error: AppError }
  | { readonly type: 'workFinished'; readonly notice: string }
  | { readonly type: 'previewed'; readonly preview: ImportPreview }
  | { readonly type: 'readingChanged'; readonly recipe: Recipe }
  | { readonly type: 'mappingChanged'; readonly recipe: Recipe }
  | { readonly type: 'checked'; readonly report: ImportReport }
  | { readonly type: 'committed'; readonly report: ImportReport }
  | { readonly type: 'wentTo'; readonly step: WizardStep };

export const freshWizard: ImportWizard = {
  step: 'file',
  file: null,
  also: [],
  survey: [],
  ignored: [],
  loaded: null,
  preview: null,
  recipe: null,
  isPreviewStale: false,
  report: null,
  outcome: null,
  work: null,
  error: null,
  notice: null,
};

/** Columns of the recipe that the shown file does not have. */
export const absentColumns = ({ preview }: ImportWizard): readonly string[] =>
  (preview?.drift ?? []).filter(({ header }) => header === null).map(({ column }) => column);

/**
 * Whether a person may go to `step` now. After the commit only its result is left: going back
 * would show a recipe that was already carried out.
 */
export const canGoTo = (wizard: ImportWizard, step: WizardStep): boolean => {
  if (wizard.outcome !== null) return step === 'commit';
  if (wizard.work?.kind === 'commit') return step === 'commit';
  switch (step) {
    case 'file':
      return true;
    case 'read':
      return wizard.preview !== null;
    case 'map':
      return wizard.preview !== null && !wizard.isPreviewStale;
    case 'check':
      return (
        wizard.recipe !== null &&
        !wizard.isPreviewStale &&
        findRecipeProblems(wizard.recipe, absentColumns(wizard)).length === 0
      );
    case 'commit':
      return wizard.report !== null && wizard.report.rowsAccepted > 0;
  }
};

const filesOf = (wizard: ImportWizard): Partial<ImportWizard> => {
  const { file, also, survey, ignored } = wizard;
  return { file, also, survey, ignored };
};

/** Reads these of the files that were chosen together; none leaves the files as they are. */
const withFiles = (wizard: ImportWizard, paths: readonly string[]): ImportWizard => {
  const kept = wizard.survey.filter(({ path }) => paths.includes(path));
  const [first, ...others] = kept;
  return first === undefined
    ? wizard
    : {
        ...wizard,
        file: { path: first.path, name: nameOfFiles(kept) },
        also: others.map(({ path }) => path),
      };
};

/** The wizard after `event`; events that do not fit its state leave it as it is. */
export const wizardAfter = (wizard: ImportWizard, event: WizardEvent): ImportWizard => {
  switch (event.type) {
    case 'fileChosen':
      return {
        ...freshWizard,
        file: event.file,
        ignored: event.ignored,
        loaded: wizard.loaded,
      };
    case 'filesSurveyed': {
      const fitting = event.survey.filter(({ fit }) => fit === 'fits').map(({ path }) => path);
      return withFiles({ ...wizard, work: null, survey: event.survey }, fitting);
    }
    case 'filesKept':
      return withFiles({ ...wizard, report: null, error: null, notice: null }, event.paths);
    case 'recipeLoaded':
      return {
        ...freshWizard,
        ...filesOf(wizard),
        loaded: event.loaded,
      };
    case 'recipeForgotten':
      return { ...freshWizard, ...filesOf(wizard) };
    case 'workStarted':
      return {
        ...wizard,
        work: { kind: event.kind, progress: null },
        error: null,
        notice: null,
      };
    case 'progressed':
      return wizard.work === null
        ? wizard
        : { ...wizard, work: { ...wizard.work, progress: event.progress } };
    case 'workFailed':
      return {
        ...wizard,
        work: null,
        // Who cancelled knows it.
        error: event.error.type === 'Cancelled' ? null : event.error,
        step: wizard.work?.kind === 'commit' ? 'check' : wizard.step,
      };
    case 'workFinished':
      return { ...wizard, work: null, notice: event.notice };
    case 'previewed':
      return {
        ...wizard,
        work: null,
        preview: event.preview,
        recipe: event.preview.guess,
        isPreviewStale: false,
        report: null,
        error: null,
        step: wizard.step === 'file' ? 'read' : wizard.step,
      };
    case 'readingChanged':
      return {
        ...wizard,
        recipe: event.recipe,
        isPreviewStale: true,
        report: null,
        error: null,
        notice: null,
      };
    case 'mappingChanged':
      return event.recipe === wizard.recipe
        ? wizard
        : { ...wizard, recipe: event.recipe, report: null, error: null, notice: null };
    case 'checked':
      return { ...wizard, work: null, report: event.report, error: null };
    case 'committed':
      return { ...wizard, work: null, outcome: event.report, step: 'commit', error: null };
    case 'wentTo':
      return canGoTo(wizard, event.step)
        ? { ...wizard, step: event.step, error: null, notice: null }
        : wizard;
  }
};
