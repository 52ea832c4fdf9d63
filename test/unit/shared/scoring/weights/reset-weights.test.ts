import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { setLocked, setWeight } from '#shared/scoring/set-weight.ts';
import { differsInWeights, resetWeights, weightIn } from '#shared/scoring/weights/reset-weights.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';

const modelOf = (shares: readonly number[]): ScoringModel => {
  const sum = shares.reduce((total, each) => total + each, 0);
  return aModel({
    dimensions: [
      aDimension(
        'all',
        shares.map((share, index) => aCriterion(`m${index}`, { weight: share / sum })),
      ),
    ],
  });
};
const weights = ({ dimensions }: ScoringModel): readonly number[] =>
  dimensions.flatMap(({ criteria }) => criteria.map(({ weight }) => weight));

describe('weights as they were in an earlier model', () => {
  it('come back exactly, whatever was moved since', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 });
    const moves = fc.array(fc.tuple(fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(shares, moves, (start, steps) => {
        const earlier = modelOf(start);
        const moved = steps.reduce(
          (model, [place, weight]) => setWeight(model, aCriterion(`m${place}`).id, weight),
          earlier,
        );
        const reset = resetWeights(moved, earlier);
        expect(weights(reset)).toEqual(weights(earlier));
        expect(differsInWeights(reset, earlier)).toBe(false);
      }),
    );
  });

  it('leave a locked weight and a criterion that is new where they are, and the others share the rest', () => {
    const earlier = modelOf([50, 30, 20]);
    const id = aCriterion('m0').id;
    const locked = setLocked(setWeight(earlier, id, 0.2), id, true);
    expect(weights(resetWeights(locked, earlier))).toEqual([
      0.2,
      expect.closeTo(0.8 * 0.6, 12),
      expect.closeTo(0.8 * 0.4, 12),
    ]);
    const grown = modelOf([40, 40, 0.0001, 20]);
    const reset = weights(resetWeights(grown, earlier));
    expect(reset[3]).toBe(weights(grown)[3]);
    expect(reset.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect((reset[0] ?? 0) / (reset[1] ?? 1)).toBeCloseTo(5 / 3, 9);
  });

  it('stay within the limits of now', () => {
    const earlier = modelOf([50, 30, 20]);
    const [dimension] = earlier.dimensions;
    const limited = aModel({
      dimensions: [
        aDimension('all', [
          aCriterion('m0', {
            weight: 0.3,
            rules: { ...aCriterion('m0').rules, limits: { least: 0, most: 0.4 } },
          }),
          aCriterion('m1', { weight: 0.4 }),
          aCriterion('m2', { weight: 0.3 }),
        ]),
      ],
    });
    expect(dimension).toBeDefined();
    const reset = weights(resetWeights(limited, earlier));
    expect(reset[0]).toBeLessThanOrEqual(0.4);
    expect(reset.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(weightIn(earlier, aCriterion('gone').id)).toBeNull();
  });
});
