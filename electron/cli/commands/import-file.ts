import { resolve } from 'node:path';
import type { ImportReport } from '#shared/model/import-run.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

type ImportOptions = {
  readonly recipe: string;
  readonly check?: boolean;
  readonly rejected?: string;
};

const describe = (report: ImportReport, verb: string): readonly string[] => [
  report.isRepeat
    ? 'This file with this recipe is already in the workspace; nothing changed.'
    : `${verb} ${report.rowsAccepted} of ${report.rowsRead} rows: ` +
      `${report.partnersNew} new partners, ${report.partnersKnown} known; ` +
      `${report.rowsRejected} rows rejected.`,
  ...report.reasons.map(({ reason, rows }) => `  ${rows} × ${reason}`),
];

/** `tierwright import`: one file by one recipe; with `--check` nothing is written. */
export const importFile =
  (workspacePath: string, dataPath: string, options: ImportOptions): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const recipe = await call('recipe/read', { path: resolve(options.recipe) });
    if (!recipe.ok) {
      return recipe;
    }
    const request = { path: resolve(dataPath), recipe: recipe.value };
    if (options.rejected !== undefined) {
      const saved = await call('import/save-rejected', {
        ...request,
        target: resolve(options.rejected),
      });
      if (!saved.ok) {
        return saved;
      }
    }
    if (options.check === true) {
      const checked = await call('import/check', request);
      return checked.ok
        ? ok({ document: checked.value, lines: describe(checked.value, 'Would accept') })
        : checked;
    }
    const committed = await call('import/commit', request);
    if (!committed.ok) {
      return committed;
    }
    const { report } = committed.value;
    return ok({ document: report, lines: describe(report, 'Accepted') });
  };
