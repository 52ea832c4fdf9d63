import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billTiers, createBillBase, hasBill } from '#shared/scoring/bill.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const costing = (fixedCost: number, rate: number) => ({ rules: { fixedCost, rate } });
const model = aModel({
  tiers: [
    aTier('Gold', 70, costing(1000, 0.05)),
    aTier('Silver', 40, costing(200, 0.01)),
    aTier('Bronze', null),
  ],
  rules: { moneyMetric: 'revenue', budget: 5000 },
});
const snapshot = aSnapshot([
  aMetric('revenue', [10_000, 20_000, 'missing', -500, 7000], { unit: 'EUR' }),
  aMetric('growth', [1, 2, 3, 4, 5]),
  aMetric('reach', [1, 2, 3, 4, 5]),
]);

describe('the bill', () => {
  it('is the fixed cost of each partner and the rate of its money, by tier and in total', () => {
    const base = createBillBase(model, snapshot);
    const now = Uint8Array.of(0, 1, 0, 1, 2);
    const then = Uint8Array.of(0, 0, 1, 1, noTier);
    // Now: Gold 2 · 1000 + 5 % of 10,000; Silver 2 · 200 + 1 % of 20,000, nothing off for −500.
    expect(billTiers(model, base, now, then)).toEqual({
      now: { byTier: [2500, 600, 0], total: 3100 },
      then: { byTier: [3500, 400, 0], total: 3900 },
      budget: 5000,
      withoutMoney: 1,
      unit: 'EUR',
    });
  });

  it('is of fixed costs alone without a money metric, and says that the rates wait for one', () => {
    const rateOnly = { ...model, rules: { ...model.rules, moneyMetric: null } };
    const bill = billTiers(
      rateOnly,
      createBillBase(rateOnly, snapshot),
      Uint8Array.of(0, 0, 1, 1, 2),
      Uint8Array.of(0, 0, 1, 1, 2),
    );
    expect([bill.then, bill.withoutMoney]).toEqual([{ byTier: [2000, 400, 0], total: 2400 }, 0]);
    expect(checkModel(rateOnly, snapshot).map(({ about, message }) => [about, message])).toEqual([
      [
        'tier-Gold',
        'Choose what the rate of Gold is taken of, under "The bill"; until then it costs nothing.',
      ],
      [
        'tier-Silver',
        'Choose what the rate of Silver is taken of, under "The bill"; until then it costs nothing.',
      ],
    ]);
    const gone = { ...model, rules: { ...model.rules, moneyMetric: 'turnover' } };
    expect(checkModel(gone, snapshot)).toMatchObject([
      { severity: 'warning', about: 'moneyMetric' },
    ]);
  });

  it('is none where no tier costs anything', () => {
    expect([hasBill(model), hasBill(aModel())]).toEqual([true, false]);
  });

  it('does not hang on the order of partners', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e11 }), fc.nat(2)), { minLength: 1 }),
        (drawn) => {
          const totalOf = (rows: typeof drawn): number => {
            const own = aSnapshot([
              aMetric(
                'revenue',
                rows.map(([cents]) => cents / 100),
              ),
            ]);
            const codes = Uint8Array.from(rows, ([, tier]) => tier);
            return billTiers(model, createBillBase(model, own), codes, codes).then.total;
          };
          const exact = drawn.reduce(
            (sum, [cents, tier]) =>
              sum +
              (tier === 0 ? 1000n * 2000n + 1n * BigInt(cents) : 0n) +
              (tier === 1 ? 200n * 2000n + BigInt(cents) / 5n : 0n),
            0n,
          );
          const total = totalOf(drawn);
          expect(Math.abs(total - totalOf([...drawn].reverse()))).toBeLessThan(1e-12 * (1 + total));
          // Each Silver partner may lose less than one two-thousandth to the whole division above.
          expect(Math.abs(total - Number(exact) / 2000)).toBeLessThan(
            1e-12 * (1 + total) + drawn.length / 2000,
          );
        },
      ),
    );
  });
});
