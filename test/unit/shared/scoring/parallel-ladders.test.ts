import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import { scoringModel } from '#shared/model/scoring-model.ts';
import type { TierCut } from '#shared/model/tier-cut.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { acceptTiers } from '#shared/doubt/tier-acceptability.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { findFlipPoints } from '#shared/scoring/flip-points.ts';
import { createGateTable, openTiersOf } from '#shared/scoring/gates.ts';
import { cutTiers } from '#shared/scoring/ladders/cut-tiers.ts';
import { ladderOfPartner, ladderOfRow, ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { smallestJointChanges } from '#shared/reasons/smallest-joint-change.ts';
import { aGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aParallelModel, byNumber, goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

type Row = {
  readonly x: number | null;
  readonly y: number;
  readonly type: '' | 'A' | 'B' | 'other';
};

const anyRow: fc.Arbitrary<Row> = fc.record({
  x: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  y: fc.integer({ min: 0, max: 4 }),
  type: fc.constantFrom('', 'A', 'B', 'other'),
});

const snapshotOf = (rows: readonly Row[]): Snapshot =>
  aSnapshot(
    [
      aMetric(
        'x',
        rows.map(({ x }) => x ?? 'missing'),
      ),
      aMetric(
        'y',
        rows.map(({ y }) => y),
      ),
    ],
    [
      anAttribute(
        'type',
        rows.map(({ type }) => type),
      ),
    ],
  );

const anyCut: fc.Arbitrary<TierCut> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<TierCut>({ by: 'score' }) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({
        by: fc.constant('count' as const),
        count: fc.integer({ min: 0, max: 6 }),
        ties: fc.constantFrom('allIn' as const, 'allOut' as const),
      }),
      fc.record({
        by: fc.constant('share' as const),
        share: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
        ties: fc.constantFrom('allIn' as const, 'allOut' as const),
      }),
      fc.record({
        by: fc.constant('budget' as const),
        amount: fc.integer({ min: 0, max: 9 }),
        ties: fc.constantFrom('allIn' as const, 'allOut' as const),
      }),
    ),
  },
);

/** Tiers of one ladder with falling lines, gates on `y` and a cost. */
const anyTiers = (name: string): fc.Arbitrary<readonly Tier[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 })
    .chain((lines) =>
      fc.tuple(
        fc.constant(lines.toSorted((one, other) => other - one)),
        fc.array(fc.tuple(anyCut, fc.option(fc.integer({ min: 0, max: 4 }))), {
          minLength: lines.length,
          maxLength: lines.length,
        }),
      ),
    )
    .map(([lines, rules]) => [
      ...lines.map((line, place) => {
        const [cut, least] = rules[place] ?? [{ by: 'score' as const }, null];
        return aTier(`${name}${place}`, line, {
          rules: {
            cut,
            fixedCost: 1,
            gates: least === null ? [] : [aGate('y', 'atLeast', least)],
          },
        });
      }),
      aTier(`${name}9`, null, { rules: { fixedCost: 1 } }),
    ]);

const tiersOf = (model: ScoringModel, snapshot: Snapshot): readonly (string | null)[] => {
  const settled = settleModel(model, snapshot).model;
  const rows = snapshot.partnerKeys.length;
  const { scores } = scorePartners(settled, judgeSnapshot(settled, snapshot), rows);
  const codes = new Uint8Array(rows);
  const counts = cutTiers(settled.tiers, createGateTable(settled, snapshot), scores, codes);
  const names = Array.from(codes, (code) =>
    code === noTier ? null : (settled.tiers[code]?.name ?? '?'),
  );
  expect(counts.byTier).toEqual(
    settled.tiers.map(({ name }) => names.filter((each) => each === name).length),
  );
  expect(counts.without).toBe(names.filter((each) => each === null).length);
  return names;
};

const flat = (tiers: readonly Tier[], vetoes: ScoringModel['rules']['vetoes']): ScoringModel =>
  aModel({ dimensions: byNumber, tiers, rules: { vetoes } });

