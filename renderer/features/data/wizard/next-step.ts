import {
  absentColumns,
  canGoTo,
  wizardSteps,
  type ImportWizard,
  type WizardStep,
} from '#renderer/stores/import-wizard.ts';
import { findRecipeProblems } from '#renderer/stores/recipe-problems.ts';
import { formatCount } from '#renderer/ui/format.ts';

/** The button that leads on. `why` says what is missing where it cannot be pressed. */
export type NextStep = {
  readonly step: WizardStep;
  readonly label: string;
  readonly isEnabled: boolean;
  readonly why: string | null;
};

const missing = (wizard: ImportWizard): string | null => {
  const { step, recipe, report, file } = wizard;
  if (step === 'file') return file === null ? 'Choose a file first.' : null;
  if (step === 'map' && recipe !== null)
    return findRecipeProblems(recipe, absentColumns(wizard))[0]?.message ?? null;
  if (step === 'check' && report?.rowsAccepted === 0) return 'No row can be imported.';
  return null;
};

/** What comes after the present step; null at the last one. */
export const nextStep = (wizard: ImportWizard): NextStep | null => {
  const step = wizardSteps[wizardSteps.indexOf(wizard.step) + 1];
  if (step === undefined) return null;
  const isEnabled = wizard.work === null && canGoTo(wizard, step);
  const rows = wizard.report?.rowsAccepted;
  const offered = wizard.loaded?.isOffered === true ? wizard.loaded.recipe.source.name : null;
  const label =
    step === 'commit'
      ? `Import ${offered === null ? '' : `as ${offered}: `}${rows === undefined ? '' : `${formatCount(rows)} `}${rows === 1 ? 'row' : 'rows'}`
      : 'Continue';
  return { step, label, isEnabled, why: isEnabled ? null : missing(wizard) };
};

/** The step before the present one; null at the first and once the import is written. */
export const stepBefore = (wizard: ImportWizard): WizardStep | null => {
  const step = wizardSteps[wizardSteps.indexOf(wizard.step) - 1];
  return step !== undefined && canGoTo(wizard, step) ? step : null;
};
