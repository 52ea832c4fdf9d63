import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { TierCut } from '#shared/model/tier-cut.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { createBillBase } from '#shared/scoring/bill.ts';
import { createGateTable, judgePartner, passGates, tierWithin } from '#shared/scoring/gates.ts';
import type { LineBasis } from '#shared/scoring/lines/candidates.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { cutAtLine } from '#shared/scoring/lines/cut-at-line.ts';
import { settledSentence } from '#shared/scoring/lines/line-words.ts';
import { settleLines } from '#shared/scoring/lines/settle-lines.ts';
import { noTier, tierFloors, tierOfMicros, toMicros } from '#shared/scoring/tiers.ts';
import { aGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const byCount = (count: number, ties: 'allIn' | 'allOut' = 'allIn'): TierCut => ({
  by: 'count',
  count,
  ties,
});
const byBudget = (amount: number, ties: 'allIn' | 'allOut' = 'allOut'): TierCut => ({
  by: 'budget',
  amount,
  ties,
});

const costs = { fixedCost: 100, rate: 0.1 };

/** Gold, Silver and Bronze cut as said; a gate on Gold and a veto above Silver where asked. */
const cutModel = (gold: TierCut, silver: TierCut, isGated = false): ScoringModel =>
  aModel({
    tiers: [
      aTier('Gold', 70, {
        rules: { cut: gold, ...costs, gates: isGated ? [aGate('engineers', 'atLeast', 2)] : [] },
      }),
      aTier('Silver', 40, { rules: { cut: silver, ...costs } }),
      aTier('Bronze', null),
    ],
    rules: {
      moneyMetric: 'revenue',
      vetoes: isGated ? [aVeto('Bronze', aGate('engineers', 'equals', 7))] : [],
    },
  });

const basisOf = (
  model: ScoringModel,
  scores: readonly number[],
  engineers: readonly number[] = scores.map(() => 2),
  revenue: readonly number[] = scores.map(() => 1000),
): LineBasis & { readonly snapshot: ReturnType<typeof aSnapshot> } => {
  const snapshot = aSnapshot([aMetric('engineers', engineers), aMetric('revenue', revenue)]);
  return {
    snapshot,
    scores: Float64Array.from(scores),
    gates: createGateTable(model, snapshot),
    money: createBillBase(model, snapshot).money,
  };
};

/** The tiers that a settled model gives, by the cut that everything else uses. */
const tiersOf = (model: ScoringModel, { scores, gates }: LineBasis): Uint8Array => {
  const tiers = new Uint8Array(scores.length);
  passGates(gates, tiers, assignTiers(scores, tierFloors(model.tiers), tiers));
  return tiers;
};

const sentenceOf = (
  { lines: [first] }: ReturnType<typeof settleLines>,
  names: readonly string[],
  unit: string,
): string => (first === undefined ? '' : settledSentence(first, names, unit));

/** What is said of the tiers alone. */
const findingsOf = (found: ReturnType<typeof settleLines>) =>
  checkSettled(found, aSnapshot([aMetric('revenue', [1, 2]), aMetric('engineers', [1, 2])])).filter(
    ({ about }) => about?.startsWith('tier-') === true,
  );

const settled = (model: ScoringModel, basis: LineBasis) => {
  const found = settleLines(model, basis);
  return { ...found, tiers: [...tiersOf(found.model, basis)] };
};

describe('lines that follow from the partners', () => {
  it('hold the best so many, tier after tier, and are the score of the last who is in', () => {
    const model = cutModel(byCount(2), byCount(1));
    const found = settled(model, basisOf(model, [50, 90, 80, 70, NaN, 60]));
    expect(found.tiers).toEqual([2, 0, 0, 1, noTier, 2]);
    expect(found.lines.map(({ line, inside, seats, tied }) => [line, inside, seats, tied])).toEqual(
      [
        [80, 2, 2, []],
        [70, 1, 1, []],
      ],
    );
    expect(found.model.tiers.map(({ line, rules }) => [line, rules.cut.by])).toEqual([
      [80, 'score'],
      [70, 'score'],
      [null, 'score'],
    ]);
  });

  it('hold a share of those with a score, rounded down', () => {
    const model = cutModel({ by: 'share', share: 0.29, ties: 'allIn' }, { by: 'score' });
    const scores = Array.from({ length: 101 }, (_, row) => (row === 0 ? NaN : row * 0.5));
    const found = settled(model, basisOf(model, scores));
    expect(found.lines[0]?.seats).toBe(29);
    expect(found.tiers.filter((tier) => tier === 0).length).toBe(29);
  });

  it('take or leave together who shares the score at the line, and name them', () => {
    const scores = [90, 80, 80, 80, 10];
    const inside = cutModel(byCount(2), byCount(0));
    const basis = basisOf(inside, scores);
    expect(settled(inside, basis).tiers).toEqual([0, 0, 0, 0, 2]);
    const out = cutModel(byCount(2, 'allOut'), byCount(0));
    const found = settled(out, basis);
    expect(found.tiers).toEqual([0, 2, 2, 2, 2]);
    expect(sentenceOf(found, ['A', 'B', 'C', 'D', 'E'], 'EUR')).toBe(
      'From 90 points; 1 partner. B, C, D share the score at the line and are all out.',
    );
    // Scores that differ by less than a millionth are equal.
    const hair = basisOf(inside, [90, 80.0000001, 80, 79]);
    expect(settled(cutModel(byCount(2, 'allOut'), byCount(0)), hair).tiers).toEqual([0, 2, 2, 2]);
  });

  it('find a tie under a budget whichever of the equals comes first', () => {
    const model = cutModel(byBudget(160, 'allIn'), byCount(0));
    // 100 + 10 % of revenue: 300 would not fit, 150 would.
    for (const revenue of [
      [2000, 500],
      [500, 2000],
    ]) {
      const found = settled(model, basisOf(model, [80, 80], [2, 2], revenue));
      expect([found.tiers, found.lines[0]?.tied]).toEqual([
        [0, 0],
        [0, 1],
      ]);
    }
  });

  it('hold as many as the money carries, and stop at the first who does not fit', () => {
    const model = cutModel(byBudget(450), byCount(1));
    // 100 + 10 % of revenue: 150, 200, 300, 110.
    const found = settled(
      model,
      basisOf(model, [90, 80, 70, 60], [2, 2, 2, 2], [500, 1000, 2000, 100]),
    );
    expect(found.tiers).toEqual([0, 0, 1, 2]);
    expect(found.lines[0]).toMatchObject({ line: 80, inside: 2, cost: 350, seats: null, tied: [] });
    expect(sentenceOf(found, [], 'EUR')).toBe('From 80 points; 2 partners for 350 EUR.');
  });

  it('leave their seats to those who pass the gates', () => {
    const model = cutModel(byCount(2), byCount(2), true);
    const found = settled(model, basisOf(model, [90, 80, 70, 60, 50], [1, 2, 7, 2, 2]));
    // The first fails the gate of Gold and is held back into Silver; the third is vetoed into Bronze.
    expect(found.tiers).toEqual([1, 0, 2, 0, 1]);
    expect(found.lines[1]).toMatchObject({ inside: 2, heldBack: 1, seats: 2, line: 50 });
  });

  it('say where more are held back into a tier than it was to hold', () => {
    const model = cutModel(byCount(1), byCount(1), true);
    const found = settleLines(model, basisOf(model, [90, 80, 70, 60], [1, 1, 2, 2]));
    expect([...tiersOf(found.model, basisOf(model, [90, 80, 70, 60], [1, 1, 2, 2]))]).toEqual([
      1, 1, 0, 2,
    ]);
    expect(findingsOf(found).map(({ message }) => message)).toEqual([
      '2 partners are held back from above into Silver, which was to hold 1.',
    ]);
  });

  it('explain in place a fixed line that is not below the one above', () => {
    const model = cutModel(byCount(3), { by: 'score' });
    const found = settleLines(model, basisOf(model, [90, 80, 30, 20]));
    expect(findingsOf(found)).toEqual([
      {
        severity: 'error',
        about: 'tier-Silver',
        message: 'The line of Silver (40) must be below that of the tier above (30).',
      },
    ]);
  });

  it('refuse a budget for a tier that costs nothing', () => {
    const free = aModel({
      tiers: [aTier('Gold', 70, { rules: { cut: byBudget(100) } }), aTier('Bronze', null)],
    });
    expect(
      findingsOf(settleLines(free, basisOf(free, [90, 80]))).map(({ message }) => message),
    ).toEqual([
      'Gold costs nothing, so any amount carries everybody; say what a partner costs, or set the line another way.',
    ]);
  });

  it('let nobody in where there is nobody, or no seat', () => {
    const model = cutModel(byCount(0), byBudget(10));
    const found = settled(model, basisOf(model, [100, 50]));
    expect(found.tiers).toEqual([2, 2]);
    expect(found.lines.map(({ line }) => line)).toEqual([100.0001, 100.000099]);
    const none = settleLines(model, basisOf(model, [NaN]));
    expect(none.lines.map(({ inside }) => inside)).toEqual([0, 0]);
    expect(findingsOf(none).map(({ message }) => message)).toEqual([
      'Nobody is in Gold.',
      'Nobody is in Silver: its money does not carry the best who could be.',
    ]);
  });

  it('stay as they are where they are scores', () => {
    const model = aModel();
    expect(settleLines(model, basisOf(model, [1, 2])).model).toBe(model);
  });

  it('are refused by the cut until they are settled', () => {
    expect(() => tierFloors(cutModel(byCount(1), byCount(1)).tiers)).toThrow('settled');
  });
});

const anyCut = fc.oneof(
  fc.constant<TierCut>({ by: 'score' }),
  fc.record({
    by: fc.constant('count' as const),
    count: fc.integer({ min: 0, max: 12 }),
    ties: fc.constantFrom('allIn' as const, 'allOut' as const),
  }),
  fc.record({
    by: fc.constant('share' as const),
    share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    ties: fc.constantFrom('allIn' as const, 'allOut' as const),
  }),
  fc.record({
    by: fc.constant('budget' as const),
    amount: fc.integer({ min: 0, max: 4000 }),
    ties: fc.constantFrom('allIn' as const, 'allOut' as const),
  }),
);

/** Few different scores, so that many are equal. */
const programme = fc.record({
  gold: anyCut,
  silver: anyCut,
  partners: fc.array(
    fc.record({
      score: fc.oneof(
        fc.integer({ min: 0, max: 20 }).map((step) => step * 5),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.constant(NaN),
      ),
      engineers: fc.constantFrom(0, 1, 2, 7),
      revenue: fc.integer({ min: 0, max: 50 }).map((hundreds) => hundreds * 100),
    }),
    { maxLength: 30 },
  ),
});

type Programme = typeof programme extends fc.Arbitrary<infer T> ? T : never;

const basisOfProgramme = ({ gold, silver, partners }: Programme) => {
  const model = cutModel(gold, silver, true);
  const basis = basisOf(
    model,
    partners.map(({ score }) => score),
    partners.map(({ engineers }) => engineers),
    partners.map(({ revenue }) => revenue),
  );
  return { model, basis };
};

/** Everything again in the plainest way: who would be in, in order, one group of equals after the other. */
const plainly = ({ gold, silver, partners }: Programme): readonly number[] => {
  const { model, basis } = basisOfProgramme({ gold, silver, partners });
  const micros = [...basis.scores].map(toMicros);
  const verdicts = partners.map((_, row) => judgePartner(model, basis.snapshot, row));
  const floors: number[] = [];
  for (const [tier, cut] of [gold, silver].entries()) {
    const above = floors.at(-1) ?? 100_000_101;
    const line = model.tiers[tier]?.line ?? 0;
    if (cut.by === 'score') {
      floors.push(Math.min(above, toMicros(line)));
      continue;
    }
    const place = (row: number): number =>
      tierWithin(
        tierOfMicros(micros[row] ?? -1, Int32Array.from([...floors, 0])),
        verdicts[row] ?? [],
        3,
      );
    const ladder = partners.map((_, row) => row).filter((row) => place(row) === tier);
    const levels = [...new Set(ladder.map((row) => micros[row] ?? 0))].sort((a, b) => b - a);
    const scored = micros.filter((own) => own >= 0).length;
    const costOf = (row: number): number => 100 + 0.1 * (partners[row]?.revenue ?? 0);
    const fits = (rows: readonly number[]): boolean =>
      cut.by === 'budget'
        ? rows.reduce((sum, row) => sum + costOf(row), 0) <= cut.amount + 1e-6
        : rows.length <= (cut.by === 'count' ? cut.count : Math.floor(cut.share * scored + 1e-9));
    let inside: readonly number[] = [];
    let floor: number | null = null;
    for (const level of levels) {
      const equals = ladder.filter((row) => micros[row] === level);
      const isWhole = fits([...inside, ...equals]);
      const isTie = equals.length > 1 && equals.some((row) => fits([...inside, row]));
      if (isWhole || (isTie && cut.ties === 'allIn')) {
        inside = [...inside, ...equals];
        floor = level;
      }
      if (!isWhole) break;
    }
    floors.push(Math.min(above - 1, floor ?? 100_000_100));
  }
  return partners.map((_, row) =>
    tierWithin(
      tierOfMicros(micros[row] ?? -1, Int32Array.from([...floors, 0])),
      verdicts[row] ?? [],
      3,
    ),
  );
};

describe('settled lines, for any programme', () => {
  it('give the tiers that counting down the ranking gives', () => {
    fc.assert(
      fc.property(programme, (any) => {
        const { model, basis } = basisOfProgramme(any);
        expect([...tiersOf(settleLines(model, basis).model, basis)]).toEqual(plainly(any));
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on the order of partners, and stay when they are settled again', () => {
    fc.assert(
      fc.property(programme, (any) => {
        const { model, basis } = basisOfProgramme(any);
        const turned = basisOfProgramme({ ...any, partners: [...any.partners].reverse() });
        const found = settleLines(model, basis);
        const linesOf = ({ tiers }: ScoringModel) => tiers.map(({ line }) => line);
        expect(linesOf(settleLines(turned.model, turned.basis).model)).toEqual(
          linesOf(found.model),
        );
        expect(settleLines(found.model, basis).model).toBe(found.model);
      }),
    );
  });

  it('never hold more than said, unless equals are let in or gates hold others back', () => {
    fc.assert(
      fc.property(programme, (any) => {
        const { model, basis } = basisOfProgramme(any);
        for (const { cut, inside, seats, heldBack, tied, cost } of settleLines(model, basis)
          .lines) {
          const isTieIn = tied.length > 0 && cut.ties === 'allIn';
          if (seats !== null && !isTieIn) {
            expect(inside).toBeLessThanOrEqual(Math.max(seats, heldBack));
          }
          if (cut.by === 'budget' && !isTieIn && heldBack === 0) {
            expect(cost).toBeLessThanOrEqual(cut.amount + 1e-6);
          }
        }
      }),
    );
  });

  it('come back to a score by the cut that reaches it', () => {
    fc.assert(
      fc.property(programme, fc.integer({ min: 0, max: 100 }), (any, line) => {
        const count = { ...any, gold: byCount(0), silver: { by: 'score' as const } };
        const { model, basis } = basisOfProgramme(count);
        const cut = cutAtLine(settleLines(model, basis).model, basis, 0, byCount(0), line);
        const again = basisOfProgramme({ ...count, gold: cut });
        const tiers = tiersOf(settleLines(again.model, again.basis).model, again.basis);
        const verdicts = any.partners.map((_, row) => judgePartner(model, basis.snapshot, row));
        any.partners.forEach(({ score }, row) => {
          const reaches = toMicros(score) >= toMicros(line);
          expect(tiers[row] === 0).toBe(reaches && tierWithin(0, verdicts[row] ?? [], 3) === 0);
        });
      }),
    );
  });
});
