import { setImmediate as nextTurn } from 'node:timers/promises';
import { readDataSpan } from '#db/imports/history/data-span.ts';
import { readPast } from '#db/imports/history/read-past.ts';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import { historyBasis, type LadderHistory } from '#shared/ladder/replay.ts';
import { reviewDays } from '#shared/ladder/review-days.ts';
import { isoOfDay } from '#shared/metrics/calendar.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createGateTable } from '#shared/scoring/gates.ts';
import { hasMovingLines } from '#shared/scoring/lines/settle-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { scorePartners } from '#shared/scoring/score.ts';

const where = 'Replay of the ladder';

/** Everybody's score on the days of past reviews, by the saved model; runs in pieces, so that it can be cancelled. */
export const scorePast = async (
  file: WorkspaceFile,
  plan: ReplayPlan,
  { signal, progress }: RequestContext,
): Promise<Result<LadderHistory, AppError>> => {
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
  const model = readModel(file.connection);
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
  const { snapshots, metrics } = step.value;
  const reviews: LadderHistory['reviews'][number][] = [];
  for (const [index, snapshot] of snapshots.entries()) {
    progress({ label: 'Scoring the past', done: index, total: snapshots.length });
    await nextTurn();
    if (signal.aborted) {
      return err(cancelled(where));
    }
    const columns = judgeSnapshot(model, snapshot);
    reviews.push({
      day: isoOfDay(days[index] ?? 0),
      scores: scorePartners(model, columns, snapshot.partnerKeys.length).scores,
      gates: createGateTable(model, snapshot),
      lines: hasMovingLines(model)
        ? settleModel(model, snapshot).model.tiers.map(({ line }) => line)
        : null,
    });
  }
  return ok({ reviews, metrics, basis: historyBasis(model) });
};
