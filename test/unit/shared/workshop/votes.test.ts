import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeightVote } from '#shared/model/weight-vote.ts';
import { createRandom } from '#shared/random.ts';
import { drawWeightings } from '#shared/doubt/draw-weightings.ts';
import { spearman } from '#shared/scoring/compare/rank-agreement.ts';
import { applyWeighting, hasWeighting, heldBack } from '#shared/workshop/apply-votes.ts';
import { cloudOf } from '#shared/workshop/cloud.ts';
import { countVotes } from '#shared/workshop/count-votes.ts';
import { kendallW } from '#shared/workshop/kendall-w.ts';
import { parseVotes } from '#shared/workshop/parse-votes.ts';
import { joinVotes, spreadOfVotes } from '#shared/workshop/vote-spread.ts';
import { votesSentence } from '#shared/workshop/vote-words.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';

const model = aModel({
  dimensions: [
    aDimension('p', [aCriterion('a', { weight: 0.5 }), aCriterion('b', { weight: 0.5 })], {
      weight: 0.6,
    }),
    aDimension('q', [aCriterion('c')], { weight: 0.4 }),
    aDimension('risk', [aCriterion('r')], { weight: 0.2, rules: { kind: 'takes' } }),
  ],
});
const [a, b, c] = [aCriterion('a').id, aCriterion('b').id, aCriterion('c').id];

const vote = (participant: string, weights: readonly (number | null)[]): WeightVote => ({
  id: participant,
  participant,
  weights: Object.fromEntries(
    [a, b, c].flatMap((id, index) => {
      const weight = weights[index] ?? null;
      return weight === null ? [] : [[id, weight]];
    }),
  ),
});

const votes = [vote('Ada', [50, 30, 20]), vote('Ben', [2, 1, 1]), vote('Cy', [10, 20, 10])];

describe("Kendall's W", () => {
  it('agrees with sums worked by hand, with ties', () => {
    // Ranks 1 2 3, 1 2 3, 1 3 2: sums 3 7 8, S = 14, W = 12 · 14 / (9 · 24) = 7/9.
    const three = [
      [9, 5, 1],
      [8, 4, 2],
      [7, 1, 3],
    ].map((each) => Float64Array.from(each));
    expect(kendallW(three)).toBeCloseTo(7 / 9, 12);
    // 1 2.5 2.5 and 1 2 3: sums 2 4.5 5.5, S = 6.5, T = 6, W = 78 / (4 · 24 − 12) = 13/14.
    const tied = [
      [9, 1, 1],
      [9, 5, 1],
    ].map((each) => Float64Array.from(each));
    expect(kendallW(tied)).toBeCloseTo(13 / 14, 12);
    expect(kendallW([Float64Array.of(1, 1), Float64Array.of(2, 2)])).toBeNull();
    expect(kendallW([Float64Array.of(1, 2)])).toBeNull();
  });

  it('is the mean of all rank correlations: (m · W − 1)/(m − 1), where nobody has ties', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 });
    fc.assert(
      fc.property(fc.array(order, { minLength: 2, maxLength: 5 }), (orders) => {
        const ratings = orders.map((each) => Float64Array.from(each));
        const pairs = ratings.flatMap((one, index) =>
          ratings.slice(index + 1).map((other) => spearman(one, other) ?? NaN),
        );
        const mean = pairs.reduce((sum, each) => sum + each, 0) / pairs.length;
        const w = kendallW(ratings) ?? NaN;
        expect((ratings.length * w - 1) / (ratings.length - 1)).toBeCloseTo(mean, 9);
      }),
    );
  });
});

