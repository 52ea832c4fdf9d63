import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { ReferenceRule } from '#shared/model/reference-rule.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { judgeSnapshot, referencesOf, rememberJudged } from '#shared/scoring/criteria.ts';
import { rowsByNumber } from '#shared/scoring/judge/order-rows.ts';
import { judgeMetric } from '#shared/scoring/normalise.ts';
import { levelStatistics } from '#shared/scoring/reference/level-statistics.ts';
import { peerLevels } from '#shared/scoring/reference/peer-levels.ts';
import { statisticsOf } from '#shared/scoring/reference-statistics.ts';
import { freezeReferences } from '#shared/scoring/reference/freeze.ts';
import { valueOf } from '#shared/scoring/value-of.ts';
import { yardstickOf } from '#shared/scoring/yardstick.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 30 }) },
  { weight: 3, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom<Cell>(0, -0, 1e-300, -1e300) },
  { weight: 1, arbitrary: fc.constantFrom<Cell>('missing', 'noActivity') },
);

const partners: fc.Arbitrary<Snapshot> = fc
  .array(fc.tuple(cell, cell, fc.constantFrom('', 'a', 'b', 'c'), fc.constantFrom('x', 'y')), {
    minLength: 1,
    maxLength: 40,
  })
  .map((rows) =>
    aSnapshot(
      [
        aMetric(
          'm',
          rows.map(([each]) => each),
        ),
        aMetric(
          'n',
          rows.map(([, each]) => each),
        ),
      ],
      [
        anAttribute(
          'industry',
          rows.map(([, , label]) => label),
        ),
        anAttribute(
          'region',
          rows.map(([, , , label]) => label),
        ),
      ],
    ),
  );

const direction = fc.constantFrom('higher' as const, 'lower' as const);
const constant = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
const withConstant = (constantValue: number | undefined) =>
  constantValue === undefined ? {} : { constantValue };

const relative: fc.Arbitrary<ValueFunction> = fc
  .tuple(direction, constant, fc.constantFrom(0 as const, 1 as const), fc.nat(3))
  .map(([way, value, ddof, kind]): ValueFunction => {
    const common = { direction: way, ...withConstant(value) };
    return [
      { method: 'minmax' as const, ...common },
      { method: 'zscore' as const, ddof, ...common },
      { method: 'percentile' as const, ...common },
      { method: 'logarithmic' as const, shift: ddof === 0 ? null : 7, ...common },
    ][kind] as ValueFunction;
  });

const rule: fc.Arbitrary<ReferenceRule> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(0, 1, 4))
    .map(([minimum, shrinkage]) => ({
      kind: 'peers' as const,
      attributes: ['industry', 'region'],
      minimum,
      shrinkage,
    })),
);

const modelOf = (valueFunction: ValueFunction, reference: ReferenceRule): ScoringModel =>
  aModel({
    dimensions: [
      aDimension('d', [
        aCriterion('m', { weight: 0.5, valueFunction, rules: { reference } }),
        aCriterion('n', { weight: 0.5, valueFunction, rules: { reference } }),
      ]),
    ],
  });

/** By the definition: the value function of the row's own yardstick, asked for each number. */
const byDefinition = (model: ScoringModel, snapshot: Snapshot, measured = snapshot) => {
  const references = referencesOf(model, measured);
  return model.dimensions.flatMap(({ criteria }) =>
    criteria.map(({ metricCode, valueFunction }, index) => {
      const metric = snapshot.metrics.find(({ code }) => code === metricCode);
      const own = references[index];
      return Array.from(metric?.values ?? [], (raw, row) =>
        metric?.status[row] === cellStatus.value && own !== undefined
          ? valueOf(valueFunction, yardstickOf(own, row))(raw)
          : NaN,
      );
    }),
  );
};

const withoutFills = (model: ScoringModel, snapshot: Snapshot) => {
  const references = referencesOf(model, snapshot);
  return model.dimensions.flatMap(({ criteria }) =>
    criteria.map((criterion, index) => {
      const metric = snapshot.metrics.find(({ code }) => code === criterion.metricCode);
      const own = references[index];
      const { values } = judgeMetric(
        criterion,
        metric,
        snapshot.partnerKeys.length,
        own === undefined ? undefined : { ...own, fills: {} },
      );
      return [...values];
    }),
  );
};

