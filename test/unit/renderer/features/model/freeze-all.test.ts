import { describe, expect, it } from 'vitest';
import { countFrozen, freezeAll, thawAll } from '#renderer/features/model/settings/freeze-all.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

describe('freezing whom partners are measured against', () => {
  it('is taken back by thawing: who followed the model follows it again, who did not keeps its peers', () => {
    const peers = { kind: 'peers', attributes: ['region'], minimum: 1, shrinkage: 0 } as const;
    const model = aModel({
      dimensions: [
        aDimension('performance', [
          aCriterion('revenue', { weight: 0.5 }),
          aCriterion('growth', { weight: 0.5, rules: { reference: peers } }),
        ]),
      ],
    });
    const snapshot = aSnapshot(
      [aMetric('revenue', [1, 2, 3]), aMetric('growth', [4, 6, 8])],
      [anAttribute('region', ['North', 'North', 'South'])],
    );
    const frozen = freezeAll(model, snapshot, '2026-03-01');
    expect([countFrozen(frozen), countFrozen(thawAll(frozen))]).toEqual([2, 0]);
    expect(thawAll(frozen)).toEqual(model);
  });
});
