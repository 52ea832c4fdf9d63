import type { Database } from 'better-sqlite3';
import { judgeRows } from '#shared/lineage/judge-rows.ts';
import { isoOfDay } from '#shared/metrics/calendar.ts';
import { ratesOfRows } from '#shared/metrics/currency/row-rates.ts';
import { periodsOf, weightsOf } from '#shared/metrics/measure-metric.ts';
import { groupByPartner } from '#shared/metrics/row-columns.ts';
import { asOfDay } from '#shared/metrics/row-measures.ts';
import { spansOf } from '#shared/metrics/row-periods.ts';
import type { RowsOrigin } from '#shared/model/lineage.ts';
import { readRateSet } from '../currency/rate-rows.ts';
import { readPartnerRows, type PartnerRowsRead } from '../imports/refold/read-partner-rows.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import type { Deciding } from './find-deciding.ts';

/** All rows of the partner in the deciding run: those that count first, both in file order. */
export type JudgedFigure = {
  readonly rowNumbers: readonly number[];
  /** Why a row does not count, '' where it does; aligned. */
  readonly reasons: readonly string[];
  /** Exchange rates and weights of rows as in `LineageRow`; aligned. */
  readonly rates: readonly (number | null)[];
  readonly weights: readonly (number | null)[];
  readonly window: RowsOrigin['window'];
};

const windowOf = (
  { metric, recipe }: Deciding,
  { rows }: PartnerRowsRead,
): RowsOrigin['window'] => {
  const { window } = metric;
  const asOf = window === undefined ? NaN : asOfDay(recipe, rows, window.date);
  if (window === undefined || Number.isNaN(asOf)) {
    return null;
  }
  const spans = spansOf(metric, window, asOf);
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { from: isoOfDay(first.after + 1), to: isoOfDay(last.upTo) };
};

const judge = (file: WorkspaceFile, deciding: Deciding): JudgedFigure => {
  const { run, recipe, metric, keys } = deciding;
  const read = readPartnerRows(file, run, recipe, [keys]);
  const { rows: grouped, starts } = groupByPartner(read.rows.partners, read.rows.partnerCount);
  const mine = grouped.subarray(starts[0], starts[1]);
  const table = run.rate_set_id === null ? null : readRateSet(file.connection, run.rate_set_id);
  const worth =
    metric.currency === undefined
      ? null
      : ratesOfRows(metric.currency, read.rows, periodsOf(metric, read.rows, recipe), table);
  const weights = weightsOf(metric, read.rows, recipe);
  const numberAt = (numbers: Float64Array | null, row: number): number | null => {
    const number = numbers?.[row] ?? NaN;
    return Number.isNaN(number) ? null : number;
  };
  const reasons = judgeRows(metric, read.rows, recipe, mine).map((reason, index) =>
    reason === '' && worth !== null && numberAt(worth, mine[index] ?? 0) === null
      ? 'Its currency has no rate, so the figure cannot be computed.'
      : reason,
  );
  const isOut = (index: number): number => Number(reasons[index] !== '');
  const order = reasons.map((_, index) => index).sort((one, other) => isOut(one) - isOut(other));
  return {
    rowNumbers: order.map((index) => read.rowNumbers[mine[index] ?? 0] ?? 0),
    reasons: order.map((index) => reasons[index] ?? ''),
    rates: order.map((index) => numberAt(worth, mine[index] ?? 0)),
    weights: order.map((index) => numberAt(weights, mine[index] ?? 0)),
    window: windowOf(deciding, read),
  };
};

/** By connection the figure that was asked for last: its pages are asked for one after another. */
const known = new WeakMap<Database, { readonly name: string; readonly judged: JudgedFigure }>();

/** Which rows of the partner there are and which of them count; rows of a run never change. */
export const judgeFigure = (file: WorkspaceFile, deciding: Deciding): JudgedFigure => {
  const { run, metric, keys } = deciding;
  const name = JSON.stringify([run.id, run.ended_at, metric.code, ...keys]);
  const last = known.get(file.connection);
  if (last?.name === name) {
    return last.judged;
  }
  const judged = judge(file, deciding);
  known.set(file.connection, { name, judged });
  return judged;
};
