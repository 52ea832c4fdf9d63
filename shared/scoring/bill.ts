import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric } from './criteria.ts';

/** What partners cost in one assignment of tiers, in the unit of the money metric. */
export type BillSide = { readonly byTier: readonly number[]; readonly total: number };

/** The bill of today's tiers, of those proposed, and what may be spent; null where no budget is set. */
export type Bill = {
  readonly now: BillSide;
  readonly then: BillSide;
  readonly budget: number | null;
  /** Partners without a number of the money metric: they cost the fixed part alone. */
  readonly withoutMoney: number;
  /** Unit of the money metric, such as EUR; empty without one. */
  readonly unit: string;
};

/** What the rates of tiers are taken of, partner by partner; made once per metric. */
export type BillBase = {
  /** 0 where there is no number, or one below 0: nobody is billed a negative amount. */
  readonly money: Float64Array;
  readonly withoutMoney: number;
  readonly unit: string;
};

/** Whether any tier costs anything; without it there is no bill. */
export const hasBill = ({ tiers }: Pick<ScoringModel, 'tiers'>): boolean =>
  tiers.some(({ rules }) => rules.fixedCost > 0 || rules.rate > 0);

/** The base of the model's money metric; all zero where it has none or no file delivers it. */
export const createBillBase = (
  { rules }: Pick<ScoringModel, 'rules'>,
  snapshot: Snapshot,
): BillBase => {
  const rows = snapshot.partnerKeys.length;
  const metric = rules.moneyMetric === null ? undefined : findMetric(snapshot, rules.moneyMetric);
  const money = new Float64Array(rows);
  let withoutMoney = 0;
  metric?.values.forEach((value, row) => {
    withoutMoney += Number(value !== value);
    money[row] = value > 0 ? value : 0;
  });
  return { money, withoutMoney, unit: metric?.unit ?? '' };
};

/** Tier codes are below 16 or `noTier`, whose last four bits are slot 15. */
const slots = 16;

const sideOf = (tiers: ScoringModel['tiers'], codes: Uint8Array, money: Float64Array): BillSide => {
  const counts = new Uint32Array(slots);
  const sums = new Float64Array(slots);
  // Kahan: what each addition lost, so that a bill does not hang on the order of partners.
  const lost = new Float64Array(slots);
  for (let row = 0; row < codes.length; row += 1) {
    const slot = (codes[row] ?? 0) & (slots - 1);
    counts[slot] = (counts[slot] ?? 0) + 1;
    const before = sums[slot] ?? 0;
    const added = (money[row] ?? 0) - (lost[slot] ?? 0);
    const after = before + added;
    lost[slot] = after - before - added;
    sums[slot] = after;
  }
  const byTier = tiers.map(
    ({ rules }, tier) => rules.fixedCost * (counts[tier] ?? 0) + rules.rate * (sums[tier] ?? 0),
  );
  return { byTier, total: byTier.reduce((sum, cost) => sum + cost, 0) };
};

/**
 * What the tiers cost: for each partner the fixed cost of the tier and its rate of the money metric,
 * fixed + rate · max(0, x). Partners without a tier cost nothing. `now` and `then` hold tier codes by
 * row. One pass a side: it runs with every frame of a drag.
 */
export const billTiers = (
  { tiers, rules }: Pick<ScoringModel, 'tiers' | 'rules'>,
  { money, withoutMoney, unit }: BillBase,
  now: Uint8Array,
  then: Uint8Array,
): Bill => ({
  now: sideOf(tiers, now, money),
  then: sideOf(tiers, then, money),
  budget: rules.budget,
  withoutMoney,
  unit,
});
