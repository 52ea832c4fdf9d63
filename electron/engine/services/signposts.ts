import { writeFutures } from '#db/futures/futures-rows.ts';
import { recordStep } from '#db/history/record-step.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  judgeSignpost,
  readingsOf,
  summarise,
  type Observation,
  type SignpostHistory,
} from '#shared/signposts/observe.ts';
import { tripSignposts } from '#shared/signposts/trip.ts';
import { readWorkspace } from './read-workspace.ts';

/** Days looked back at most: each is read as it was known then. */
const mostDays = 60;

/** The last ISO days on which anything was imported that still counts, oldest first. */
const importDays = (file: WorkspaceFile, most: number): readonly string[] => {
  const { runs, knownOn } = readWorkspace(file);
  const days = new Set(runs.map(({ endedAt }) => endedAt.slice(0, 10)));
  return [...days]
    .filter((day) => knownOn === null || day <= knownOn)
    .sort()
    .slice(-most);
};

/**
 * What every signpost has seen: of metrics the days of imports, each as it was known at its end; of drivers
 * what people wrote down. Reading the past takes a moment a day, so it is told and can be cancelled; with `most`
 * only so many of the last days are read.
 */
export const testSignposts = async (
  file: WorkspaceFile,
  { signposts }: Pick<Futures, 'signposts'>,
  { signal, progress }: Pick<RequestContext, 'signal' | 'progress'>,
  most = mostDays,
): Promise<readonly SignpostHistory[]> => {
  const watchesMetric = signposts.some(({ watch }) => watch.kind === 'metric');
  const days = watchesMetric ? importDays(file, most) : [];
  const seen = new Map<string, Observation[]>(signposts.map(({ id }) => [id, []]));
  for (const [index, day] of days.entries()) {
    if (signal.aborted) break;
    const snapshot: Snapshot = readSnapshot(file, day);
    for (const { id, watch } of signposts) {
      if (watch.kind === 'metric') {
        seen.get(id)?.push({ day, value: summarise(watch, snapshot) });
      }
    }
    progress({ label: 'Looking back', done: index + 1, total: days.length });
    // Lets a wish to cancel come through.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return signposts.map((signpost) =>
    judgeSignpost(
      signpost,
      signpost.watch.kind === 'driver' ? readingsOf(signpost.watch) : (seen.get(signpost.id) ?? []),
    ),
  );
};

/**
 * Marks what trips now and opens its plays, as a step of undo of its own; for after a refresh or an import. Answers
 * the names of the signposts that tripped.
 */
export const checkSignposts = async (
  file: WorkspaceFile,
  now: Date,
): Promise<Result<readonly string[], AppError>> => {
  const { futures } = readWorkspace(file);
  const watching = futures.signposts.filter(({ trippedOn }) => trippedOn === undefined);
  if (file.isReadOnly || watching.length === 0) {
    return ok([]);
  }
  // Whether one trips now hangs on the last days that its window spans, so no import waits for those before.
  const histories = await testSignposts(
    file,
    { signposts: watching },
    { signal: new AbortController().signal, progress: () => undefined },
    Math.max(...watching.map(({ window }) => window)),
  );
  const tripped = tripSignposts(futures, histories, now.toISOString().slice(0, 10));
  if (tripped.names.length === 0) {
    return ok([]);
  }
  const label = `Signpost tripped: ${tripped.names.join(', ')}`.slice(0, 200);
  return recordStep(file, label, now.toISOString(), () => {
    writeFutures(file.connection, tripped.futures);
    return Promise.resolve(ok(tripped.names));
  });
};
