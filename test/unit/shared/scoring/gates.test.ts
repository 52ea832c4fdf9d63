import { noFutures } from '#shared/model/futures.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { invariant } from '#shared/invariant.ts';
import { comparisons, type Condition } from '#shared/model/tier-rules.ts';
import { applyScenario } from '#shared/scenario/apply-scenario.ts';
import { scoreFuture } from '#shared/scenario/compare-scenario.ts';
import { doubtOfPartner, weightingsOf } from '#shared/doubt/doubt-of-partner.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { findFlipPoints } from '#shared/scoring/flip-points.ts';
import {
  createGateTable,
  holdsFor,
  judgePartner,
  openTiersOf,
  passGates,
  tierWithin,
} from '#shared/scoring/gates.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aGate, anAttributeGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

const gated = (rules: Partial<ScoringModel['rules']>, ...gates: readonly Condition[]) =>
  aModel({
    dimensions: [
      aDimension('d', [
        aCriterion('score', {
          valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
        }),
      ]),
    ],
    tiers: [aTier('Gold', 70, { rules: { gates } }), aTier('Silver', 40), aTier('Bronze', null)],
    rules: { vetoes: [], ...rules },
  });

const snapshot = aSnapshot(
  [
    aMetric('score', [90, 80, 75, 50, 10, 'missing']),
    aMetric('engineers', [2, 1, 'missing', 5, 2, 2]),
    aMetric('rejects', [0.1 + 0.2, 0.1, 0.2, 9, 0, 0]),
  ],
  [anAttribute('region', ['Nordics', 'Iberia', '', 'Nordics', 'DACH', 'DACH'])],
);

const tiersOf = (model: ScoringModel) => {
  const none = noFutures;
  const { tiers, counts } = scoreFuture(model, snapshot, none, null);
  return { tiers: [...tiers], counts };
};

describe('a gate', () => {
  it('shuts its own tier to those who fail it; they take the next that is open', () => {
    expect(tiersOf(gated({}, aGate('engineers', 'atLeast', 2)))).toEqual({
      tiers: [0, 1, 1, 1, 2, noTier],
      counts: { byTier: [1, 3, 1], without: 1 },
    });
  });

  it('does with an absent number what it says', () => {
    const lenient = aGate('engineers', 'atLeast', 2, { whenAbsent: 'holds' });
    expect(tiersOf(gated({}, lenient)).tiers).toEqual([0, 1, 0, 1, 2, noTier]);
  });

  it('asks for labels as well, and an empty one is absent', () => {
    const model = gated({}, anAttributeGate('region', ['Nordics', 'Iberia']));
    expect(tiersOf(model).tiers).toEqual([0, 0, 1, 1, 2, noTier]);
  });

  it('compares to a billionth, so that 0.1 + 0.2 is 0.3', () => {
    const found = comparisons.map((comparison) => [
      comparison,
      holdsFor(aGate('rejects', comparison, 0.3), 0.1 + 0.2),
      holdsFor(aGate('rejects', comparison, 0.3), 0.4),
      holdsFor(aGate('rejects', comparison, 0.3), 0.2),
    ]);
    expect(found).toEqual([
      ['atLeast', true, true, false],
      ['atMost', true, false, true],
      ['equals', true, false, false],
      ['moreThan', false, true, false],
      ['lessThan', false, false, true],
    ]);
  });

  it('on a metric that is gone is a finding that says what follows', () => {
    const messages = (gate: Condition) =>
      checkModel(gated({}, gate), snapshot).map(({ about, message }) => [about, message]);
    expect(messages(aGate('audits', 'atLeast', 1))).toEqual([
      ['gate-audits', 'No imported file delivers "audits", so Gold is shut to everybody.'],
    ]);
    expect(messages(aGate('audits', 'atLeast', 1, { whenAbsent: 'holds' }))).toEqual([
      ['gate-audits', 'No imported file delivers "audits", so this gate is open to everybody.'],
    ]);
    expect(messages(anAttributeGate('region', ['Mars']))).toEqual([
      ['gate-region', 'No partner has the region Mars.'],
    ]);
  });

  it('of the lowest tier is an error and shuts nobody out', () => {
    const model = gated({});
    const [gold = aTier('Gold', 70), silver = gold] = model.tiers;
    const rules = { gates: [aGate('engineers', 'atLeast', 99)] };
    const wrong = { ...model, tiers: [gold, silver, aTier('Bronze', null, { rules })] };
    expect(tiersOf(wrong).tiers).toEqual([0, 0, 0, 1, 2, noTier]);
    expect(checkModel(wrong, snapshot)).toMatchObject([
      { severity: 'error', about: 'tier-Bronze' },
    ]);
  });
});

