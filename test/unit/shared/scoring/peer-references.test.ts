import { describe, expect, it } from 'vitest';
import type { ReferenceRule, ReferenceSet } from '#shared/model/reference-rule.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { driftFrom, freezeReferences } from '#shared/scoring/reference/freeze.ts';
import { rememberLevels } from '#shared/scoring/reference/peer-levels.ts';
import { referencesFor } from '#shared/scoring/reference/references-for.ts';
import { statisticsOf } from '#shared/scoring/reference-statistics.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';

const cells: readonly Cell[] = [1, 2, 3, 4, 10, 20, 30, 40, 100];
const industries = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'c'];
const partners = aSnapshot([aMetric('x', cells)], [anAttribute('industry', industries)]);

const peers = (
  overrides: Partial<Extract<ReferenceSet, { kind: 'peers' }>> = {},
): ReferenceSet => ({
  kind: 'peers',
  attributes: ['industry'],
  minimum: 3,
  shrinkage: 4,
  ...overrides,
});

const measured = (
  method: 'minmax' | 'percentile' | 'zscore',
  set: ReferenceSet,
  own: ReferenceRule | null = null,
): ScoringModel => {
  const valueFunction: ValueFunction =
    method === 'zscore'
      ? { method, direction: 'higher', ddof: 1 }
      : { method, direction: 'higher' };
  return aModel({
    dimensions: [aDimension('d', [aCriterion('x', { valueFunction, rules: { reference: own } })])],
    rules: { reference: set },
  });
};

const valuesOf = (model: ScoringModel, snapshot: Snapshot = partners): readonly number[] => [
  ...(judgeSnapshot(model, snapshot)[0]?.values ?? []),
];

const nearAll = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, row) => {
    expect(Math.abs(value - (expected[row] ?? NaN)), `row ${row}`).toBeLessThan(1e-9);
  });
};

const criterionOf = (model: ScoringModel) => model.dimensions[0]?.criteria[0] ?? aCriterion('none');

const referencesIn = (model: ScoringModel, snapshot: Snapshot = partners) =>
  referencesFor(model, criterionOf(model), snapshot.metrics[0], rememberLevels(snapshot));

describe('peers', () => {
  // Figures of numpy and scipy: mean and variance (n·own + κ·all)/(n + κ), range alike, ranks mixed.
  it.each([
    [
      'zscore',
      [
        29.8673816139, 31.423106432, 33.0125549061, 34.6332710814, 28.011060475, 43.1983190706,
        59.4779938019, 74.2490927181, 99.1912691367,
      ],
    ],
    [
      'minmax',
      [
        0, 1.96078431373, 3.92156862745, 5.88235294118, 6.97674418605, 22.480620155, 37.984496124,
        53.488372093, 100,
      ],
    ],
    [
      'percentile',
      [0, 22.9166666667, 45.8333333333, 68.75, 25, 47.9166666667, 70.8333333333, 93.75, 100],
    ],
  ] as const)('are what %s measures against, drawn towards all partners', (method, expected) => {
    nearAll(valuesOf(measured(method, peers())), expected);
  });

  it('count alone with κ = 0, and those without enough peers are measured against all', () => {
    nearAll(valuesOf(measured('minmax', peers({ shrinkage: 0 }))), [
      0,
      100 / 3,
      200 / 3,
      100,
      0,
      100 / 3,
      200 / 3,
      100,
      100,
    ]);
    expect(valuesOf(measured('minmax', peers({ minimum: 5 })))).toEqual(
      valuesOf(measured('minmax', { kind: 'all' })),
    );
  });

  it('drop the last attribute until there are enough, count only partners with a number, and leave out empty labels', () => {
    const snapshot = aSnapshot(
      [aMetric('x', [1, 2, 3, 'missing', 5, 6, 7, 8])],
      [
        anAttribute('industry', ['a', 'a', 'a', 'a', 'a', 'b', '', 'b']),
        anAttribute('region', ['n', 'n', 's', 's', 's', 'n', 'n', '']),
      ],
    );
    const model = measured('minmax', peers({ attributes: ['industry', 'region'], minimum: 2 }));
    const { yardsticks, of } = referencesIn(model, snapshot);
    expect([...(of ?? [])].map((place) => yardsticks[place]?.label ?? 'all')).toEqual([
      'industry a, region n',
      'industry a, region n',
      'industry a, region s',
      'industry a, region s',
      'industry a, region s',
      'industry b',
      'all',
      'industry b',
    ]);
    expect(yardsticks.map(({ own, trust }) => [own.count, trust])).toEqual([
      [7, 1],
      [2, 2 / 6],
      [2, 2 / 6],
      [2, 2 / 6],
    ]);
  });

  it('are told beside what a number would be worth among all', () => {
    const model = measured('minmax', peers({ shrinkage: 0 }));
    const columns = judgeSnapshot(model, partners);
    const [inGroup] = explainPartner(model, partners, columns, 7).parts;
    expect([inGroup?.value, inGroup?.yardstick?.label, inGroup?.yardstick?.own.count]).toEqual([
      100,
      'industry b',
      4,
    ]);
    expect(inGroup?.valueAmongAll).toBeCloseTo((100 * 39) / 99, 9);
    expect(explainPartner(model, partners, columns, 8).parts[0]?.valueAmongAll).toBeNull();
  });

  it('by an attribute that is gone are all partners, and a finding says so', () => {
    const model = measured('minmax', peers({ attributes: ['size'] }));
    expect(valuesOf(model)).toEqual(valuesOf(measured('minmax', { kind: 'all' })));
    expect(checkModel(model, partners)).toEqual([
      {
        severity: 'warning',
        about: 'criterion-x',
        message: 'No imported file delivers "size", so the peers of x are all partners.',
      },
    ]);
  });

  it('stand in a proposal with their figures and how much they count', () => {
    const frame = {
      title: 'Tiers',
      rationale: '',
      programme: 'Programme',
      createdAt: '2026-01-02T03:04:05Z',
      engineVersion: '1',
      signer: { name: 'A', function: 'B' },
    };
    const document = buildProposal(frame, measured('zscore', peers()), partners, []);
    const [criterion] = document.method.dimensions[0]?.criteria ?? [];
    expect(criterion?.bounds).toBeNull();
    expect(
      criterion?.references?.map(({ partners: who, count, mean, trust }) => [
        who,
        count,
        mean,
        trust,
      ]),
    ).toEqual([
      [null, 9, String(210 / 9), '1'],
      ['industry a', 4, '2.5', '0.5'],
      ['industry b', 4, '25', '0.5'],
    ]);
  });
});

