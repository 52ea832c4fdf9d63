import { holdFloors } from '../../ladder/ladder-clock.ts';
import { createSettler } from '../../ladder/settle-ladder.ts';
import type { Futures } from '../../model/futures.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { applyChanges } from '../../scenario/apply-scenario.ts';
import { createShifts, shiftsOf, shocksOf } from '../../scenario/metric-shock.ts';
import {
  countsOfCut,
  countTiers,
  createTierCut,
  cutByLines,
  type TierCounts,
} from '../../scoring/assign-tiers.ts';
import { cellStatus } from '../../model/cell-status.ts';
import { groupByCounting } from '../../scoring/counting.ts';
import {
  effectiveWeights,
  isDeduction,
  judgeSnapshot,
  referencesOf,
  splitWeights,
} from '../../scoring/criteria.ts';
import { createGateTable, passGates, tierRulesOf, type GateTable } from '../../scoring/gates.ts';
import { createFurtherCut, cutFurther } from '../../scoring/ladders/further-cut.ts';
import { scalesOf, scorePartners } from '../../scoring/score.ts';
import { settleModel } from '../../scoring/lines/settle-model.ts';
import { tierFloors } from '../../scoring/tiers.ts';
import { weightedSum } from '../../scoring/weighted-sum.ts';
import type { References } from '../../scoring/yardstick.ts';
import { inOrder, orderByExposure } from './exposure-order.ts';
import { judgesOf } from './judge-shifted.ts';
import { createMovedPoints, type MovedCriterion } from './moved-points.ts';

/** Every partner in one future; the arrays are overwritten by the next one. */
export type StateFrame = {
  /** 0..100; NaN where too little is known. */
  readonly scores: Float64Array;
  readonly tiers: Uint8Array;
  readonly counts: TierCounts;
  /** The highest score; −∞ where nobody has one. */
  readonly highest: number;
};

/** Scores all partners of a snapshot in one future after the other. */
export type StateScorer = {
  readonly rows: number;
  readonly tiers: number;
  /** `states` holds a state per driver, in the order of the drivers and in their units. */
  readonly scoreAt: (states: Float64Array) => StateFrame;
};

/**
 * Prepares a model for many futures, which differ in the states of the drivers alone. What no driver
 * moves is added up once; the others are moved, judged against the partners of today and weighed for each
 * future. The answers are those of `scoreFuture`, but for rounding in the last digits: sums are added in
 * another order. Where a metric that is judged or asked for by a gate follows from others by a formula,
 * or a value function has no answer to a moved number, the future is scored the long way. `ofAll` says what
 * partners are measured against where the snapshot holds only some of them, see `createPartnerScorer`.
 */