describe('a veto', () => {
  it('caps those for whom it holds, and nobody else', () => {
    const model = gated({ vetoes: [aVeto('Bronze', aGate('rejects', 'moreThan', 0.15))] });
    expect(tiersOf(model).tiers).toEqual([2, 0, 2, 2, 2, noTier]);
  });

  it('about a tier that is gone, or the highest, is a finding and forbids nothing', () => {
    const all = aGate('score', 'atLeast', 0);
    for (const [tier, severity] of [
      ['Platinum', 'error'],
      ['Gold', 'warning'],
    ] as const) {
      const model = gated({ vetoes: [aVeto(tier, all)] });
      expect(tiersOf(model).tiers).toEqual([0, 0, 0, 1, 2, noTier]);
      expect(checkModel(model, snapshot)).toMatchObject([{ severity, about: 'gate-score' }]);
    }
  });
});

describe('an explanation', () => {
  const model = gated(
    { vetoes: [aVeto('Silver', aGate('rejects', 'moreThan', 5))] },
    aGate('engineers', 'atLeast', 2),
  );
  const explained = (row: number) =>
    explainPartner(model, snapshot, judgeSnapshot(model, snapshot), row);
  const ids = (verdicts: readonly { readonly condition: Condition }[]) =>
    verdicts.map(({ condition }) => condition.id);

  it('names what keeps a partner from the tier that the score reaches', () => {
    const { reached, tier, gapToNext, heldBackBy, missingForNext } = explained(1);
    expect([reached, tier, gapToNext, ids(heldBackBy), ids(missingForNext)]).toEqual([
      0,
      1,
      null,
      ['gate-engineers'],
      ['gate-engineers'],
    ]);
    expect(heldBackBy[0]?.found).toBe(1);
  });

  it('says what the next tier takes beside the points', () => {
    const { reached, tier, gapToNext, heldBackBy, missingForNext } = explained(3);
    expect([reached, tier, gapToNext, ids(heldBackBy), ids(missingForNext)]).toEqual([
      1,
      1,
      20,
      [],
      ['gate-rejects'],
    ]);
  });

  it('holds for flip points and doubt too: no weight opens a gate', () => {
    const two = {
      ...model,
      dimensions: [
        aDimension('d', [
          aCriterion('score', { weight: 0.9 }),
          aCriterion('engineers', { weight: 0.1 }),
        ]),
      ],
    };
    const columns = judgeSnapshot(two, snapshot);
    const open = openTiersOf(createGateTable(two, snapshot), 1);
    const shut = findFlipPoints(two, columns, 1, open);
    // By lines alone 78.75 is Gold; the gate makes it Silver, so the flips are those to Bronze.
    expect(findFlipPoints(two, columns, 1).map(({ tier }) => tier)).toEqual([1, 1]);
    expect(shut.map(({ tier }) => tier)).toEqual([2, 2]);
    const weightings = weightingsOf(two, { kind: 'any' });
    invariant(weightings !== null, 'some weight is above zero');
    const free = doubtOfPartner(two, columns, 1, weightings);
    const held = doubtOfPartner(two, columns, 1, weightings, open);
    expect(free.byTier[0]).toBeGreaterThan(0.1);
    expect(held.byTier[0]).toBe(0);
    expect(held.byTier[1]).toBeCloseTo((free.byTier[0] ?? 0) + (free.byTier[1] ?? 0), 12);
  });
});

