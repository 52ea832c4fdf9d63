import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeMetric, referencesTo } from '#shared/scoring/normalise.ts';
import { isConstantBy, valueOf } from '#shared/scoring/value-of.ts';
import { aCriterion } from '#test/fixtures/a-model.ts';
import { aMetric } from '#test/fixtures/a-snapshot.ts';

const lower = aCriterion('x', { valueFunction: { method: 'minmax', direction: 'lower' } });
const posts = aCriterion('x', {
  valueFunction: { method: 'goalposts', direction: 'higher', lower: 10, upper: 30 },
});

describe('value functions', () => {
  it('run from the worst to the best partner', () => {
    const column = judgeMetric(aCriterion('x'), aMetric('x', [10, 20, 'missing', 30]), 4);
    expect([...column.values, ...column.status, column.judged]).toEqual([
      0,
      50,
      NaN,
      100,
      0,
      0,
      1,
      0,
      3,
    ]);
    expect(
      column.references.yardsticks.map(({ own }) => [own.lower, own.upper, own.count]),
    ).toEqual([[10, 30, 3]]);
  });

  it('turn a cost round before scaling', () => {
    expect([...judgeMetric(lower, aMetric('x', [10, 20, 30]), 3).values]).toEqual([100, 50, 0]);
  });

  it('clip at goalposts', () => {
    const column = judgeMetric(posts, aMetric('x', [0, 10, 25, 30, 99, -5]), 6);
    expect([...column.values]).toEqual([0, 0, 75, 100, 100, 0]);
  });

  it('give the midpoint where everybody is the same, and say so', () => {
    const column = judgeMetric(aCriterion('x'), aMetric('x', [7, 7]), 2);
    const [yardstick = null] = column.references.yardsticks;
    expect([[...column.values], isConstantBy(aCriterion('x').valueFunction, yardstick)]).toEqual([
      [50, 50],
      true,
    ]);
  });

  it('call a metric that no source delivers missing for everybody', () => {
    const column = judgeMetric(aCriterion('x'), undefined, 2);
    expect([column.values, column.status]).toEqual([
      Float64Array.of(NaN, NaN),
      Uint8Array.of(1, 1),
    ]);
  });

  it('keep a frozen range when the data move on', () => {
    const today = referencesTo(aCriterion('x'), aMetric('x', [0, 10]));
    expect([...judgeMetric(aCriterion('x'), aMetric('x', [-5, 5, 20]), 3, today).values]).toEqual([
      0, 50, 100,
    ]);
  });

  it('do not change when the unit of the metric does', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.01, max: 1000, noNaN: true }), (xs, factor) => {
        fc.pre(Math.max(...xs) - Math.min(...xs) > 1e-3);
        const plain = judgeMetric(aCriterion('x'), aMetric('x', xs), xs.length).values;
        const scaled = judgeMetric(
          aCriterion('x'),
          aMetric(
            'x',
            xs.map((x) => x * factor + 3),
          ),
          xs.length,
        ).values;
        plain.forEach((value, row) => {
          expect(scaled[row]).toBeCloseTo(value, 4);
        });
      }),
    );
  });

  it('never leave 0 to 100 and never fall when the number rises', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const judge = valueOf(posts.valueFunction, null);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [less, more] = [judge(low), judge(high)];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(100);
        expect(more).toBeGreaterThanOrEqual(less);
      }),
    );
  });
});
