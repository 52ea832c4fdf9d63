import type { FutureMoney } from '../ensemble/run/future-bill.ts';
import type { StateScorer } from '../ensemble/run/state-scorer.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { AttributeColumn } from '../model/snapshot.ts';
import { hasBill } from '../scoring/bill.ts';
import { ladderOfTier, spanOfLadder } from '../scoring/ladders/ladder-spans.ts';
import { noTier } from '../scoring/tiers.ts';
import { quantile } from '../statistics/quantile.ts';
import { readSixRules, type RuleReading } from './six-rules.ts';

/** An assignment of tiers to all partners; codes by row. */
export type NamedPlan = { readonly id: string; readonly name: string; readonly tiers: Uint8Array };

/** What a plan comes to over all futures. */
export type PlanReading = {
  readonly plan: NamedPlan;
  /**
   * What hindsight would change: money spent on tiers that a future does not earn (`over`) and money withheld
   * from partners who earn it (`under`). Steps of tiers instead of money where tiers cost nothing.
   */
  readonly misplaced: {
    readonly least: number;
    readonly mean: number;
    readonly in90: number;
    readonly most: number;
    readonly meanOver: number;
    readonly meanUnder: number;
  };
  /** Null where tiers cost nothing. */
  readonly bill: { readonly least: number; readonly mean: number; readonly most: number } | null;
  /** Share of futures in which the bill keeps within the budget; null without a budget or a bill. */
  readonly withinBudget: number | null;
};

export type PlanComparison = {
  readonly readings: readonly PlanReading[];
  readonly futures: number;
  /** Whether what is misplaced is money, or steps of tiers. */
  readonly isMoney: boolean;
  /** The six rules over the plans, worth the less the more is misplaced; good enough is within the budget. */
  readonly rules: readonly RuleReading[];
};

export type PlanInputs = {
  readonly model: ScoringModel;
  readonly scorer: StateScorer;
  readonly moneyIn: FutureMoney;
  /** States of each future, in the order of the drivers. */
  readonly futures: readonly Float64Array[];
  readonly optimism: number;
};

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/**
 * Compares plans over futures. In each future the model says which tier each partner would earn; what a plan
 * misplaces there is Σ |cost of the plan's tier − cost of the earned tier|, with costs at the money of that
 * future. The plan of hindsight misplaces nothing, so this is Savage's regret against it. A partner without a
 * tier costs nothing; in steps of tiers it stands one below the lowest of its ladder.
 */
export const comparePlans = (
  plans: readonly NamedPlan[],
  { model, scorer, moneyIn, futures, optimism }: PlanInputs,
): PlanComparison => {
  const isMoney = hasBill(model);
  const { tiers } = model;
  const { budget } = model.rules;
  const blank = (): Float64Array => new Float64Array(futures.length);
  const sums = plans.map(() => ({ over: blank(), under: blank(), bill: blank() }));
  const steps = tiers.map(
    (each, tier) => (spanOfLadder(tiers, ladderOfTier(each))?.last ?? tier) + 1 - tier,
  );
  const worthOf = (tier: number, money: number): number => {
    if (!isMoney) return steps[tier] ?? 0;
    const rules = tiers[tier]?.rules;
    return rules === undefined ? 0 : rules.fixedCost + rules.rate * money;
  };
  futures.forEach((states, future) => {
    const earned = scorer.scoreAt(states).tiers;
    const money = moneyIn(states);
    plans.forEach((plan, index) => {
      let [over, under, bill] = [0, 0, 0];
      for (let row = 0; row < earned.length; row += 1) {
        const own = worthOf(plan.tiers[row] ?? noTier, money[row] ?? 0);
        const due = worthOf(earned[row] ?? noTier, money[row] ?? 0);
        if (own > due) over += own - due;
        else under += due - own;
        bill += own;
      }
      const sum = sums[index];
      if (sum === undefined) return;
      sum.over[future] = over;
      sum.under[future] = under;
      sum.bill[future] = bill;
    });
  });
  const misplacedBy = sums.map(({ over, under }) =>
    over.map((value, future) => value + (under[future] ?? 0)),
  );
  const readings = plans.map((plan, index): PlanReading => {
    const { over, under, bill } = sums[index] ?? { over: blank(), under: blank(), bill: blank() };
    const misplaced = misplacedBy[index] ?? blank();
    return {
      plan,
      misplaced: {
        ...{ least: least(misplaced), mean: mean(misplaced), most: most(misplaced) },
        in90: quantile(misplaced, 0.9),
        ...{ meanOver: mean(over), meanUnder: mean(under) },
      },
      bill: isMoney ? { least: least(bill), mean: mean(bill), most: most(bill) } : null,
      withinBudget:
        !isMoney || budget === null
          ? null
          : bill.reduce((sum, each) => sum + Number(each <= budget), 0) / bill.length,
    };
  });
  return {
    readings,
    futures: futures.length,
    isMoney,
    rules: rulesOf(readings, misplacedBy, optimism),
  };
};

const rulesOf = (
  readings: readonly PlanReading[],
  misplacedBy: readonly Float64Array[],
  optimism: number,
): readonly RuleReading[] => {
  /** How far each plan is behind the best plan of the same future. */
  const regrets = misplacedBy.map((own) =>
    own.map(
      (value, future) =>
        value - misplacedBy.reduce((best, each) => Math.min(best, each[future] ?? best), Infinity),
    ),
  );
  return readSixRules(
    {
      // What is misplaced is bad: minus it is the worth of a plan.
      worst: readings.map(({ misplaced }) => -misplaced.most + 0),
      mean: readings.map(({ misplaced }) => -misplaced.mean + 0),
      best: readings.map(({ misplaced }) => -misplaced.least + 0),
      greatestRegret: regrets.map(most),
      regret90: regrets.map((each) => quantile(each, 0.9)),
      holds: readings.map(({ withinBudget }) => withinBudget ?? NaN),
    },
    optimism,
  );
};

/** How concentrated spending is: Σ s², 0..1, and the number of equals that it is like. */
export type Concentration = { readonly hhi: number; readonly effective: number };

/**
 * Herfindahl and Hirschman's index of what a plan costs at given money, by partner or, with an attribute, by
 * label; of partners in tiers where tiers cost nothing. Null where nothing is spent.
 */
export const concentrationOf = (
  { tiers: codes }: NamedPlan,
  { tiers }: Pick<ScoringModel, 'tiers'>,
  money: Float64Array,
  attribute: AttributeColumn | null,
): Concentration | null => {
  const isMoney = hasBill({ tiers });
  const sums = new Map<number, number>();
  let total = 0;
  codes.forEach((code, row) => {
    const rules = tiers[code]?.rules;
    if (rules === undefined) return;
    const cost = isMoney ? rules.fixedCost + rules.rate * (money[row] ?? 0) : 1;
    const key = attribute === null ? row : (attribute.codes[row] ?? 0);
    sums.set(key, (sums.get(key) ?? 0) + cost);
    total += cost;
  });
  if (!(total > 0)) {
    return null;
  }
  const hhi = [...sums.values()].reduce((sum, cost) => sum + (cost / total) ** 2, 0);
  return { hhi, effective: 1 / hhi };
};
