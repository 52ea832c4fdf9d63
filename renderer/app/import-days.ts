import type { ImportRun } from '#shared/model/import-run.ts';

/** The UTC days on which imports were recorded, newest first, with how many were recorded by their end. */
export const importDays = (
  runs: readonly Pick<ImportRun, 'endedAt'>[],
): readonly { readonly day: string; readonly byThen: number }[] => {
  const days = runs.map(({ endedAt }) => endedAt.slice(0, 10)).sort();
  return [...new Set(days)]
    .map((day) => ({ day, byThen: days.filter((each) => each <= day).length }))
    .reverse();
};
