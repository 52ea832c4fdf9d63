import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelSentence } from '#shared/scoring/model-sentence.ts';
import { unweighedMetrics, weighMetrics } from '#shared/scoring/weigh-metrics.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';

const metric = (code: string, higherIsBetter = true) => ({ code, name: code, higherIsBetter });

const ids = (): (() => string) => {
  let id = 0;
  return () => `new-${(id += 1)}`;
};

describe('metrics of a later import', () => {
  it('get a dimension of their own, at the share of one among equals', () => {
    const before = aModel({
      dimensions: [
        aDimension('sales', [aCriterion('revenue')], { weight: 0.75 }),
        aDimension('care', [aCriterion('calls')], { weight: 0.25 }),
        aDimension('risk', [aCriterion('late')], { weight: 0.1, rules: { kind: 'takes' } }),
      ],
    });
    const metrics = [metric('revenue'), metric('margin'), metric('delay', false)];
    const after = weighMetrics(before, metrics, 'Sales', ids());
    expect(after.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
      ['sales', 0.5],
      ['care', expect.closeTo(1 / 6, 12)],
      ['risk', 0.1],
      ['Sales 2', expect.closeTo(1 / 3, 12)],
    ]);
    expect(
      after.dimensions[3]?.criteria.map(({ metricCode, weight, valueFunction }) => [
        metricCode,
        weight,
        valueFunction,
      ]),
    ).toEqual([
      ['margin', 0.5, { method: 'minmax', direction: 'higher' }],
      ['delay', 0.5, { method: 'minmax', direction: 'lower' }],
    ]);
    expect(unweighedMetrics(after, metrics)).toEqual([]);
    expect(weighMetrics(after, metrics, 'Sales', ids())).toBe(after);
  });

  it('leave locked dimensions as they are, keep the proportions of the others, and sum to 1', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    const parts = fc.array(fc.record({ share, locked: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 8 }), (all, count) => {
        const sum = all.reduce((total, each) => total + each.share, 0);
        const dimensions = all.map((each, place) =>
          aDimension(`d${place}`, [aCriterion(`c${place}`)], {
            weight: each.share / sum,
            locked: each.locked,
          }),
        );
        const metrics = Array.from({ length: count }, (_, place) => metric(`m${place}`));
        const after = weighMetrics(aModel({ dimensions }), metrics, 'New', ids()).dimensions;
        const total = after.reduce((held, { weight }) => held + weight, 0);
        expect(total).toBeCloseTo(1, 9);
        const ratios = dimensions.flatMap(({ locked, weight }, place) => {
          const now = after[place]?.weight ?? NaN;
          if (locked) expect(now).toBe(weight);
          return locked ? [] : [now / weight];
        });
        for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0] ?? NaN, 9);
        expect(after.at(-1)?.criteria).toHaveLength(count);
      }),
    );
  });

  it('are named, the first four of many, with what to do about them', () => {
    const model = aModel({ dimensions: [aDimension('sales', [aCriterion('a')])] });
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => metric(code));
    const start = `The model now has 1 criterion in 1 dimension, and ${model.tiers.length} tiers.`;
    expect(modelSentence(model, many, 'weigh them')).toBe(
      `${start} Not weighed yet: b, c, d, e and 1 more; weigh them.`,
    );
    expect(modelSentence(model, many.slice(0, 1), 'weigh them')).toBe(start);
    expect(modelSentence(aModel({ dimensions: [] }), [], 'weigh them')).toBe(
      'Nothing is weighed yet: the first metrics that are imported become the first criteria.',
    );
  });
});
