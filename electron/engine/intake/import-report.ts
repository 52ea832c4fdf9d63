import { rateSetFor } from '#db/currency/rate-rows.ts';
import { readActiveKeys, isRepeatedRun } from '#db/imports/read-runs.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { TableRead } from './jobs/read-job.ts';

/** What a pass over the file means for a workspace; without one every partner is new. */
export const reportOn = (
  file: WorkspaceFile | null,
  recipe: Recipe,
  read: TableRead,
): ImportReport => {
  const known: ReadonlySet<string> = file === null ? new Set() : readActiveKeys(file);
  const partnersKnown = read.partnerKeys.filter((key) => known.has(key)).length;
  return {
    rowsRead: read.rowsRead,
    rowsAccepted: read.rowsAccepted,
    rowsRejected: read.rowsRejected,
    rowsLeftOut: read.rowsLeftOut,
    findings: read.findings,
    leftOutRows: read.leftOutRows,
    partnersNew: read.partnerKeys.length - partnersKnown,
    partnersKnown,
    reasons: read.reasons,
    rejectedRows: read.rejectedRows,
    isRepeat:
      file !== null &&
      isRepeatedRun(file, read.fileSha256, recipeText(recipe), rateSetFor(file.connection, recipe)),
  };
};
