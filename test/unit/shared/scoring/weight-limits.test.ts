import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondReach, reachAmong } from '#renderer/features/model/weights/reach-words.ts';
import { keepWithinLimits } from '#renderer/features/model/model-edits.ts';
import { noLimits, type WeightLimits } from '#shared/model/weight-limits.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { equaliseWeights, knotsOf, shareOut } from '#shared/scoring/set-weight.ts';
import { fillShares } from '#shared/scoring/weights/fill-shares.ts';
import { reachOf } from '#shared/scoring/weights/weight-reach.ts';
import { weightRules } from '#shared/reasons/weight-rules.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

type Drawn = readonly [weight: number, limits?: Partial<WeightLimits>, locked?: boolean];

const nodes = (drawn: readonly Drawn[]) =>
  drawn.map(([weight, limits = {}, locked = false], place) => ({
    id: String(place),
    name: `W${place}`,
    weight,
    locked,
    rules: { limits: { ...noLimits, ...limits } },
  }));

const rounded = (list: readonly { readonly weight: number }[]): readonly number[] =>
  list.map(({ weight }) => Number(weight.toFixed(9)));

const modelOf = (drawn: readonly Drawn[]) =>
  aModel({
    dimensions: [
      aDimension(
        'd',
        drawn.map(([weight, limits = {}, locked = false], place) =>
          aCriterion(`m${place}`, {
            weight,
            locked,
            rules: { limits: { ...noLimits, ...limits } },
          }),
        ),
      ),
    ],
  });

const data = aSnapshot([0, 1, 2].map((place) => aMetric(`m${place}`, [1, 2])));