describe('a frozen reference', () => {
  const frozen = (method: 'minmax' | 'percentile' | 'zscore', set: ReferenceSet): ScoringModel => {
    const model = measured(method, set);
    const kept = freezeReferences(referencesIn(model), set, '2026-03-01');
    return measured(method, set, kept);
  };
  const grown = aSnapshot(
    [aMetric('x', [...cells, 1000, -50])],
    [anAttribute('industry', [...industries, 'a', 'b'])],
  );

  it.each(['minmax', 'percentile', 'zscore'] as const)(
    'gives by %s what it gave when it was frozen, whoever comes',
    (method) => {
      for (const set of [{ kind: 'all' } as const, peers()]) {
        const before = valuesOf(measured(method, set));
        expect(valuesOf(frozen(method, set), grown).slice(0, 9)).toEqual(before);
        expect(valuesOf(measured(method, set), grown).slice(0, 9)).not.toEqual(before);
      }
    },
  );

  it('keeps quantiles of many numbers, by which ranks differ by less than a half of a hundredth', () => {
    const many = aSnapshot([
      aMetric(
        'x',
        Array.from({ length: 5000 }, (_, row) => (row * row) % 7919),
      ),
    ]);
    const model = measured('percentile', { kind: 'all' });
    const kept = freezeReferences(referencesIn(model, many), { kind: 'all' }, '2026-03-01');
    expect(kept?.whole.sorted).toHaveLength(201);
    const exact = valuesOf(model, many);
    valuesOf(measured('percentile', { kind: 'all' }, kept), many).forEach((value, row) => {
      expect(Math.abs(value - (exact[row] ?? NaN))).toBeLessThan(0.5);
    });
  });

  it('says how far the partners have moved since', () => {
    const before = statisticsOf(aMetric('x', cells));
    const kept = freezeReferences(
      referencesIn(measured('minmax', { kind: 'all' })),
      { kind: 'all' },
      '2026-03-01',
    );
    const now = grown.metrics[0] === undefined ? null : statisticsOf(grown.metrics[0]);
    if (before === null || kept === null || now === null) throw new Error('all have numbers');
    const deviation = Math.sqrt(before.squares / 8);
    expect(driftFrom(kept.whole, now)).toEqual({
      before: 9,
      now: 11,
      shift: (now.mean - before.mean) / deviation,
      beyond: 2,
    });
  });
});
