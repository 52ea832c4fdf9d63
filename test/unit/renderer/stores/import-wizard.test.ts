import { describe, expect, it } from 'vitest';
import {
  canGoTo,
  freshWizard,
  wizardAfter,
  wizardSteps,
  type ImportWizard,
  type WizardEvent,
} from '#renderer/stores/import-wizard.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { noFindings } from '#shared/model/run-findings.ts';
import type { ImportPreview, ImportReport } from '#shared/model/import-run.ts';
import { aRecipe } from '../features/data/a-recipe.ts';

const file = { path: '/data/sales.csv', name: 'sales.csv' };

const preview: ImportPreview = {
  fileName: 'sales.csv',
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

const failure = (type: AppError['type']): AppError => ({
  type,
  where: 'sales.csv',
  expected: 'text',
  found: 'a picture',
  remedy: 'Choose another file.',
});

const after = (...events: readonly WizardEvent[]): ImportWizard =>
  events.reduce(wizardAfter, freshWizard);

const chosen: WizardEvent = { type: 'fileChosen', file, ignored: [] };
const previewed: WizardEvent = { type: 'previewed', preview };
const reached = (wizard: ImportWizard): readonly string[] =>
  wizardSteps.filter((step) => canGoTo(wizard, step));

describe('the import wizard', () => {
  it('opens the next step only when the one before is done', () => {
    expect(reached(freshWizard)).toEqual(['file']);
    expect(reached(after(chosen))).toEqual(['file']);
    expect(reached(after(chosen, previewed))).toEqual(['file', 'read', 'map', 'check']);
    expect(reached(after(chosen, previewed, { type: 'checked', report }))).toEqual([
      'file',
      'read',
      'map',
      'check',
      'commit',
    ]);
  });

  it('does not check a recipe that has a problem', () => {
    const wizard = after(chosen, previewed, {
      type: 'mappingChanged',
      recipe: aRecipe({ key: '' }),
    });
    expect(reached(wizard)).toEqual(['file', 'read', 'map']);
  });

  it('offers no commit when every row would be rejected', () => {
    const wizard = after(chosen, previewed, {
      type: 'checked',
      report: { ...report, rowsAccepted: 0, rowsRejected: 10 },
    });
    expect(canGoTo(wizard, 'commit')).toBe(false);
  });

  it('goes to the preview once the file is read', () => {
    const wizard = after(chosen, { type: 'workStarted', kind: 'preview' }, previewed);
    expect(wizard).toEqual({ ...freshWizard, step: 'read', file, preview, recipe: aRecipe() });
  });

  it('holds the mapping back while the file must be read again, and forgets the report', () => {
    const recipe = aRecipe({ decimal: '.' });
    const wizard = after(
      chosen,
      previewed,
      { type: 'checked', report },
      {
        type: 'readingChanged',
        recipe,
      },
    );
    expect([wizard.isPreviewStale, wizard.report, wizard.recipe]).toEqual([true, null, recipe]);
    expect(reached(wizard)).toEqual(['file', 'read']);
  });

  it('forgets the report when the mapping changes, and keeps it when nothing changed', () => {
    const checked = after(chosen, previewed, { type: 'checked', report });
    const recipe = aRecipe({ name: 'Region' });
    expect(wizardAfter(checked, { type: 'mappingChanged', recipe }).report).toBeNull();
    expect(wizardAfter(checked, { type: 'mappingChanged', recipe: preview.guess })).toBe(checked);
  });

  it('stays at the step with the error in place', () => {
    const error = failure('InputRefused');
    const wizard = after(
      chosen,
      { type: 'workStarted', kind: 'preview' },
      {
        type: 'workFailed',
        error,
      },
    );
    expect([wizard.step, wizard.work, wizard.error]).toEqual(['file', null, error]);
  });

  it('treats a cancel as no error, and goes back from the commit to the check', () => {
    const wizard = after(
      chosen,
      previewed,
      { type: 'checked', report },
      { type: 'wentTo', step: 'commit' },
      { type: 'workStarted', kind: 'commit' },
      { type: 'progressed', progress: { label: 'Writing rows', done: 5, total: 10 } },
      { type: 'workFailed', error: failure('Cancelled') },
    );
    expect([wizard.step, wizard.work, wizard.error, wizard.report]).toEqual([
      'check',
      null,
      null,
      report,
    ]);
  });

  it('cannot go back once the import is written', () => {
    const wizard = after(
      chosen,
      previewed,
      { type: 'checked', report },
      {
        type: 'committed',
        report,
      },
    );
    expect(reached(wizard)).toEqual(['commit']);
    expect(wizardAfter(wizard, { type: 'wentTo', step: 'map' })).toBe(wizard);
  });

  it('keeps a loaded recipe for the next file and forgets it on request', () => {
    const loaded: WizardEvent = {
      type: 'recipeLoaded',
      loaded: { name: 'q3.json', recipe: aRecipe(), isOffered: false },
    };
    const other = { path: '/data/q4.csv', name: 'q4.csv' };
    const wizard = after(chosen, previewed, loaded, {
      type: 'fileChosen',
      file: other,
      ignored: [],
    });
    expect(wizard).toEqual({
      ...freshWizard,
      file: other,
      loaded: { name: 'q3.json', recipe: aRecipe(), isOffered: false },
    });
    expect(wizardAfter(wizard, { type: 'recipeForgotten' }).loaded).toBeNull();
  });
});
