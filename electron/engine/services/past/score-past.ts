import { setImmediate as nextTurn } from 'node:timers/promises';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import { historyBasis, type LadderHistory } from '#shared/ladder/replay.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createGateTable } from '#shared/scoring/gates.ts';
import { hasMovingLines } from '#shared/scoring/lines/settle-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { measurePast } from './measure-past.ts';

const where = 'Replay of the ladder';

/** Everybody's score on the days of past reviews, by the saved model; runs in pieces, so that it can be cancelled. */
export const scorePast = async (
  file: WorkspaceFile,
  plan: ReplayPlan,
  context: RequestContext,
): Promise<Result<LadderHistory, AppError>> => {
  const { signal, progress } = context;
  const past = await measurePast(file, plan, where, context);
  if (!past.ok) {
    return past;
  }
  const { snapshots, metrics, days } = past.value;
  const model = readModel(file.connection);
  const reviews: LadderHistory['reviews'][number][] = [];
  for (const [index, snapshot] of snapshots.entries()) {
    progress({ label: 'Scoring the past', done: index, total: snapshots.length });
    await nextTurn();
    if (signal.aborted) {
      return err(cancelled(where));
    }
    const columns = judgeSnapshot(model, snapshot);
    reviews.push({
      day: days[index] ?? '',
      scores: scorePartners(model, columns, snapshot.partnerKeys.length).scores,
      gates: createGateTable(model, snapshot),
      lines: hasMovingLines(model)
        ? settleModel(model, snapshot).model.tiers.map(({ line }) => line)
        : null,
    });
  }
  return ok({ reviews, metrics, basis: historyBasis(model) });
};
