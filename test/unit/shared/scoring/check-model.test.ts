import { describe, expect, it } from 'vitest';
import { noTierCard } from '#shared/model/tier-card.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { proposeModel } from '#shared/scoring/propose-model.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const snapshot = aSnapshot([
  aMetric('revenue', [1, 2]),
  aMetric('growth', [3, 4]),
  aMetric('reach', [5, 6]),
]);
const messages = (...args: Parameters<typeof checkModel>): readonly string[] =>
  checkModel(...args).map(
    ({ severity, about, message }) => `${severity} ${about ?? '–'}: ${message}`,
  );

describe('checking a model', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(messages(aModel(), snapshot)).toEqual([]);
  });

  it('says what is wrong and what would be right', () => {
    const model = aModel({
      dimensions: [
        aDimension('d', [
          aCriterion('revenue', { weight: 0.5 }),
          aCriterion('growth', {
            weight: 0.4,
            name: 'Revenue ',
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 5, upper: 5 },
          }),
        ]),
      ],
      tiers: [aTier('Gold', 40), aTier('Silver', 70), aTier('gold', 10)],
    });
    expect(messages(model, snapshot)).toEqual([
      'error dimension-d: The weights of the criteria of d sum to 90.00 %; they must sum to 100 %.',
      'error criterion-growth: Another criterion of this dimension is called "Revenue " too; give each a name of its own.',
      'error tier-gold: Another tier is called "gold" too; give each a name of its own.',
      'error tier-Silver: The line of Silver (70) must be below that of the tier above (40).',
      'error tier-gold: gold is the lowest tier and takes everybody; remove its line.',
      'error criterion-growth: The lower goalpost of Revenue  (5) must be below the upper one (5).',
    ]);
  });

  it('warns of tiers that look alike', () => {
    const blue = { card: { ...noTierCard, colour: 'blue' as const } };
    const model = aModel({
      tiers: [
        aTier('Gold', 70),
        aTier('Silver', 40),
        aTier('Bronze', 20, { shape: 'bar', rules: blue }),
        aTier('Iron', null, { rules: blue }),
      ],
    });
    expect(messages(model, snapshot)).toEqual([
      'warning tier-Iron: Iron looks like Gold; give it another shape, or another colour at least.',
    ]);
  });

  it('warns about data that decide nothing', () => {
    const data = aSnapshot(
      [aMetric('revenue', [7, 7]), aMetric('growth', ['missing', 'missing'])],
      [anAttribute('tier', ['Platinum', ''], { role: 'currentTier' })],
    );
    expect(messages(aModel(), data)).toEqual([
      'warning criterion-revenue: Every partner has the same revenue; it tells nobody apart and counts as 50 for all.',
      'warning criterion-growth: growth has no value for any partner.',
      'warning criterion-reach: No imported file delivers "reach", so reach is missing for everybody.',
      'warning –: Some partners have a tier of today that the model does not know: Platinum. Name a tier so, or they count as having none.',
    ]);
  });

  it('asks for a criterion where there is none', () => {
    expect(messages(aModel({ dimensions: [] }), snapshot)).toEqual([
      'error –: There is no criterion to judge by; add one from the metrics that were imported.',
    ]);
  });
});

describe('proposing a model', () => {
  it('judges by every metric at equal weight, in its own direction', () => {
    let id = 0;
    const data = aSnapshot([
      aMetric('revenue', [1, 2]),
      aMetric('delay', [1, 2], { higherIsBetter: false }),
    ]);
    const model = proposeModel(aModel({ dimensions: [] }), data, () => `new-${(id += 1)}`);
    expect(
      model.dimensions.map(({ criteria }) =>
        criteria.map(({ metricCode, weight, valueFunction }) => [
          metricCode,
          weight,
          valueFunction,
        ]),
      ),
    ).toEqual([
      [
        ['revenue', 0.5, { method: 'minmax', direction: 'higher' }],
        ['delay', 0.5, { method: 'minmax', direction: 'lower' }],
      ],
    ]);
    expect(checkModel(model, data)).toEqual([]);
  });

  it('leaves a model alone that somebody made', () => {
    expect(proposeModel(aModel(), snapshot, () => 'new')).toEqual(aModel());
  });
});
