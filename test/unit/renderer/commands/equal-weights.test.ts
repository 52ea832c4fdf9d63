import { describe, expect, it } from 'vitest';
import { withEqualWeights } from '#renderer/commands/equal-weights.ts';
import { effectiveWeights } from '#shared/scoring/criteria.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';

const three = [aCriterion('a', { weight: 0.7 }), aCriterion('b', { weight: 0.3 })] as const;

describe('equal weights', () => {
  it('give every criterion the same share of the score', () => {
    const weights = effectiveWeights(withEqualWeights(aModel()));
    expect(Array.from(weights)).toEqual([1, 1, 1].map(() => expect.closeTo(1 / 3, 12) as unknown));
  });

  it('leave locked weights alone', () => {
    const model = aModel({
      dimensions: [
        aDimension('x', three, { weight: 0.8, locked: true }),
        aDimension('y', [aCriterion('c')], { weight: 0.2 }),
      ],
    });
    expect(withEqualWeights(model).dimensions.map(({ weight }) => weight)).toEqual([0.8, 0.2]);
    expect(Array.from(effectiveWeights(withEqualWeights(model)))).toEqual([0.4, 0.4, 0.2]);
  });

  it('change nothing where there is no criterion', () => {
    const model = aModel({ dimensions: [aDimension('x', [])] });
    expect(withEqualWeights(model)).toEqual(model);
  });
});