const anyModel = fc.record({
  main: anyTiers('M'),
  a: anyTiers('A'),
  b: anyTiers('B'),
  veto: fc.option(
    fc.record({ of: fc.constantFrom('M9', 'A9', 'B9', 'M0', 'A0'), least: fc.nat(4) }),
  ),
});

type Given = typeof anyModel extends fc.Arbitrary<infer G> ? G : never;

const build = ({ main, a, b, veto }: Given) => {
  const vetoes = veto === null ? [] : [aVeto(veto.of, aGate('y', 'atLeast', veto.least))];
  return {
    vetoes,
    parallel: aParallelModel(
      main,
      [
        { labels: ['A'], tiers: a },
        { labels: ['B', 'never'], tiers: b },
      ],
      { rules: { vetoes } },
    ),
  };
};

describe('parallel ladders', () => {
  it('cut every part as it would be cut alone with the tiers of its ladder', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyRow, { maxLength: 30 }), (given, rows) => {
        const { parallel, vetoes } = build(given);
        expect(scoringModel.safeParse(parallel).success).toBe(true);
        const joint = tiersOf(parallel, snapshotOf(rows));
        const parts = [
          { tiers: given.main, isOn: (type: Row['type']) => type === '' || type === 'other' },
          { tiers: given.a, isOn: (type: Row['type']) => type === 'A' },
          { tiers: given.b, isOn: (type: Row['type']) => type === 'B' },
        ];
        for (const { tiers, isOn } of parts) {
          const own = rows.filter(({ type }) => isOn(type));
          // A veto about a tier of another ladder is about nobody here.
          const alone = tiersOf(
            flat(
              tiers,
              vetoes.filter(({ highest }) => tiers.some(({ id }) => id === highest)),
            ),
            snapshotOf(own),
          );
          expect(joint.filter((_, row) => isOn(rows[row]?.type ?? ''))).toEqual(alone);
        }
      }),
    );
  });

  it('with every label on one ladder give what that ladder gives as the only one', () => {
    fc.assert(
      fc.property(anyTiers('A'), fc.array(anyRow, { maxLength: 30 }), (tiers, rows) => {
        const labelled = rows.map((row) => ({
          ...row,
          type: row.type === '' ? ('A' as const) : row.type,
        }));
        const model = aParallelModel(
          [aTier('M', 50), aTier('N', null)],
          [{ labels: ['A', 'B', 'other'], tiers }],
        );
        expect(tiersOf(model, snapshotOf(labelled))).toEqual(
          tiersOf(flat(tiers, []), snapshotOf(labelled)),
        );
      }),
    );
  });

  it('do not depend on the order in which they were added or stand', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyRow, { maxLength: 30 }), (given, rows) => {
        const { parallel } = build(given);
        const { tiers, rules } = parallel;
        const of = (own: string | null) => tiers.filter((tier) => ladderOfTier(tier) === own);
        const ladders = rules.parallel?.ladders.toReversed() ?? [];
        const turned = {
          ...parallel,
          tiers: [...of(null), ...of('B'), ...of('A')],
          rules: { ...rules, parallel: { attributeCode: 'type', ladders } },
        };
        const snapshot = snapshotOf(rows);
        expect(tiersOf(turned, snapshot)).toEqual(tiersOf(parallel, snapshot));
      }),
    );
  });

  it('do not depend on the order of partners', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.uniqueArray(fc.tuple(anyRow, fc.double({ noNaN: true })), {
          maxLength: 30,
          selector: ([, key]) => key,
        }),
        (given, keyed) => {
          const { parallel } = build(given);
          const rows = keyed.map(([row]) => row);
          const order = [...rows.keys()].sort(
            (a, b) => (keyed[a]?.[1] ?? 0) - (keyed[b]?.[1] ?? 0),
          );
          const shuffled = order.flatMap((row) => rows[row] ?? []);
          const tiers = tiersOf(parallel, snapshotOf(rows));
          expect(tiersOf(parallel, snapshotOf(shuffled))).toEqual(
            order.map((row) => tiers[row] ?? null),
          );
        },
      ),
    );
  });

  it('explain each partner as they cut everybody, and count its tiers over weightings alike', () => {
    fc.assert(
      fc.property(anyModel, fc.array(anyRow, { minLength: 1, maxLength: 12 }), (given, rows) => {
        const snapshot = snapshotOf(rows);
        const { model } = settleModel(build(given).parallel, snapshot);
        const columns = judgeSnapshot(model, snapshot);
        const cut = tiersOf(model, snapshot);
        const gates = createGateTable(model, snapshot);
        const weightings = { criteria: 1, count: 1, shares: effectiveWeights(model) };
        const ladders = gates?.ladders ?? null;
        const { counts } = acceptTiers(model, columns, rows.length, weightings, ladders);
        rows.forEach((_, row) => {
          const explained = explainPartner(model, snapshot, columns, row);
          expect(explained.tier === null ? null : model.tiers[explained.tier]?.name).toBe(cut[row]);
          const of = model.tiers.length;
          const found = Array.from(counts.subarray(row * of, (row + 1) * of));
          expect(found.indexOf(1)).toBe(explained.reached ?? -1);
        });
      }),
    );
  });
});

