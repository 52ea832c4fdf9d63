import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLines, startingLines } from '#shared/scoring/first-lines.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const start = aModel({
  dimensions: [aDimension('performance', [aCriterion('revenue')])],
  tiers: [
    aTier('Strategic', startingLines[0]),
    aTier('Growth', startingLines[1]),
    aTier('Core', null),
  ],
});

const judged = (model: typeof start, values: readonly number[], lower = 0, upper = 100) => {
  const dimension = aDimension('performance', [
    aCriterion('revenue', {
      valueFunction: { method: 'goalposts', direction: 'higher', lower, upper },
    }),
  ]);
  return firstLines(
    { ...model, dimensions: [dimension] },
    aSnapshot([aMetric('revenue', values)]),
  ).tiers.map(({ line }) => line);
};

describe('the lines of a first model', () => {
  it('stay where somebody reaches the highest tier', () => {
    expect(judged(start, [1, 2, 3, 4, 70])).toEqual([70, 45, null]);
    const many = Array.from({ length: 60 }, (_, place) => place / 2);
    expect(judged(start, [...many, 90])[0]).toBe(27);
    expect(judged(start, [...many, 90, 80])).toEqual([70, 45, null]);
  });

  it('go where a tenth and four tenths of the partners are above, as round numbers', () => {
    const values = Array.from({ length: 11 }, (_, place) => place * 4.3);
    // The ten steps between 0 and 43: nine tenths of the way is 38.7, six tenths is 25.8.
    expect(judged(start, values)).toEqual([38, 25, null]);
  });

  it('have a decimal where whole points would not tell the tiers apart', () => {
    const values = Array.from({ length: 11 }, (_, place) => 0.1 + place * 0.08);
    expect(judged(start, values)).toEqual([0.8, 0.5, null]);
  });

  it('stay where the scores are all alike, where nobody has one, and where somebody changed them', () => {
    expect(judged(start, [3, 3, 3])).toEqual([70, 45, null]);
    expect(judged(start, [])).toEqual([70, 45, null]);
    const own = { ...start, tiers: [aTier('A', 80), aTier('B', 45), aTier('C', null)] };
    expect(judged(own, [1, 2, 3, 4, 5])).toEqual([80, 45, null]);
  });

  it('descend, and leave about the stated shares above, whatever the scores are', () => {
    const scores = fc.array(fc.double({ min: 1, max: 69, noNaN: true }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(scores, (values) => {
        const [first = null, second = null] = judged(start, values);
        if (first === null || second === null) throw new Error('two tiers have lines');
        expect(first).toBeGreaterThan(second);
        if (first === startingLines[0]) return;
        const above = (line: number): number =>
          values.filter((value) => value >= line).length / values.length;
        // A line between two partners, as quantiles are, may leave one of them below.
        expect(above(first)).toBeGreaterThanOrEqual(0.1 - 1 / values.length);
        expect(above(second)).toBeGreaterThanOrEqual(0.4 - 1 / values.length);
      }),
    );
  });
});
