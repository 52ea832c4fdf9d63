import { setImmediate as nextTurn } from 'node:timers/promises';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import {
  metricOfSeries,
  subjectOfSeries,
  type HistorySeries,
  type PortfolioHistory,
} from '#shared/portfolio/history/portfolio-history.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { measurePast, type MeasuredPast } from './measure-past.ts';

const where = 'History of the portfolio';

export type HistoryQuestion = {
  readonly plan: ReplayPlan;
  /** `score` and `metric:<code>`, in the order of the answer; what is gone or hidden is left out. */
  readonly series: readonly string[];
  /** Key of the one partner it is about; null for everybody. */
  readonly partner: string | null;
};

/** Rows that are told: one, or all of them. */
type Told = { readonly from: number; readonly count: number };

const emptySeries = (periods: number, { count }: Told) => ({
  values: new Float64Array(periods * count).fill(NaN),
  status: new Uint8Array(periods * count).fill(cellStatus.missing),
});

/**
 * A metric over the periods. One that has no date is that of today whenever it is asked for: its past is
 * not known, and only the newest period has a figure.
 */
const metricSeries = (
  { snapshots, metrics }: MeasuredPast,
  code: string,
  told: Told,
): HistorySeries | null => {
  const today = snapshots.at(-1)?.metrics.find((metric) => metric.code === code);
  if (today === undefined) {
    return null;
  }
  const periods = snapshots.length;
  const basis = metrics.find((metric) => metric.code === code)?.basis ?? null;
  const { values, status } = emptySeries(periods, told);
  snapshots.forEach((snapshot, period) => {
    const column = snapshot.metrics.find((metric) => metric.code === code);
    if (column === undefined || (basis === 'always' && period < periods - 1)) return;
    for (let row = 0; row < told.count; row += 1) {
      values[row * periods + period] = column.values[told.from + row] ?? NaN;
      status[row * periods + period] = column.status[told.from + row] ?? cellStatus.missing;
    }
  });
  const { name, unit, decimals } = today;
  const id = `metric:${code}`;
  return { id, name, unit, decimals, subject: subjectOfSeries(id), basis, values, status };
};

/** The score over the periods by the saved model, from the partners of each period. */
const scoreSeries = async (
  file: WorkspaceFile,
  { snapshots }: MeasuredPast,
  told: Told,
  { signal, progress }: RequestContext,
): Promise<HistorySeries | null> => {
  const model = readModel(file.connection);
  const periods = snapshots.length;
  const { values, status } = emptySeries(periods, told);
  for (const [period, snapshot] of snapshots.entries()) {
    progress({ label: 'Scoring the past', done: period, total: periods });
    await nextTurn();
    if (signal.aborted) {
      return null;
    }
    const columns = judgeSnapshot(model, snapshot);
    const { scores } = scorePartners(model, columns, snapshot.partnerKeys.length);
    for (let row = 0; row < told.count; row += 1) {
      const score = scores[told.from + row] ?? NaN;
      values[row * periods + period] = score;
      if (!Number.isNaN(score)) status[row * periods + period] = cellStatus.value;
    }
  }
  const about = { name: 'Score', unit: '', decimals: 1, subject: null, basis: null };
  return { id: 'score', ...about, values, status };
};

/** The figures of past periods, of everybody or of one partner. */
export const readHistory = async (
  file: WorkspaceFile,
  { plan, series, partner }: HistoryQuestion,
  hidden: Hidden,
  context: RequestContext,
): Promise<Result<PortfolioHistory, AppError>> => {
  const past = await measurePast(file, plan, where, context);
  if (!past.ok) {
    return past;
  }
  const keys = past.value.snapshots[0]?.partnerKeys ?? [];
  const told: Told =
    partner === null ? { from: 0, count: keys.length } : { from: keys.indexOf(partner), count: 1 };
  if (told.from < 0) {
    return err(
      refuseInput(
        where,
        'the key of a partner',
        quoted(partner ?? ''),
        'Ask about a partner of the workspace, by the key that it has now.',
      ),
    );
  }
  const found: HistorySeries[] = [];
  for (const id of series) {
    const code = metricOfSeries(id);
    if (code !== null && hidden.metric(code)) continue;
    const each =
      id === 'score'
        ? await scoreSeries(file, past.value, told, context)
        : code === null
          ? null
          : metricSeries(past.value, code, told);
    if (context.signal.aborted) {
      return err(cancelled(where));
    }
    if (each !== null) found.push(each);
  }
  return ok({ plan, days: past.value.days, series: found });
};
