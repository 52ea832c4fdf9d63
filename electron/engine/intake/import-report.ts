import { rateSetFor } from '#db/currency/rate-rows.ts';
import { readActiveKeys, isRepeatedRun, readRuns } from '#db/imports/read-runs.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { compareHeaders } from '#shared/intake/headers/header-changes.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { HeaderChanges } from '#shared/model/run-findings.ts';
import type { TableRead } from './jobs/read-job.ts';

/** The first file against the import before of its source, the others against the first. */
const headerChangesOf = (
  file: WorkspaceFile | null,
  recipe: Recipe,
  { layouts }: TableRead,
  byContent: ReadonlySet<string>,
): readonly HeaderChanges[] => {
  const [first] = layouts;
  if (first === undefined) {
    return [];
  }
  const run =
    file === null
      ? undefined
      : readRuns(file).findLast(({ sourceName }) => sourceName === recipe.source.name);
  const before =
    run === undefined || run.findings.headers.length === 0
      ? null
      : { fileName: run.fileName, headers: run.findings.headers, recipe: run.recipe };
  return layouts.flatMap((layout) => {
    const now = { ...layout, recipe };
    const other = layout === first ? before : { ...first, recipe };
    const changes = other === null ? null : compareHeaders(other, now, byContent);
    return changes === null ? [] : [changes];
  });
};

/** What a pass over the file means for a workspace; without one every partner is new. */
export const reportOn = (
  file: WorkspaceFile | null,
  recipe: Recipe,
  read: TableRead,
  byContent: readonly string[] = [],
): ImportReport => {
  const known: ReadonlySet<string> = file === null ? new Set() : readActiveKeys(file);
  const partnersKnown = read.partnerKeys.filter((key) => known.has(key)).length;
  return {
    rowsRead: read.rowsRead,
    rowsAccepted: read.rowsAccepted,
    rowsRejected: read.rowsRejected,
    rowsLeftOut: read.rowsLeftOut,
    findings: {
      ...read.findings,
      headerChanges: headerChangesOf(file, recipe, read, new Set(byContent)),
    },
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