const three = aSnapshot(
  [aMetric('x', [60, 60, 45, 20, 'missing'])],
  [anAttribute('type', ['Reseller', 'Supplier', 'Supplier', '', 'Supplier'])],
);

describe('a partner on a ladder of its own', () => {
  it('is explained by the lines of that ladder, and has nothing above its highest tier', () => {
    const model = goldAndLead();
    const columns = judgeSnapshot(model, three);
    expect(
      [0, 1, 2, 3, 4].map((row) => {
        const { ladder, tier, gapToNext, marginToLoss } = explainPartner(
          model,
          three,
          columns,
          row,
        );
        return [ladder, tier, gapToNext, marginToLoss];
      }),
    ).toEqual([
      [null, 1, 10, 20],
      ['A', 3, null, 10],
      ['A', 4, 5, null],
      [null, 2, 20, null],
      ['A', null, null, null],
    ]);
  });

  it('is the same asked alone as among all, also where a ladder has no tiers or no file has the attribute', () => {
    const model = goldAndLead();
    const empty = { ...model, tiers: model.tiers.filter((tier) => ladderOfTier(tier) === null) };
    const bare = { ...three, attributes: [] };
    const rows = [0, 1, 2, 3, 4];
    for (const [judged, partners] of [
      [model, three],
      [empty, three],
      [model, bare],
    ] as const) {
      const ladders = ladderOfRows(judged, partners);
      expect(rows.map((row) => ladderOfPartner(judged, partners, row))).toEqual(
        rows.map((row) => ladderOfRow(ladders, row)),
      );
    }
  });

  it('flips at those lines alone, by one weight or by all of them', () => {
    const model = goldAndLead({
      dimensions: [
        aDimension('d', [
          aCriterion('x', {
            weight: 0.5,
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          }),
          aCriterion('y', {
            weight: 0.5,
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          }),
        ]),
      ],
    });
    // At 45 points with 80 and 10 the reseller is Silver and the supplier Follow.
    const snapshot = aSnapshot(
      [aMetric('x', [80, 80]), aMetric('y', [10, 10])],
      [anAttribute('type', ['Reseller', 'Supplier'])],
    );
    const columns = judgeSnapshot(model, snapshot);
    const gates = createGateTable(model, snapshot);
    const flips = [0, 1].map((row) => {
      const open = openTiersOf(gates, row);
      const [nearest] = findFlipPoints(model, columns, row, open);
      const { up, down } = smallestJointChanges(model, columns, row, open);
      return [
        nearest?.tier,
        up.kind === 'change' ? [up.tier, Math.round(up.moved * 1e4)] : up.kind,
        down.kind === 'change' ? [down.tier, Math.round(down.moved * 1e4)] : down.kind,
      ];
    });
    expect(flips).toEqual([
      [2, [0, 3571], [2, 714]],
      [3, [3, 714], 'noTierThere'],
    ]);
  });
});
