import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCycles, cycleCauses, type ComparedCycle } from '#shared/cycle/compare-cycles.ts';
import { recommendTiers } from '#shared/cycle/recommend-tiers.ts';
import { recordCsv, recordEntry } from '#shared/cycle/partner-record.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { aCycle, aCycleRecord, aDecision, cycleSnapshot } from '#test/fixtures/a-cycle.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const compared = (
  name: string,
  model: ScoringModel,
  snapshot: Snapshot,
  overrides: Readonly<Record<number, number>> = {},
): ComparedCycle => {
  const { recommended } = recommendTiers(model, snapshot, '2026-03-01');
  const decided = recommended.map((tier, row) => overrides[row] ?? tier);
  return { name, asOf: '2026-03-01', model, snapshot, recommended, decided };
};

const stricter = aModel({ tiers: [aTier('Gold', 90), aTier('Silver', 60), aTier('Bronze', null)] });

describe('two cycles', () => {
  it('differ by nothing where nothing differs', () => {
    const one = compared('One', aModel(), cycleSnapshot);
    const found = compareCycles(one, { ...one, name: 'Two' });
    expect(found.moves).toEqual([]);
    expect(found.steps.map(({ byPlace }) => byPlace)).toEqual(
      cycleCauses.map(() => [0, 0, 0, 0, 0]),
    );
  });

  it('say of each partner which causes led where, in their order', () => {
    const first = compared('One', aModel(), cycleSnapshot, { 3: 1 });
    // Three partners are left, the last but one is new; the fourth of before loses growth.
    const later = {
      ...aSnapshot(
        [
          aMetric('revenue', [10, 20, 40, 30]),
          aMetric('growth', [4, 3, 2, 9]),
          aMetric('reach', [1, 9, 5, 9]),
        ],
        [anAttribute('tier', ['Gold', 'Silver', 'Bronze', ''], { role: 'currentTier' })],
      ),
      partnerKeys: ['P000000', 'P000001', 'P000003', 'P000009'],
      partnerNames: ['A', 'B', 'D', 'N'],
    };
    const found = compareCycles(first, compared('Two', stricter, later, { 0: 0 }));
    expect(found.places).toEqual(['Gold', 'Silver', 'Bronze', 'No tier', 'Not in the cycle']);
    const byKey = new Map(found.moves.map((move) => [move.key, move]));
    expect(byKey.get('P000002')?.because).toBe('By the partner left (Bronze → Not in the cycle).');
    expect(byKey.get('P000000')?.because).toBe('By an override (Bronze → Gold).');
    expect(byKey.get('P000009')?.causes[0]).toMatchObject({
      cause: 'came',
      from: 'Not in the cycle',
    });
    const moved = byKey.get('P000003');
    expect(moved?.causes[0]).toEqual({ cause: 'endedOverride', from: 'Silver', to: 'Gold' });
    for (const move of found.moves) {
      expect(move.causes[0]?.from).toBe(move.from);
      expect(move.causes.at(-1)?.to).toBe(move.to);
      move.causes.slice(1).forEach((cause, at) => expect(cause.from).toBe(move.causes[at]?.to));
    }
  });

  it('are told apart in steps that add up exactly, whatever differs', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant('missing' as const));
    const some = fc.integer({ min: 1, max: 6 }).chain((size) =>
      fc.record({
        keys: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: size, maxLength: size }),
        metrics: fc.tuple(
          ...(['revenue', 'growth', 'reach'] as const).map((code) =>
            fc
              .array(number, { minLength: size, maxLength: size })
              .map((cells) => aMetric(code, cells)),
          ),
        ),
        lines: fc.tuple(fc.integer({ min: 51, max: 95 }), fc.integer({ min: 5, max: 50 })),
        weight: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        overrides: fc.dictionary(fc.constantFrom('0', '1', '2'), fc.constantFrom(0, 1, 2, 255)),
      }),
    );
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [first, second] = [one, other].map(
          ({ keys, metrics, lines, weight, overrides }, at) => {
            const base = aModel();
            const names = [...keys].sort().map(String);
            const model: ScoringModel = {
              ...base,
              dimensions: base.dimensions.map((dimension, place) => ({
                ...dimension,
                weight: place === 0 ? weight : 1 - weight,
              })),
              tiers: [aTier('Gold', lines[0]), aTier('Silver', lines[1]), aTier('Bronze', null)],
            };
            const snapshot = { ...aSnapshot(metrics), partnerKeys: names, partnerNames: names };
            return compared(`Cycle ${at}`, model, snapshot, overrides);
          },
        );
        if (first === undefined || second === undefined) throw new Error('two cycles');
        const { start, end, steps, moves, places } = compareCycles(first, second);
        const total = steps.reduce(
          (sum, { byPlace }) => sum.map((count, place) => count + (byPlace[place] ?? 0)),
          start,
        );
        expect(total).toEqual(end);
        // Nobody is lost or counted twice.
        const all = new Set([...first.snapshot.partnerKeys, ...second.snapshot.partnerKeys]).size;
        for (const { byPlace } of steps) {
          expect(byPlace.reduce((sum, count) => sum + count, 0)).toBe(0);
        }
        expect(start.reduce((sum, count) => sum + count, 0)).toBe(all);
        for (const { causes, from, to } of moves) {
          expect([causes[0]?.from, causes.at(-1)?.to]).toEqual([from, to]);
        }
        expect(places).toHaveLength(5);
      }),
    );
  });
});

describe('the record of a partner', () => {
  const override = aDecision('P000003', 'Silver', {
    way: 'override',
    rationale: 'One step at a time.',
    approver: 'C. Officer',
    expires: '2026-12-31',
  });

  it('says what a cycle recommended and decided, and on what it rests', () => {
    const sheet = aCycle({
      record: aCycleRecord({ name: 'Spring review' }),
      decisions: [override],
      comments: [
        { id: 'c', partnerKey: 'P000003', text: 'Agreed.', at: '2026-03-02T08:00:00Z', by: 'a' },
      ],
    });
    const entry = recordEntry(sheet, 'P000003', '2026-03-02');
    expect(entry).toMatchObject({
      cycle: 'Spring review',
      kind: 'Annual review',
      closedOn: null,
      current: 'Bronze',
      recommended: 'Gold',
      decided: 'Silver',
      decision: 'Override',
      rationale: 'One step at a time.',
      approver: 'C. Officer',
      expires: '2026-12-31',
      comments: ['Agreed. (a, 2026-03-02)'],
    });
    expect(recordEntry(sheet, 'nobody', '2026-03-02')).toBeNull();
    const [, line] = recordCsv(entry === null ? [] : [entry]).split('\r\n');
    expect(line).toMatch(
      /^Spring review,Annual review,2026-03-01,,[\d.]+,Bronze,Gold,Silver,Override,/u,
    );
  });
});
