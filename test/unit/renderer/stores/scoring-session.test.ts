import { describe, expect, it } from 'vitest';
import { createScoringSession } from '#renderer/stores/scoring-session.ts';
import type { DimensionId, TierId } from '#shared/model/ids.ts';
import type { TierCut } from '#shared/model/tier-cut.ts';
import { columnsOfTiers } from '#shared/ladder/ladder-state.ts';
import { setWeight } from '#shared/scoring/set-weight.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aParallelModel } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

/** Numbers that no two partners share, far from even. */
const numbers = (factor: number): readonly number[] =>
  Array.from({ length: 60 }, (_, row) => ((row * factor) % 61) ** 1.5);

const snapshot = aSnapshot([
  aMetric('revenue', numbers(7), { unit: 'EUR' }),
  aMetric('growth', numbers(11)),
  aMetric('reach', numbers(23)),
]);

const cut = (of: TierCut) => ({ cut: of, fixedCost: 10, rate: 0.5 });
const model = aModel({
  tiers: [
    aTier('Gold', 70, {
      rules: {
        ...cut({ by: 'count', count: 7, ties: 'allIn' }),
        gates: [aGate('growth', 'atLeast', 40)],
      },
    }),
    aTier('Silver', 40, { rules: cut({ by: 'budget', amount: 900, ties: 'allOut' }) }),
    aTier('Bronze', 20, { rules: cut({ by: 'share', share: 0.2, ties: 'allIn' }) }),
    aTier('Iron', null),
  ],
  rules: { moneyMetric: 'revenue' },
});

describe('a session with lines that follow from the partners', () => {
  it('cuts each frame of a drag as a full scoring cuts the model it comes to', () => {
    const session = createScoringSession(snapshot, 20_000);
    const id = 'dimension-performance' as DimensionId;
    for (const weight of [0.75, 0.5, 0.31, 0, 1]) {
      const after = setWeight(model, id, weight);
      const live = session.moveWeight(model, after, id, weight);
      const shown = {
        tiers: [...live.tiers],
        counts: live.counts,
        lines: live.settled.lines,
        bill: live.bill,
      };
      const full = createScoringSession(snapshot, 20_000).score(after);
      expect(shown).toEqual({
        tiers: [...full.tiers],
        counts: full.counts,
        lines: full.settled.lines,
        bill: full.bill,
      });
      expect(shown.counts.byTier[0]).toBe(7);
      expect(shown.bill?.then.byTier[1]).toBeLessThanOrEqual(900);
      expect(shown.lines[1]?.cost).toBeCloseTo(shown.bill?.then.byTier[1] ?? NaN, 6);
    }
  });

  it('cuts partners of another ladder by its own lines, in a frame as in a full scoring', () => {
    const labelled = {
      ...snapshot,
      attributes: [
        anAttribute(
          'type',
          Array.from({ length: 60 }, (_, row) => (row % 3 === 0 ? 'Supplier' : 'Reseller')),
        ),
      ],
    };
    const plain = [aTier('Gold', 60), aTier('Silver', 30), aTier('Bronze', null)];
    const id = 'dimension-performance' as DimensionId;
    for (const main of [plain, model.tiers]) {
      const laddered = aParallelModel(
        main,
        [
          {
            labels: ['Supplier'],
            tiers: [
              aTier('Lead', 55, { rules: { gates: [aGate('growth', 'atLeast', 40)] } }),
              aTier('Core', 25),
              aTier('Base', null),
            ],
          },
        ],
        { dimensions: model.dimensions, rules: { moneyMetric: 'revenue' } },
      );
      const session = createScoringSession(labelled, 20_000);
      for (const weight of [0.75, 0.5, 0.31, 0, 1]) {
        const after = setWeight(laddered, id, weight);
        const live = session.moveWeight(laddered, after, id, weight);
        const shown = { tiers: [...live.tiers], counts: live.counts, bill: live.bill };
        const full = createScoringSession(labelled, 20_000).score(after);
        expect(shown).toEqual({ tiers: [...full.tiers], counts: full.counts, bill: full.bill });
        const lowest = main.length - 1;
        expect(shown.tiers.every((tier, row) => tier > lowest === (row % 3 === 0))).toBe(true);
        expect(new Set(shown.tiers.filter((tier) => tier > lowest)).size).toBeGreaterThan(1);
      }
    }
  });

  it('finds the cut of a kind that puts a line where it lies already', () => {
    const { settled, cutAt, tiers } = createScoringSession(snapshot, 20_000).score(model);
    const line = settled.model.tiers[0]?.line ?? NaN;
    expect(cutAt(0, { by: 'count', count: 0, ties: 'allOut' }, line)).toEqual({
      by: 'count',
      count: 7,
      ties: 'allOut',
    });
    const share = cutAt(0, { by: 'share', share: 0, ties: 'allIn' }, line);
    const again = createScoringSession(snapshot, 20_000).score({
      ...model,
      tiers: model.tiers.map((tier, index) =>
        index === 0 ? { ...tier, rules: { ...tier.rules, cut: share } } : tier,
      ),
    });
    expect([...again.tiers]).toEqual([...tiers]);
  });
});

describe('a session over partners whose reviews were recorded', () => {
  it('knows a tier of the last review by its id, also where another takes over its name', () => {
    const ladder = aModel();
    const tierIds = ladder.tiers.map(({ id }) => id);
    const codes = Uint8Array.from({ length: 60 }, (_, row) => row % 3);
    const reviewed = {
      ...snapshot,
      standing: { tierIds, review: { number: 1, day: 19_900 }, columns: columnsOfTiers(codes, 3) },
    };
    const renewed = {
      ...ladder,
      tiers: ladder.tiers.with(0, { ...aTier('Gold', 70), id: 'tier-new' as TierId }),
    };
    const session = createScoringSession(reviewed, 20_000);
    expect([...session.score(ladder).currentTiers]).toEqual([...codes]);
    expect([...session.score(renewed).currentTiers]).toEqual(
      Array.from(codes, (code) => (code === 0 ? noTier : code)),
    );
  });
});