describe('votes on weights', () => {
  it('count where every criterion has a number, and the others are named with the reason', () => {
    const found = countVotes(model, [...votes, vote('Di', [1, null, 0]), vote('Ed', [0, 0, 0])]);
    expect(found.criteria.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(found.counted.map(({ shares }) => [...shares])).toEqual([
      [0.5, 0.3, 0.2],
      [0.5, 0.25, 0.25],
      [0.25, 0.5, 0.25],
    ]);
    expect(found.left).toEqual([
      { participant: 'Di', why: 'no weight for b' },
      { participant: 'Ed', why: 'all weights are 0' },
    ]);
  });

  it('become one weighting by mean or median, and the model says that its weights are theirs', () => {
    const { counted } = countVotes(model, votes);
    expect(spreadOfVotes(counted, 3)[0]).toEqual({
      least: 0.25,
      lowerQuartile: 0.375,
      median: 0.5,
      upperQuartile: 0.5,
      most: 0.5,
      mean: expect.closeTo(1.25 / 3, 12) as number,
    });
    const median = joinVotes(counted, 3, 'median') ?? new Float64Array();
    // 0.5, 0.3 and 0.25 come to 1.05.
    expect([...median]).toEqual(
      [0.5, 0.3, 0.25].map((each) => expect.closeTo(each / 1.05, 12) as number),
    );
    expect(votesSentence(model, votes)).toBeNull();
    const applied = applyWeighting(model, joinVotes(counted, 3, 'mean') ?? []);
    expect(applied.dimensions.map(({ weight }) => weight)).toEqual([
      expect.closeTo((1.25 + 1.05) / 3, 12),
      expect.closeTo(0.7 / 3, 12),
      0.2,
    ]);
    expect(hasWeighting(applied, joinVotes(counted, 3, 'mean') ?? [])).toBe(true);
    expect(votesSentence(applied, [...votes, vote('Di', [1, null, 0])])).toBe(
      "The weights are the mean of 3 votes of a workshop (Ada, Ben, Cy), with weak agreement on their order (Kendall's W 0.43). 1 incomplete votes do not count.",
    );
  });

  it('leave what is locked, keep to limits, and say what was held back', () => {
    const shares = joinVotes(countVotes(model, votes).counted, 3, 'mean') ?? new Float64Array();
    const [p, q, risk] = model.dimensions;
    if (p === undefined || q === undefined || risk === undefined) throw new Error('three');
    const locked = { ...model, dimensions: [{ ...p, locked: true }, q, risk] };
    const applied = applyWeighting(locked, shares);
    expect(applied.dimensions.map(({ weight }) => weight)).toEqual([
      0.6,
      expect.closeTo(0.4, 12),
      0.2,
    ]);
    expect(applied.dimensions[0]?.criteria.map(({ weight }) => weight)).toEqual([
      expect.closeTo(1.25 / 2.3, 12),
      expect.closeTo(1.05 / 2.3, 12),
    ]);
    expect(heldBack(locked, shares)).toEqual([
      {
        name: 'p',
        of: null,
        by: 'lock',
        weight: 0.6,
        voted: expect.closeTo(2.3 / 3, 12) as number,
      },
    ]);
    expect(votesSentence(applied, votes)).toContain(
      'Held back by hand: p is locked at 60.0 % (voted 76.7 %).',
    );

    const rules = { ...q.rules, limits: { least: 0.3, most: 0.8 } };
    const limited = { ...model, dimensions: [p, { ...q, rules }, risk] };
    expect(applyWeighting(limited, shares).dimensions.map(({ weight }) => weight)).toEqual([
      expect.closeTo(0.7, 12),
      expect.closeTo(0.3, 12),
      0.2,
    ]);
    expect(heldBack(limited, shares).map(({ name, by }) => [name, by])).toEqual([['q', 'least']]);

    // Nothing is left to the votes, so the weights are not theirs.
    const all = [p, q].map((each) => ({
      ...each,
      locked: true,
      criteria: each.criteria.map((criterion) => ({ ...criterion, locked: true })),
    }));
    const fixed = { ...model, dimensions: [...all, risk] };
    expect(applyWeighting(fixed, shares)).toEqual(fixed);
    expect(votesSentence(fixed, votes)).toBeNull();
  });

  it('give weights that sum to 1 within limits, the same ones again, and none where limits contradict', () => {
    const weights = fc.tuple(...[a, b, c].map(() => fc.integer({ min: 1, max: 9 })));
    const isLocked = fc.tuple(...[a, b, c].map(() => fc.boolean()));
    fc.assert(
      fc.property(weights, isLocked, fc.integer({ min: 0, max: 12 }), (given, locks, least) => {
        const limited = {
          ...model,
          dimensions: model.dimensions.map((dimension, index) => ({
            ...dimension,
            locked: index === 0 && locks[0] === true,
            rules:
              index === 1
                ? { ...dimension.rules, limits: { least: least / 10, most: 1 } }
                : dimension.rules,
            criteria: dimension.criteria.map((criterion, place) => ({
              ...criterion,
              locked: locks[place + 1] === true,
            })),
          })),
        };
        const sum = given.reduce((total, each) => total + each, 0);
        const shares = given.map((each) => each / sum);
        const applied = applyWeighting(limited, shares);
        const again = applyWeighting(applied, shares);
        const [p, q] = applied.dimensions;
        expect((p?.weight ?? 0) + (q?.weight ?? 0)).toBeCloseTo(1, 9);
        expect((p?.criteria[0]?.weight ?? 0) + (p?.criteria[1]?.weight ?? 0)).toBeCloseTo(1, 9);
        if (limited.dimensions[0]?.locked === true) expect(p?.weight).toBe(0.6);
        else if (least <= 10) expect(q?.weight).toBeGreaterThanOrEqual(least / 10 - 1e-9);
        expect(again.dimensions.map(({ weight }) => weight)).toEqual(
          applied.dimensions.map(({ weight }) => expect.closeTo(weight, 9) as number),
        );
      }),
    );
  });

  it('are drawn as they are, each as often as the others, with deductions as of today', () => {
    const { counted } = countVotes(model, votes);
    const cloud = cloudOf(model, counted);
    if (cloud === null) throw new Error('no cloud');
    expect(cloud.votes.map((each) => each.map((share) => Number(share.toFixed(9))))).toEqual(
      counted.map(({ shares }) => [
        ...[...shares].map((share) => Number((share / 1.2).toFixed(9))),
        Number((0.2 / 1.2).toFixed(9)),
      ]),
    );
    const today = Float64Array.of(0.3, 0.3, 0.4, 0.2);
    const { shares } = drawWeightings(today, cloud, 3000, createRandom(7));
    const found = cloud.votes.map(([first, second]) => {
      let count = 0;
      for (let draw = 0; draw < 3000; draw += 1) {
        const at = 4 * draw;
        if (shares[at] === first && shares[at + 1] === second) count += 1;
      }
      return count;
    });
    expect(found.reduce((sum, each) => sum + each, 0)).toBe(3000);
    found.forEach((count) => expect(Math.abs(count - 1000)).toBeLessThan(150));
  });

  it('are read from lines of participant, criterion and weight, and a bad line is named', () => {
    let next = 0;
    const parse = (text: string) => parseVotes(text, model, () => `v${(next += 1)}`);
    expect(parse('participant,criterion,weight\r\nAda,A,50\nada,"b",30\n\nAda,c,20\n')).toEqual({
      ok: true,
      value: [{ id: 'v1', participant: 'Ada', weights: { [a]: 50, [b]: 30, [c]: 20 } }],
    });
    expect(parse('Ada;a;0,5')).toMatchObject({ ok: true, value: [{ weights: { [a]: 0.5 } }] });
    expect(parse('Ada,a,1\nAda,z,1')).toMatchObject({
      ok: false,
      error: { where: 'Votes on weights, line 2', expected: 'one of: a, b, c', found: 'z' },
    });
    expect(parse('Ada,a,much')).toMatchObject({ ok: false, error: { found: 'much' } });
    expect(parse('Ada,a,1\nAda,a,2')).toMatchObject({ ok: false, error: { found: 'a again' } });
    expect(parse('  ')).toMatchObject({ ok: false });
  });
});