describe('judging every row at once', () => {
  it('is to the bit what the value function says of each number by its own yardstick', () => {
    fc.assert(
      fc.property(partners, relative, rule, (snapshot, valueFunction, reference) => {
        const model = modelOf(valueFunction, reference);
        // `toEqual` tells 0 from −0 and knows NaN.
        expect(withoutFills(model, snapshot)).toEqual(byDefinition(model, snapshot));
      }),
    );
  });

  it('says the same against the figures of another day, where numbers lie beyond them', () => {
    fc.assert(
      fc.property(partners, partners, relative, (then, now, valueFunction) => {
        const model = modelOf(valueFunction, { kind: 'all' });
        const references = referencesOf(model, then);
        const [own] = references;
        const criterion = model.dimensions[0]?.criteria[0];
        const metric = now.metrics[0];
        if (own === undefined || criterion === undefined || metric === undefined) return;
        const { values } = judgeMetric(criterion, metric, metric.values.length, {
          ...own,
          fills: {},
        });
        const expected = Array.from(metric.values, (raw, row) =>
          metric.status[row] === cellStatus.value
            ? valueOf(valueFunction, yardstickOf(own, row))(raw)
            : NaN,
        );
        expect([...values]).toEqual(expected);
      }),
    );
  });

  it('takes rows by rising number, equal ones in their order', () => {
    fc.assert(
      fc.property(partners, (snapshot) => {
        const metric = snapshot.metrics[0];
        if (metric === undefined) return;
        const expected = [...metric.values.keys()]
          .filter((row) => metric.status[row] === cellStatus.value)
          .sort((a, b) => (metric.values[a] ?? 0) - (metric.values[b] ?? 0) || a - b);
        expect([...rowsByNumber(metric)]).toEqual(expected);
      }),
    );
  });

  it('ranks by the quantiles of a frozen reference as well', () => {
    const numbers = Array.from({ length: 300 }, (_, row) => (row * 37) % 211);
    const snapshot = aSnapshot([aMetric('m', numbers), aMetric('n', numbers)], []);
    const percentile = { method: 'percentile', direction: 'higher' } as const;
    const [references] = referencesOf(modelOf(percentile, { kind: 'all' }), snapshot);
    const frozen =
      references === undefined ? null : freezeReferences(references, { kind: 'all' }, '2026-01-01');
    if (frozen === null) throw new Error('nothing to freeze');
    expect(frozen.whole.sorted.length).toBeLessThan(frozen.whole.count);
    const model = modelOf(percentile, frozen);
    expect(withoutFills(model, snapshot)).toEqual(byDefinition(model, snapshot));
  });
});

describe('the statistics of all groups at once', () => {
  it('are to the bit those of each group on its own', () => {
    fc.assert(
      fc.property(partners, (snapshot) => {
        for (const level of peerLevels(snapshot, ['industry', 'region'])) {
          for (const metric of snapshot.metrics) {
            const { counts, of } = levelStatistics(metric, level);
            level.labels.forEach((_, group) => {
              const { rows, starts } = level.members;
              const own = statisticsOf(metric, rows.subarray(starts[group], starts[group + 1]));
              const found = of(group);
              const all = (each: typeof own) =>
                each === null
                  ? null
                  : [each.lower, each.upper, each.count, each.mean, each.squares];
              expect(all(found)).toEqual(all(own));
              expect(counts[group]).toBe(own?.count ?? 0);
              // Equal numbers have no order: −0 and 0 may stand either way.
              const plain = (each: typeof own) => Array.from(each?.sorted ?? [], (x) => x + 0);
              expect(plain(found)).toEqual(plain(own));
            });
          }
        }
      }),
    );
  });
});

describe('judging the same partners again', () => {
  it('keeps the columns of criteria that did not change, and says what judging anew says', () => {
    const numbers = [3, 1, 4, 1, 5, 9, 2, 6];
    const snapshot = aSnapshot([aMetric('m', numbers), aMetric('n', numbers.toReversed())], []);
    const judge = rememberJudged(snapshot);
    const model = modelOf({ method: 'minmax', direction: 'higher' }, { kind: 'all' });
    const first = judge(model);
    expect(judge(model)).toEqual(first);
    const other = modelOf({ method: 'percentile', direction: 'higher' }, { kind: 'all' });
    const [changed] = other.dimensions[0]?.criteria ?? [];
    const mixed: ScoringModel = {
      ...model,
      dimensions: model.dimensions.map((dimension) => ({
        ...dimension,
        criteria: dimension.criteria.map((criterion, index) =>
          index === 0 && changed !== undefined ? changed : criterion,
        ),
      })),
    };
    const second = judge(mixed);
    expect(second[0]).not.toBe(first[0]);
    expect(second[1]).toBe(first[1]);
    expect(second.map(({ values }) => [...values])).toEqual(
      judgeSnapshot(mixed, snapshot).map(({ values }) => [...values]),
    );
    const stricter = {
      ...mixed,
      absencePolicies: { ...mixed.absencePolicies, missing: 'worst' as const },
    };
    expect(judge(stricter)[1]).not.toBe(first[1]);
  });
});
