import { formatDay, formatIsoDay, formatWhen } from '#renderer/ui/format.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Workspace } from '#shared/model/workspace.ts';

type Run = Pick<ImportRun, 'fileName' | 'sourceName' | 'endedAt'> & {
  readonly recipe: Pick<ImportRun['recipe'], 'asOf'>;
};

/**
 * Which data a workspace shows: as known on a day, else as of the newest day that recipes state, else by the day
 * of the last import, which is not a day that the data tell of. `details` say the last import; null without one.
 */
export const dataState = ({
  runs,
  knownOn,
}: Pick<Workspace, 'knownOn'> & { readonly runs: readonly Run[] }): {
  readonly text: string;
  readonly details: string | null;
} => {
  const last = runs.reduce<Run | null>(
    (latest, run) => (latest === null || run.endedAt > latest.endedAt ? run : latest),
    null,
  );
  const stated = runs.map(({ recipe }) => recipe.asOf ?? '').sort();
  const newest = stated.at(-1) ?? '';
  const details =
    last === null
      ? null
      : `Last import: ${last.fileName} of ${last.sourceName}, ${formatWhen(last.endedAt)}`;
  if (knownOn !== null) return { text: `As known on ${formatIsoDay(knownOn)}`, details };
  if (last === null) return { text: 'No data yet', details };
  return newest === ''
    ? { text: `Last import ${formatDay(last.endedAt)}`, details }
    : { text: `Data as of ${formatIsoDay(newest)}`, details };
};
