import type { ImportReport, ImportRun } from '../model/import-run.ts';
import { counted } from './wording.ts';

/**
 * What makes one doubt that the key of a recipe names partners: an import would bring more new ones than any
 * import before it named at all, as lines of orders do. Null where nothing was imported before, or nothing is odd.
 */
export const doubtfulKey = (
  { partnersNew }: Pick<ImportReport, 'partnersNew'>,
  runs: readonly Pick<ImportRun, 'partners'>[],
): string | null => {
  const before = runs.reduce((most, { partners }) => Math.max(most, partners), 0);
  return before === 0 || partnersNew <= before
    ? null
    : `${counted(partnersNew)} new partners, and the workspace has ${counted(before)}`;
};
