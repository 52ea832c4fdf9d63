import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcomes } from '#shared/robustness/outcomes.ts';
import { quantile } from '#shared/statistics/quantile.ts';
import {
  bestCase,
  expected,
  greatestRegret,
  hurwicz,
  laplace,
  regretQuantile,
  regrets,
  satisficing,
  worstCase,
} from '#shared/robustness/rules.ts';

/** A published shape of payoff table: three options, three futures. */
const table: Outcomes = {
  options: 3,
  futures: 3,
  values: Float64Array.of(80, 60, 40, 70, 65, 55, 90, 50, 30),
};

describe('rules for deciding under uncertainty', () => {
  it('disagree on the same table as they should', () => {
    expect([...worstCase(table)]).toEqual([40, 55, 30]);
    expect([...bestCase(table)]).toEqual([80, 70, 90]);
    expect([...hurwicz(table, 0.5)]).toEqual([60, 62.5, 60]);
    expect([...laplace(table)].map((mean) => mean.toFixed(3))).toEqual([
      '60.000',
      '63.333',
      '56.667',
    ]);
    expect([...regrets(table).values]).toEqual([10, 5, 15, 20, 0, 0, 0, 15, 25]);
    expect([...greatestRegret(table)]).toEqual([15, 20, 25]);
    expect([...satisficing(table, 55)]).toEqual([2 / 3, 1, 1 / 3]);
    expect([...expected(table, [0.5, 0.25, 0.25])]).toEqual([65, 65, 65]);
  });

  it('interpolate quantiles as numpy does', () => {
    // numpy.quantile([10, 5, 15], 0.9) and so on.
    expect([...regretQuantile(table, 0.9)].map((regret) => regret.toFixed(6))).toEqual([
      '14.000000',
      '16.000000',
      '23.000000',
    ]);
    expect(quantile(Float64Array.of(3, 1, 2, 10), 0.25)).toBe(1.75);
    expect([quantile(new Float64Array(0), 0.5), quantile(Float64Array.of(1, NaN), 0.5)]).toEqual([
      NaN,
      NaN,
    ]);
  });

  it('never take a future without a value for a good one', () => {
    const gap: Outcomes = { options: 2, futures: 2, values: Float64Array.of(5, NaN, 4, 3) };
    expect([...worstCase(gap)]).toEqual([NaN, 3]);
    expect([...greatestRegret(gap)]).toEqual([NaN, 1]);
    expect([...satisficing(gap, 4)]).toEqual([0.5, 0.5]);
  });

  it('have no regret below 0, and none for the best of each future', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(values, (cells) => {
        const outcomes: Outcomes = { options: 4, futures: 3, values: Float64Array.from(cells) };
        const regret = regrets(outcomes).values;
        expect(Math.min(...regret)).toBe(0);
        [0, 1, 2].forEach((future) =>
          expect(
            Math.min(...[0, 1, 2, 3].map((option) => regret[3 * option + future] ?? NaN)),
          ).toBe(0),
        );
        const [worst, middle, best] = [worstCase(outcomes), laplace(outcomes), bestCase(outcomes)];
        worst.forEach((least, option) => {
          expect(least).toBeLessThanOrEqual((middle[option] ?? NaN) + 1e-6);
          expect(middle[option] ?? NaN).toBeLessThanOrEqual((best[option] ?? NaN) + 1e-6);
        });
      }),
    );
  });
});
