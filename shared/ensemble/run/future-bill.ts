import type { Futures } from '../../model/futures.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { applyChanges } from '../../scenario/apply-scenario.ts';
import { createShifts, shiftsOf, shocksOf } from '../../scenario/metric-shock.ts';
import { createBillBase, hasBill } from '../../scoring/bill.ts';
import { findMetric } from '../../scoring/criteria.ts';

/** What given tiers cost in the future of given states, in the unit of the money metric. */
export type FutureBill = (states: Float64Array, tiers: Uint8Array) => number;

/** The number of the money metric that each row has in a future; 0 where there is none, or one below 0. */
export type FutureMoney = (states: Float64Array) => Float64Array;

/** Money of partners in one future after the other; the array is overwritten by the next. */
export const createFutureMoney = (
  model: Pick<ScoringModel, 'rules'>,
  snapshot: Snapshot,
  futures: Futures,
): FutureMoney => {
  const { money } = createBillBase(model, snapshot);
  const code = model.rules.moneyMetric;
  const shocks = shocksOf(snapshot, futures);
  const shock = shocks.find(({ metricCode }) => metricCode === code);
  const isFormula = (snapshot.formulas ?? []).some((formula) => formula.code === code);
  if (code === null || (shock === undefined && !(isFormula && shocks.length > 0))) {
    return () => money;
  }
  const changes = new Float64Array(futures.drivers.length);
  const moved = new Float64Array(money.length);
  const values = findMetric(snapshot, code)?.values ?? money;
  const shifts = shock === undefined ? null : createShifts(shock);
  return (states) => {
    futures.drivers.forEach(({ baseline }, driver) => {
      changes[driver] = (states[driver] ?? 0) - baseline;
    });
    if (isFormula || shock === undefined || shifts === null) {
      // What follows from other metrics by a formula is worked out with all of them.
      return createBillBase(model, applyChanges(snapshot, shocks, changes)).money;
    }
    shiftsOf(shock, changes, shifts);
    for (let row = 0; row < moved.length; row += 1) {
      const group = shock.groupOf?.[row] ?? 0;
      const value =
        (values[row] ?? NaN) * (shifts.factor[group] ?? NaN) + (shifts.shift[group] ?? NaN);
      moved[row] = value > 0 ? value : 0;
    }
    return moved;
  };
};

/** Null where no tier costs anything: fixed cost of the tier and its rate of the money of that future. */
export const createFutureBill = (
  model: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
): FutureBill | null => {
  if (!hasBill(model)) {
    return null;
  }
  const moneyIn = createFutureMoney(model, snapshot, futures);
  return (states, tiers) => {
    const money = moneyIn(states);
    let total = 0;
    for (let row = 0; row < tiers.length; row += 1) {
      const rules = model.tiers[tiers[row] ?? -1]?.rules;
      if (rules !== undefined) total += rules.fixedCost + rules.rate * (money[row] ?? 0);
    }
    return total;
  };
};
