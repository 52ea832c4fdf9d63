import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { ImportPreview, ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { findRecipeProblems } from './recipe-problems.ts';

export const wizardSteps = ['file', 'read', 'map', 'check', 'commit'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** What the engine is asked for on behalf of the wizard, one thing at a time. */
export type WizardWork = {
  readonly kind: 'preview' | 'check' | 'commit' | 'saveRejected' | 'recipeFile';
  readonly progress: Progress | null;
};

/** A file that a person chose or dropped. */
export type ChosenFile = { readonly path: string; readonly name: string };

/**
 * The import wizard. Nothing of it is written to the workspace before `outcome` is set.
 * `preview` and `report` always belong to `recipe`, except while `isPreviewStale` says that the
 * file must be read again.
 */
export type ImportWizard = {
  readonly step: WizardStep;
  readonly file: ChosenFile | null;
  /** A recipe loaded from a file, applied to the next preview. */
  readonly loaded: { readonly name: string; readonly recipe: Recipe } | null;
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
  | { readonly type: 'fileChosen'; readonly file: ChosenFile }
  | { readonly type: 'recipeLoaded'; readonly name: string; readonly recipe: Recipe }
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
        findRecipeProblems(wizard.recipe).length === 0
      );
    case 'commit':
      return wizard.report !== null && wizard.report.rowsAccepted > 0;
  }
};

/** The wizard after `event`; events that do not fit its state leave it as it is. */
export const wizardAfter = (wizard: ImportWizard, event: WizardEvent): ImportWizard => {
  switch (event.type) {
    case 'fileChosen':
      return { ...freshWizard, file: event.file, loaded: wizard.loaded };
    case 'recipeLoaded':
      return {
        ...freshWizard,
        file: wizard.file,
        loaded: { name: event.name, recipe: event.recipe },
      };
    case 'recipeForgotten':
      return { ...freshWizard, file: wizard.file };
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