describe('in a scenario', () => {
  it('gates ask about the numbers of the scenario', () => {
    const model = gated({}, aGate('engineers', 'atLeast', 2));
    const driver = {
      id: 'driver-people' as never,
      name: 'People',
      theme: 'market' as const,
      unit: '',
      baseline: 0,
      low: -1,
      high: 1,
    };
    const futures = {
      ...noFutures,
      drivers: [driver],
      effects: [
        {
          id: 'effect-people' as never,
          driverId: driver.id,
          metricCode: 'engineers',
          kind: 'add' as const,
          size: 1,
          exposureAttribute: null,
          exposures: [],
          defaultShare: 1,
          reason: '',
        },
      ],
      scenarios: [],
    };
    const fewer = {
      id: 's' as never,
      name: 'Fewer',
      narrative: '',
      states: [{ driverId: driver.id, value: -1 }],
    };
    expect([...(applyScenario(snapshot, futures, fewer).metrics[1]?.values ?? [])][0]).toBe(1);
    expect([...scoreFuture(model, snapshot, futures, fewer).tiers]).toEqual([
      1,
      1,
      1,
      1,
      2,
      noTier,
    ]);
  });
});

const cells = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constant('missing' as const) },
);

describe('the table that every frame uses', () => {
  it('gives each partner the first open tier, as each rule by itself says', () => {
    const drawnGate = fc.record({
      comparison: fc.constantFrom(...comparisons),
      value: fc.integer({ min: -3, max: 3 }),
      whenAbsent: fc.constantFrom('holds' as const, 'fails' as const),
      metric: fc.constantFrom('a', 'b', 'gone'),
    });
    const drawnTier = fc.array(drawnGate, { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(drawnTier, { minLength: 2, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(12), drawnGate), { maxLength: 3 }),
        fc.array(fc.tuple(cells, cells, fc.nat(12)), { minLength: 1, maxLength: 40 }),
        (tiers, vetoes, rows) => {
          let id = 0;
          const gateOf = ({
            metric,
            comparison,
            value,
            whenAbsent,
          }: {
            readonly metric: string;
            readonly comparison: (typeof comparisons)[number];
            readonly value: number;
            readonly whenAbsent: 'holds' | 'fails';
          }) => aGate(metric, comparison, value, { whenAbsent, id: `g${(id += 1)}` });
          const model = aModel({
            tiers: tiers.map((gates, index) =>
              aTier(`T${index}`, null, { rules: { gates: gates.map(gateOf) } }),
            ),
            rules: { vetoes: vetoes.map(([tier, gate]) => aVeto(`T${tier}`, gateOf(gate))) },
          });
          const drawn = aSnapshot([
            aMetric(
              'a',
              rows.map(([a]) => a),
            ),
            aMetric(
              'b',
              rows.map(([, b]) => b),
            ),
          ]);
          const reached = Uint8Array.from(rows, ([, , tier]) =>
            tier < tiers.length ? tier : noTier,
          );
          const expected = [...reached].map((tier, row) =>
            tierWithin(tier, judgePartner(model, drawn, row), tiers.length),
          );
          const counts = { byTier: tiers.map(() => 0), without: 0 };
          const found = reached.slice();
          const table = createGateTable(model, drawn);
          const after = passGates(table, found, counts);
          expect([...found]).toEqual(expected);
          if (table !== null) {
            expect(after).toEqual({
              byTier: tiers.map((_, tier) => expected.filter((each) => each === tier).length),
              without: expected.filter((each) => each === noTier).length,
            });
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with the explanation of every partner', () => {
    fc.assert(
      fc.property(
        modelAndSnapshot,
        fc.integer({ min: -500, max: 500 }),
        ({ model, snapshot: drawn }, value) => {
          const gate = aGate('m00', 'atLeast', value);
          const [first = aTier('Gold', 70), ...rest] = model.tiers;
          const ruled = {
            ...model,
            tiers: [{ ...first, rules: { ...first.rules, gates: [gate] } }, ...rest],
          };
          const columns = judgeSnapshot(ruled, drawn);
          const none = noFutures;
          const { tiers, scores } = scoreFuture(ruled, drawn, none, null);
          tiers.forEach((tier, row) => {
            const explained = explainPartner(ruled, drawn, columns, row);
            // At the very line the sums of the two may fall on different sides.
            const score = scores[row] ?? NaN;
            if ([70, 40].every((line) => !(Math.abs(score - line) < 1e-5))) {
              expect(explained.tier ?? noTier).toBe(tier);
            }
          });
        },
      ),
    );
  });
});
