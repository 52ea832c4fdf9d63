import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWeightings } from '#shared/doubt/draw-weightings.ts';
import { acceptTiers, sharesOf } from '#shared/doubt/tier-acceptability.ts';
import { createRandom } from '#shared/random.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { noTier, tierFloors } from '#shared/scoring/tiers.ts';
import { aCriterion, aDimension, aModel, aTier } from '../../../fixtures/a-model.ts';
import { aMetric, aSnapshot, type Cell } from '../../../fixtures/a-snapshot.ts';

const asTheyAre = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 } as const;

const modelOf = (codes: readonly string[], lines: readonly number[]) =>
  aModel({
    dimensions: [
      aDimension(
        'all',
        codes.map((code) =>
          aCriterion(code, { weight: 1 / codes.length, valueFunction: asTheyAre }),
        ),
      ),
    ],
    tiers: [...lines.map((line) => aTier(`Above ${line}`, line)), aTier('Below', null)],
  });

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom('missing', 'noActivity', 'notApplicable') },
);

describe('the acceptability of tiers', () => {
  it('is a third for values of 90, 60 and 50 and a line at 70, by geometry', () => {
    const model = modelOf(['a', 'b', 'c'], [70]);
    const snapshot = aSnapshot([aMetric('a', [90]), aMetric('b', [60]), aMetric('c', [50])]);
    const columns = judgeSnapshot(model, snapshot);
    const weightings = drawWeightings(
      effectiveWeights(model),
      { kind: 'any' },
      200_000,
      createRandom(1),
    );
    const shares = sharesOf(acceptTiers(model, columns, 1, weightings), 0);
    expect(shares.byTier[0]).toBeCloseTo(1 / 3, 2);
    expect(shares.byTier[0]).toBe(1 - (shares.byTier[1] ?? 0));
    expect(shares.without).toBeCloseTo(0, 12);
  });

  it('of one weighting is the tier that scoring gives, for every partner, gaps or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 40 }),
        (partners) => {
          const codes = ['a', 'b', 'c', 'd', 'e'];
          const model = modelOf(codes, [70, 50, 30]);
          const snapshot = aSnapshot(
            codes.map((code, index) =>
              aMetric(
                code,
                partners.map((cells) => cells[index] ?? 'missing'),
              ),
            ),
          );
          const rows = partners.length;
          const columns = judgeSnapshot(model, snapshot);
          const { scores } = scorePartners(model, columns, rows);
          const tiers = new Uint8Array(rows);
          assignTiers(scores, tierFloors(model.tiers), tiers);
          const one = { criteria: 5, count: 1, shares: effectiveWeights(model) };
          const accepted = acceptTiers(model, columns, rows, one);
          const found = Array.from(tiers, (_, row) => {
            const place = sharesOf(accepted, row).byTier.indexOf(1);
            return place === -1 ? noTier : place;
          });
          expect(found).toEqual([...tiers]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('counts every weighting of every partner once, over blocks of partners and weightings', () => {
    const model = modelOf(['a', 'b'], [50]);
    const random = createRandom(3);
    const draw = (): readonly number[] => Array.from({ length: 2500 }, () => 100 * random.share());
    const snapshot = aSnapshot([aMetric('a', draw()), aMetric('b', draw())]);
    const columns = judgeSnapshot(model, snapshot);
    const weightings = drawWeightings(
      effectiveWeights(model),
      { kind: 'band', share: 0.5 },
      150,
      random,
    );
    const { counts } = acceptTiers(model, columns, 2500, weightings);
    const sums = Array.from({ length: 2500 }, (_, row) =>
      counts.subarray(2 * row, 2 * row + 2).reduce((sum, found) => sum + found, 0),
    );
    expect(new Set(sums)).toEqual(new Set([150]));
  });

  it('does not exist where too little is known', () => {
    const model = modelOf(['a', 'b', 'c'], [70]);
    const snapshot = aSnapshot([
      aMetric('a', ['missing', 10]),
      aMetric('b', ['missing', 10]),
      aMetric('c', ['missing', 10]),
    ]);
    const columns = judgeSnapshot(model, snapshot);
    const weightings = drawWeightings(
      effectiveWeights(model),
      { kind: 'any' },
      10,
      createRandom(1),
    );
    const accepted = acceptTiers(model, columns, 2, weightings);
    expect([sharesOf(accepted, 0), sharesOf(accepted, 1)]).toEqual([
      { byTier: [0, 0], without: 1 },
      { byTier: [0, 1], without: 0 },
    ]);
  });
});
