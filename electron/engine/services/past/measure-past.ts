import { setImmediate as nextTurn } from 'node:timers/promises';
import { readDataSpan } from '#db/imports/history/data-span.ts';
import { readPast } from '#db/imports/history/read-past.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import { reviewDays } from '#shared/ladder/review-days.ts';
import { isoOfDay } from '#shared/metrics/calendar.ts';
import type { PastSnapshots, ReplayPlan } from '#shared/model/ladder-history.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The partners at the ends of past periods, oldest first. */
export type MeasuredPast = PastSnapshots & {
  /** ISO days. */
  readonly days: readonly string[];
};

/** A past that is larger than this is measured anew each time, so that the engine stays small. */
const mostKeptBytes = 256_000_000;

const kept = new WeakMap<
  WorkspaceFile['connection'],
  { readonly key: string; readonly past: MeasuredPast }
>();

const bytesOf = ({ snapshots }: PastSnapshots): number =>
  snapshots.reduce(
    (sum, { metrics }) => sum + metrics.reduce((bytes, { values }) => bytes + 9 * values.length, 0),
    0,
  );

/** Everything that the past of metrics follows from; the model is no part of it. */
const keyOf = (file: WorkspaceFile, plan: ReplayPlan): string => {
  const dataRevision = file.connection
    .prepare<[], number>(`SELECT data_revision FROM workspace_state`)
    .pluck()
    .get();
  return JSON.stringify([dataRevision, file.knownOn, plan.months, plan.reviews]);
};

/**
 * Measures every metric again as of the ends of past periods, in pieces, so that it can be cancelled. The
 * newest past of a workspace is kept until its data are others: whoever asks next, about another metric,
 * partner or model, waits for none of it. `where` names the work in a refusal.
 */
export const measurePast = async (
  file: WorkspaceFile,
  plan: ReplayPlan,
  where: string,
  { signal, progress }: RequestContext,
): Promise<Result<MeasuredPast, AppError>> => {
  const key = keyOf(file, plan);
  const known = kept.get(file.connection);
  if (known?.key === key) {
    return ok(known.past);
  }
  const span = readDataSpan(file);
  const days = span === null ? [] : reviewDays(plan, span);
  if (days.length < 2) {
    return err(
      refuseInput(
        where,
        'dated rows of at least two reviews',
        span === null
          ? 'no metric with dated rows'
          : `rows of ${days.length === 0 ? 'none' : 'one'}`,
        'Import files with a date column and say by which date their rows are ordered, or choose shorter periods.',
      ),
    );
  }
  const work = readPast(file, days);
  let step = work.next();
  while (step.done !== true) {
    progress({ label: 'Measuring the past', done: step.value.done, total: step.value.total });
    await nextTurn();
    if (signal.aborted) {
      return err(cancelled(where));
    }
    step = work.next();
  }
  const past = { ...step.value, days: days.map(isoOfDay) };
  if (bytesOf(past) <= mostKeptBytes) kept.set(file.connection, { key, past });
  else kept.delete(file.connection);
  return ok(past);
};