describe('weight limits', () => {
  it('stop a slider, and what one sibling cannot give or take the others do', () => {
    const siblings = nodes([[0.5], [0.3, { most: 0.35 }], [0.2]]);
    // Without the limit the second would take 0.48 of 0.8.
    expect(rounded(shareOut(siblings, '0', 0.2))).toEqual([0.2, 0.35, 0.45]);
    expect(rounded(shareOut(nodes([[0.5, { least: 0.4 }], [0.3], [0.2]]), '0', 0.1))).toEqual([
      0.4, 0.36, 0.24,
    ]);
    expect(rounded(shareOut(nodes([[0.5], [0.3, { least: 0.25 }], [0.2]]), '0', 0.9))).toEqual([
      0.75, 0.25, 0,
    ]);
    const full = nodes([[0.5], [0.3, { most: 0.35 }], [0.2, { most: 0.4 }]]);
    expect(reachOf(full, '0')).toEqual({ least: 0.25, most: 1 });
    expect(rounded(shareOut(full, '0', 0))).toEqual([0.25, 0.35, 0.4]);
  });

  it('let siblings without weight take what the others cannot', () => {
    expect(
      fillShares(
        [
          { part: 1, least: 0, most: 0.3 },
          { part: 0, least: 0, most: 1 },
          { part: 0, least: 0.1, most: 0.15 },
        ],
        0.8,
      ).map((share) => Number(share.toFixed(12))),
    ).toEqual([0.3, 0.35, 0.15]);
  });

  it('that contradict each other move nothing, and the model says what would be right', () => {
    const drawn: readonly Drawn[] = [[0.5, { least: 0.6 }], [0.3, { least: 0.5 }], [0.2]];
    expect(reachOf(nodes(drawn), '0')).toBeNull();
    expect(shareOut(nodes(drawn), '0', 0.9)).toEqual(nodes(drawn));
    expect(checkModel(modelOf(drawn), data).map(({ about, message }) => [about, message])).toEqual([
      [
        'dimension-d',
        'The least weights of the criteria of d come to 110 % with those that are locked; lower or unlock some, so that they come to 100 % at most.',
      ],
    ]);
    const low = modelOf([
      [0.5, { most: 0.5 }],
      [0.3, { most: 0.3 }],
      [0.2, { most: 0.1 }],
    ]);
    expect(checkModel(low, data).map(({ message }) => message)).toEqual([
      'The greatest weights of the criteria of d come to 90 % with those that are locked; raise or unlock some, so that they come to 100 % at least.',
    ]);
    const turned = modelOf([[0.5, { least: 0.6, most: 0.4 }], [0.3], [0.2]]);
    expect(checkModel(turned, data).map(({ about }) => about)).toEqual(['criterion-m0']);
  });

  it('that a weight lies beyond are said, and it goes there when limits are saved', () => {
    const beyond = modelOf([[0.5], [0.3, { most: 0.25 }], [0.2]]);
    expect(checkModel(beyond, data).map(({ about, severity }) => [about, severity])).toEqual([
      ['criterion-m1', 'warning'],
    ]);
    const second = beyond.dimensions[0]?.criteria[1];
    const kept = keepWithinLimits(beyond, second?.id ?? aCriterion('none').id);
    expect(rounded(kept.dimensions[0]?.criteria ?? [])).toEqual([0.535714286, 0.25, 0.214285714]);
    expect(checkModel(kept, data)).toEqual([]);
  });

  it('say at the slider why it cannot move, and what a typed number must be', () => {
    const locked = nodes([[0.4], [0.35, {}, true], [0.25, {}, true]]);
    expect(reachAmong(locked, '0').note).toBe(
      'All others are locked and leave 40.0\u00a0%: unlock one to move it.',
    );
    expect(reachAmong(nodes([[1]]), '0').note).toBeNull();
    expect(beyondReach({ least: 0.1, most: 0.6 }, 70)).toBe('At most 60.0\u00a0%');
    expect(beyondReach({ least: 0.1, most: 0.6 }, 5)).toBe('At least 10.0\u00a0%');
    expect(beyondReach({ least: 0.1, most: 0.6 }, 60)).toBeNull();
  });

  it('bind equal weights too', () => {
    const equal = equaliseWeights(
      modelOf([[0.5], [0.3, { most: 0.2 }], [0.2]]),
      aCriterion('m0').id,
    );
    expect(rounded(equal.dimensions[0]?.criteria ?? [])).toEqual([0.4, 0.2, 0.4]);
  });

  it('bind the smallest joint change of weights', () => {
    const rows = weightRules(modelOf([[0.5, { least: 0.4 }], [0.3, { most: 0.35 }], [0.2]]));
    expect(
      rows
        .slice(1)
        .map(({ relation, right, coefficients }) => [
          relation,
          Number(right.toFixed(9)),
          [...Array.from(coefficients)],
        ]),
    ).toEqual([
      ['>=', -0.1, [0.6, -0.4, -0.4]],
      ['<=', 0.05, [-0.35, 0.65, -0.35]],
    ]);
  });

  it('are kept with a sum of 1 wherever the slider goes, along straight lines between knots', () => {
    const node = fc.record({
      part: fc.integer({ min: 0, max: 100 }),
      low: fc.double({ min: 0, max: 1, noNaN: true }),
      high: fc.double({ min: 0, max: 1, noNaN: true }),
      locked: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(node, { minLength: 2, maxLength: 6 }),
        fc.nat(5),
        fc.double({ min: -0.2, max: 1.2, noNaN: true }),
        (drawn, at, x) => {
          const total = drawn.reduce((sum, { part }) => sum + part, 0);
          fc.pre(total > 0);
          const siblings = nodes(
            drawn.map(({ part, low, high, locked }): Drawn => {
              const weight = part / total;
              return [weight, { least: weight * low, most: weight + (1 - weight) * high }, locked];
            }),
          );
          const id = String(at % siblings.length);
          const moved = shareOut(siblings, id, x);
          expect(Math.abs(moved.reduce((sum, { weight }) => sum + weight, 0) - 1)).toBeLessThan(
            1e-9,
          );
          moved.forEach(({ weight, locked, rules: { limits } }, place) => {
            const before = siblings[place]?.weight ?? NaN;
            if (locked && String(place) !== id) expect(weight).toBe(before);
            expect(weight).toBeGreaterThan(limits.least - 1e-9);
            expect(weight).toBeLessThan(limits.most + 1e-9);
          });
          const knots = knotsOf(siblings, id);
          knots.slice(1).forEach((to, place) => {
            const from = knots[place] ?? 0;
            const [start, half, end] = [from, (from + to) / 2, to].map((each) =>
              shareOut(siblings, id, each),
            );
            half?.forEach(({ weight }, each) => {
              const straight = ((start?.[each]?.weight ?? 0) + (end?.[each]?.weight ?? 0)) / 2;
              expect(Math.abs(weight - straight)).toBeLessThan(1e-9);
            });
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