export const createStateScorer = (
  given: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
  ofAll?: readonly References[],
): StateScorer => {
  const { model } = settleModel(given, snapshot);
  const references = ofAll ?? referencesOf(model, snapshot);
  const rows = snapshot.partnerKeys.length;
  const shocks = shocksOf(snapshot, futures);
  const baselines = Float64Array.from(futures.drivers, ({ baseline }) => baseline);
  const today = judgeSnapshot(model, snapshot, references);
  const weights = effectiveWeights(model);
  const judges = judgesOf(model, references);
  const shockOf = new Map(shocks.map(({ metricCode }, index) => [metricCode, index]));
  const order = orderByExposure(shocks, rows);
  const shifts = shocks.map(createShifts);
  const formulas = new Set((snapshot.formulas ?? []).map(({ code }) => code));

  const moved: MovedCriterion[] = [];
  const still = weights.slice();
  // What deductions take off does not add up with the rest in one sum.
  let isLong = model.dimensions.some(isDeduction);
  const absentPoints = new Float64Array(rows);
  today.forEach(({ metric, values }, index) => {
    const weight = weights[index] ?? 0;
    const judge = judges[index];
    if (metric === undefined || weight === 0 || judge === undefined) {
      return;
    }
    isLong ||= formulas.has(metric.code) && shocks.length > 0;
    const shock = shockOf.get(metric.code);
    if (shock !== undefined) {
      moved.push({ weight, shock, values: inOrder(metric.values, order), judge });
      still[index] = 0;
      // What is absent stays so in every future, and counts as it does today.
      metric.status.forEach((status, row) => {
        const fill = values[row] ?? NaN;
        if (status !== cellStatus.value && fill === fill) {
          absentPoints[row] = (absentPoints[row] ?? 0) + weight * fill;
        }
      });
    }
  });

  const asked = tierRulesOf(model).flatMap(({ condition }) =>
    condition.kind === 'metric' ? [condition.metricCode] : [],
  );
  isLong ||= shocks.length > 0 && asked.some((code) => formulas.has(code));
  const hasMovedGate = asked.some((code) => shockOf.has(code));
  const gatesToday = createGateTable(model, snapshot);

  const stillPoints = weightedSum(still, today, rows);
  const base = inOrder(
    stillPoints.map((points, row) => points + (absentPoints[row] ?? 0)),
    order,
  );
  const factors = inOrder(rowFactors(model, weights, today, rows), order);
  const sums = new Float64Array(rows);
  const points = createMovedPoints(moved, order);
  const cut = createTierCut(tierFloors(model.tiers));
  const scores = new Float64Array(rows);
  const tiers = new Uint8Array(rows);
  const changes = new Float64Array(baselines.length);
  const settle = createSettler(model, snapshot);
  const ladders = gatesToday?.ladders ?? null;
  const further = createFurtherCut(ladders, (ladder) => tierFloors(model.tiers, ladder));
  const holdCut = settle === null ? null : createTierCut(holdFloors(model.tiers));
  const holdFurther = createFurtherCut(ladders, (ladder) => holdFloors(model.tiers, ladder));
  const held = new Uint8Array(settle === null ? 0 : rows);
  let without = 0;
  for (const factor of factors) without += Number(factor !== factor);

  const finish = (unscored: number, highest: number, gates: GateTable | null): StateFrame => {
    tiers.fill(0);
    cutByLines(cut, 0, scores, tiers);
    const reached = cutFurther(further, scores, tiers, countsOfCut(cut, rows, unscored));
    const counts = passGates(gates, tiers, reached);
    if (settle === null || holdCut === null) {
      return { scores, tiers, counts, highest };
    }
    held.fill(0);
    cutByLines(holdCut, 0, scores, held);
    cutFurther(holdFurther, scores, held, counts);
    passGates(gates, held, counts);
    settle(tiers, held);
    return { scores, tiers, counts: countTiers(tiers, model.tiers.length), highest };
  };

  const scoreLong = (): StateFrame => {
    const future = applyChanges(snapshot, shocks, changes);
    const columns = judgeSnapshot(model, future, references);
    scores.set(scorePartners(model, columns, rows).scores);
    let unscored = 0;
    let highest = -Infinity;
    for (const score of scores) {
      unscored += Number(score !== score);
      highest = score > highest ? score : highest;
    }
    return finish(unscored, highest, createGateTable(model, future));
  };

  /** False where a value function had no answer. */
  const addMoved = (): boolean => {
    sums.set(base);
    shocks.forEach((shock, index) => {
      const own = shifts[index];
      if (own !== undefined) shiftsOf(shock, changes, own);
    });
    return points.add(shifts, sums);
  };

  return {
    rows,
    tiers: model.tiers.length,
    scoreAt: (states) => {
      for (let driver = 0; driver < changes.length; driver += 1) {
        changes[driver] = (states[driver] ?? 0) - (baselines[driver] ?? 0);
      }
      if (isLong || !addMoved()) {
        return scoreLong();
      }
      let highest = -Infinity;
      for (let place = 0; place < rows; place += 1) {
        const score = (sums[place] ?? 0) * (factors[place] ?? NaN);
        scores[order.rows[place] ?? 0] = score;
        highest = score > highest ? score : highest;
      }
      const gates = hasMovedGate
        ? createGateTable(model, applyChanges(snapshot, shocks, changes))
        : gatesToday;
      return finish(without, highest, gates);
    },
  };
};

/** What turns a partner's weighted sum into its score: which criteria count is the same in every future. */
const rowFactors = (
  model: ScoringModel,
  weights: Float64Array,
  columns: Parameters<typeof groupByCounting>[1],
  rows: number,
): Float64Array => {
  const counting = groupByCounting(model, columns, rows);
  const byGroup = scalesOf(splitWeights(model, weights), counting, model).map(
    ({ factor }) => factor,
  );
  return Float64Array.from(
    { length: rows },
    (_, row) => byGroup[counting.groupOf?.[row] ?? 0] ?? NaN,
  );
};
