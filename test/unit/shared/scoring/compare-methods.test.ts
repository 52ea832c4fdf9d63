import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { compareMethod } from '#shared/scoring/compare/compare-methods.ts';
import { averageRanks, kendall, spearman } from '#shared/scoring/compare/rank-agreement.ts';
import { topsis } from '#shared/scoring/compare/topsis.ts';
import { weightedProduct } from '#shared/scoring/compare/weighted-product.ts';
import { groupByCounting } from '#shared/scoring/counting.ts';
import { effectiveWeights } from '#shared/scoring/criteria.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

const weighted = (weights: readonly number[]) =>
  aModel({
    dimensions: [
      aDimension(
        'd',
        weights.map((weight, index) =>
          aCriterion(`m${index}`, {
            weight,
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          }),
        ),
      ),
    ],
  });

const judged = (weights: readonly number[], columns: readonly (readonly Cell[])[]) => {
  const model = weighted(weights);
  const snapshot = aSnapshot(columns.map((cells, index) => aMetric(`m${index}`, cells)));
  return { model, columns: judgeSnapshot(model, snapshot), rows: snapshot.partnerKeys.length };
};

describe('methods beside the weighted sum', () => {
  it('multiply: 57.995 where the sum is 74', () => {
    const { model, columns, rows } = judged(
      [0.4, 0.4, 0.2],
      [
        [90, 0],
        [90, 'missing'],
        [10, 100],
      ],
    );
    const counting = groupByCounting(model, columns, rows);
    const product = weightedProduct(effectiveWeights(model), columns, rows, counting);
    expect(product[0]).toBeCloseTo(57.99546134795291, 9);
    // A value of 0 counts as 1, and what is missing is left out: 100^(.2/.6).
    expect(product[1]).toBeCloseTo(100 ** (1 / 3), 9);
  });

  it('measure the distance to best and worst as TOPSIS does', () => {
    // The figures of scikit-criteria's documentation, and of numpy to all digits.
    const columns = [
      [250, 200, 300, 275],
      [16, 16, 32, 32],
      [12, 8, 16, 8],
    ].map((column) => Float64Array.from(column));
    const expected = [
      0.3610016572382472, 0.3537867060919079, 0.6462132939080921, 0.4476881999036441,
    ];
    topsis(columns, [0.4, 0.3, 0.3], [true, false, false]).forEach((closeness, row) => {
      expect(closeness).toBeCloseTo(expected[row] ?? NaN, 12);
    });
  });

  it('leave out of TOPSIS who has not all numbers, and call equals half', () => {
    expect([...topsis([Float64Array.of(1, NaN, 1), Float64Array.of(2, 5, 2)], [0.5, 0.5])]).toEqual(
      [0.5, NaN, 0.5],
    );
    expect([...topsis([], [])]).toEqual([]);
  });
});

describe('agreement of ranks', () => {
  const one = Float64Array.of(74, 58, 81, 58, 40, 66, 66);
  const other = Float64Array.of(70, 61, 77, 50, 50, 72, 60);

  it('is that of scipy, with equals on both sides', () => {
    expect(spearman(one, other)).toBeCloseTo(0.8348975218874902, 12);
    expect(kendall(one, other)).toBeCloseTo(0.7181848464596078, 12);
    expect([...averageRanks(one)]).toEqual([2, 5.5, 1, 5.5, 7, 3.5, 3.5]);
  });

  it('is not defined where one side is all alike', () => {
    const alike = new Float64Array(7).fill(3);
    expect([spearman(one, alike), kendall(one, alike)]).toEqual([null, null]);
    expect([
      spearman(one.slice(0, 1), alike.slice(0, 1)),
      kendall(new Float64Array(0), alike),
    ]).toEqual([null, null]);
  });

  it('counts pairs as the definition does, is 1 with itself and turns its sign', () => {
    const numbers = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(numbers, (pairs) => {
        const a = Float64Array.from(pairs, ([x]) => x);
        const b = Float64Array.from(pairs, ([, y]) => y);
        let [agree, tiedA, tiedB, all] = [0, 0, 0, 0];
        a.forEach((x, i) => {
          for (let j = 0; j < i; j += 1) {
            const dx = Math.sign(x - (a[j] ?? 0));
            const dy = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
            agree += dx * dy;
            tiedA += Number(dx === 0);
            tiedB += Number(dy === 0);
            all += 1;
          }
        });
        const scale = Math.sqrt((all - tiedA) * (all - tiedB));
        const tau = kendall(a, b);
        if (scale === 0) {
          expect(tau).toBeNull();
          return;
        }
        expect(tau).toBeCloseTo(agree / scale, 9);
        expect(kendall(a, a)).toBeCloseTo(1, 9);
        expect(spearman(a, a)).toBeCloseTo(1, 9);
        expect(
          kendall(
            a,
            b.map((y) => -y),
          ),
        ).toBeCloseTo(-(tau ?? 0), 9);
      }),
    );
  });
});

describe('a comparison of methods', () => {
  it('names the partners that stand furthest apart', () => {
    const { model, columns, rows } = judged(
      [0.5, 0.5],
      [
        [100, 55, 45, 30],
        [0, 35, 30, 20],
      ],
    );
    const { scores } = scorePartners(model, columns, rows);
    // The sum puts P0 (50) first; the product (10) puts it last.
    expect(compareMethod('product', model, columns, scores, 1)).toEqual({
      partners: 4,
      spearman: expect.closeTo(-0.2, 9) as number,
      kendall: expect.closeTo(0, 9) as number,
      furthest: [{ row: 0, sum: 1, other: 4 }],
    });
  });

  it('ranks only partners that both methods can rank, whatever the model', () => {
    fc.assert(
      fc.property(modelAndSnapshot, ({ model, snapshot }) => {
        const columns = judgeSnapshot(model, snapshot);
        const { scores } = scorePartners(model, columns, snapshot.partnerKeys.length);
        for (const method of ['product', 'topsis'] as const) {
          const compared = compareMethod(method, model, columns, scores);
          expect(compared.partners).toBeLessThanOrEqual(scores.filter((s) => s === s).length);
          const ranks = compared.furthest.flatMap(({ sum, other }) => [sum, other]);
          expect(ranks.every((rank) => rank >= 1 && rank <= compared.partners)).toBe(true);
        }
      }),
    );
  });
});
