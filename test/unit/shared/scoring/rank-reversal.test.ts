import { describe, expect, it } from 'vitest';
import { reversalSentence } from '#renderer/features/model/checks/reversal-words.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { ReferenceRule } from '#shared/model/reference-rule.ts';
import { swappedPairs } from '#shared/scoring/compare/rank-agreement.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { rememberLevels } from '#shared/scoring/reference/peer-levels.ts';
import { reversalTrials, tryReversal } from '#shared/scoring/reference/rank-reversal.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const weighing = (reference: ReferenceRule | null = null): ScoringModel =>
  aModel({
    dimensions: [
      aDimension('d', [
        aCriterion('x', { weight: 0.5, rules: { reference } }),
        aCriterion('y', {
          weight: 0.5,
          valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
        }),
      ]),
    ],
  });

// x of 10, 20 and 100: while the last is there, 10 and 20 are worth 0 and 11.1; without it 0 and 100.
const partners = aSnapshot([aMetric('x', [10, 20, 100]), aMetric('y', [60, 40, 0])]);

const todayOf = (model: ScoringModel) => {
  const columns = judgeSnapshot(model, partners);
  const { scores } = scorePartners(model, columns, 3);
  const tiers = new Uint8Array(3);
  assignTiers(scores, tierFloors(model.tiers), tiers);
  return { columns, scores, tiers, gates: null };
};

describe('rank reversal', () => {
  it('tries those at the ends of a relative criterion, and newcomers beyond them', () => {
    const model = weighing();
    expect(reversalTrials(model, judgeSnapshot(model, partners))).toEqual([
      { kind: 'without', row: 0 },
      { kind: 'without', row: 2 },
      { kind: 'with', criterion: 0, raw: 109 },
      { kind: 'with', criterion: 0, raw: 1 },
    ]);
  });

  it('names the pair that swaps, and who changes tier', () => {
    const model = weighing();
    const today = todayOf(model);
    expect([...today.scores].map((score) => score.toFixed(3))).toEqual([
      '30.000',
      '25.556',
      '50.000',
    ]);
    const reversal = tryReversal(model, partners, today, rememberLevels(partners), {
      kind: 'without',
      row: 2,
    });
    expect(reversal).toEqual({
      trial: { kind: 'without', row: 2 },
      pairs: 1,
      examples: [{ passes: 1, passed: 0 }],
      moved: 1,
    });
    const names = { partners: ['Ash', 'Birch', 'Cedar'], criteria: [] };
    expect(reversalSentence(reversal, names)).toBe(
      'Without Cedar 1 pair swaps places and 1 partner changes tier: Birch passes Ash.',
    );
  });

  it('is the same as scoring with the newcomer among the partners', () => {
    const model = weighing();
    const trial = { kind: 'with', criterion: 0, raw: 1 } as const;
    const today = todayOf(model);
    const { pairs } = tryReversal(model, partners, today, rememberLevels(partners), trial);
    const grown = aSnapshot([aMetric('x', [10, 20, 100, 1]), aMetric('y', [60, 40, 0, 'missing'])]);
    const after = scorePartners(model, judgeSnapshot(model, grown), 4).scores.slice(0, 3);
    expect(pairs).toBe(swappedPairs(today.scores, after));
  });

  it('cannot be where references are frozen or bounds are fixed: nothing is tried', () => {
    const [x] = partners.metrics;
    const model = weighing({
      kind: 'frozen',
      on: '2026-03-01',
      by: { kind: 'all' },
      whole: { count: 3, lower: 10, upper: 100, mean: 43, squares: 4866, sorted: [10, 20, 100] },
      groups: [],
    });
    expect(x).toBeDefined();
    expect(reversalTrials(model, judgeSnapshot(model, partners))).toEqual([]);
  });

  it('is bounded', () => {
    const rows = 200;
    const many = aSnapshot(
      Array.from({ length: 40 }, (_, index) =>
        aMetric(
          `m${index}`,
          Array.from({ length: rows }, (__, row) => (row * (index + 3)) % 97),
        ),
      ),
    );
    const model = aModel({
      dimensions: [
        aDimension(
          'd',
          Array.from({ length: 40 }, (_, index) => aCriterion(`m${index}`, { weight: 1 / 40 })),
        ),
      ],
    });
    expect(reversalTrials(model, judgeSnapshot(model, many)).length).toBeLessThanOrEqual(24);
  });
});

describe('swapped pairs', () => {
  it('count equals on neither side', () => {
    expect(swappedPairs(Float64Array.of(1, 2, 3, 4), Float64Array.of(4, 3, 2, 1))).toBe(6);
    expect(swappedPairs(Float64Array.of(1, 1, 2), Float64Array.of(3, 2, 1))).toBe(2);
    expect(swappedPairs(Float64Array.of(1, 2, 3), Float64Array.of(5, 5, 5))).toBe(0);
  });
});
