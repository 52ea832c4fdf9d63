import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAssumptions } from '#shared/model/assumptions.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { cheapestPath } from '#shared/reasons/cheapest-path.ts';
import { effortBetween, effortStep } from '#shared/reasons/effort.ts';
import { judgeSnapshot, referencesOf } from '#shared/scoring/criteria.ts';
import { rawForValue } from '#shared/scoring/raw-for-value.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const asTheyAre = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 } as const;

const modelOf = (weights: readonly number[]): ScoringModel =>
  aModel({
    dimensions: [
      aDimension(
        'all',
        weights.map((weight, index) =>
          aCriterion(`c${index}`, { weight, valueFunction: asTheyAre }),
        ),
      ),
    ],
    tiers: [aTier('High', 70), aTier('Low', null)],
  });

const explain = (model: ScoringModel, snapshot: Snapshot) =>
  explainPartner(model, snapshot, judgeSnapshot(model, snapshot), 0);

const round = (value: number): number => Number(value.toFixed(6));

describe('the cheapest path', () => {
  // The first partner is asked about; the second sets the range, 0 to 100 by tenths of 10.
  const snapshot = aSnapshot([aMetric('c0', [50, 100, 0]), aMetric('c1', [60, 50, 0])]);
  const byRange = { unit: 'tenthOfRange', costs: {} } as const;

  it('moves what brings most points for a unit of effort, and the rest where that is not enough', () => {
    const model = modelOf([0.6, 0.4]);
    // 54 points; 16 are missing. A unit of c0 (10) is 6 points, one of c1 (6) is 2.4.
    const path = cheapestPath(explain(model, snapshot), snapshot, byRange);
    expect(path?.steps.map(({ part, from, to }) => [part.criterion.name, from, round(to)])).toEqual(
      [['c0', 50, round(50 + 16 / 0.6)]],
    );
    expect(round(path?.effort ?? 0)).toBe(round(16 / 6));
    const far = modelOf([0.2, 0.8]);
    // 58 points: c0 at its best brings 10, c1 the other 2.
    const both = cheapestPath(explain(far, snapshot), snapshot, { ...byRange, costs: { c1: 9 } });
    expect(both?.steps.map(({ part, to }) => [part.criterion.name, round(to)])).toEqual([
      ['c0', 100],
      ['c1', 62.5],
    ]);
  });

  it('follows what a person says of the effort', () => {
    const path = cheapestPath(explain(modelOf([0.6, 0.4]), snapshot), snapshot, {
      unit: 'tenthOfRange',
      costs: { c0: 10 },
    });
    expect(path?.steps.map(({ part }) => part.criterion.name)).toEqual(['c1']);
  });

  it('opens a gate first, counts its points and names the gates that no number opens', () => {
    const model = modelOf([0.6, 0.4]);
    const tiers = model.tiers.map((tier, index) =>
      index > 0
        ? tier
        : {
            ...tier,
            rules: {
              ...tier.rules,
              gates: [aGate('c1', 'atLeast', 80), aGate('other', 'atLeast', 1)],
            },
          },
    );
    const ruled = { ...model, tiers };
    const path = cheapestPath(explain(ruled, snapshot), snapshot, byRange);
    // The gate brings 8 of the 16 points.
    expect(
      path?.steps
        .map(({ part, to, isForGate }) => [part.criterion.name, round(to), isForGate])
        .sort(),
    ).toEqual([
      ['c0', round(50 + 8 / 0.6), false],
      ['c1', 80, true],
    ]);
    expect(
      path?.gates.map(({ condition }) => condition.kind === 'metric' && condition.metricCode),
    ).toEqual(['other']);
  });

  it('is none in the highest tier, and where everything at its best is not enough', () => {
    const top = aSnapshot([aMetric('c0', [90, 0]), aMetric('c1', [90, 0])]);
    expect(cheapestPath(explain(modelOf([0.5, 0.5]), top), top, byRange)).toBeNull();
    const model = modelOf([0.5, 0.5]);
    const absent = {
      ...model,
      absencePolicies: { ...model.absencePolicies, missing: 'worst' },
    } as const;
    const lame = aSnapshot([aMetric('c0', [60, 0]), aMetric('c1', ['missing', 0])]);
    expect(cheapestPath(explain(absent, lame), lame, byRange)).toBeNull();
  });

  it('reaches the next tier, and no other way to share the points out takes less', () => {
    const methods = [
      asTheyAre,
      { method: 'minmax', direction: 'higher' },
      { method: 'zscore', direction: 'higher', ddof: 1 },
      { method: 'percentile', direction: 'higher' },
      {
        method: 'bands',
        below: 10,
        steps: [
          { from: 40, value: 60 },
          { from: 80, value: 90 },
        ],
      },
      {
        method: 'piecewise',
        points: [
          { raw: 0, value: 0 },
          { raw: 30, value: 70 },
          { raw: 100, value: 100 },
        ],
      },
    ] as const;
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            weight: fc.integer({ min: 1, max: 9 }),
            method: fc.constantFrom(...methods),
            own: fc.integer({ min: 0, max: 80 }),
            others: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }),
          }),
          { minLength: 2, maxLength: 5 },
        ),
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (criteria, mix) => {
          const sum = criteria.reduce((all, { weight }) => all + weight, 0);
          const base = modelOf(criteria.map(({ weight }) => weight / sum));
          const model: ScoringModel = {
            ...base,
            dimensions: base.dimensions.map((dimension) => ({
              ...dimension,
              criteria: dimension.criteria.map((criterion, index) => ({
                ...criterion,
                valueFunction: criteria[index]?.method ?? asTheyAre,
              })),
            })),
          };
          const partners = aSnapshot(
            criteria.map(({ own, others }, index) => aMetric(`c${index}`, [own, ...others])),
          );
          const explained = explain(model, partners);
          const { efforts: plain } = plainAssumptions;
          const path = cheapestPath(explained, partners, plain);
          if (explained.tier === 0) {
            expect(path).toBeNull();
            return;
          }
          if (path === null) return;
          // The same partner with the numbers of the path, against the ranges of today.
          const after: Snapshot = {
            ...partners,
            metrics: partners.metrics.map((metric) => {
              const step = path.steps.find(({ part }) => part.criterion.metricCode === metric.code);
              const values = metric.values.slice();
              values[0] = step?.to ?? values[0] ?? NaN;
              return { ...metric, values };
            }),
          };
          const columns = judgeSnapshot(model, after, referencesOf(model, partners));
          expect(explainPartner(model, after, columns, 0).score).toBeGreaterThan(70 - 1e-6);
          // Any other way to share two hundred parts of the gap out.
          const share = mix.slice(0, criteria.length);
          const all = share.reduce((total, each) => total + each, 0);
          const counts = share.map((each) => Math.floor((200 * each) / all));
          counts[0] = 200 - counts.slice(1).reduce((total, each) => total + each, 0);
          const efforts = explained.parts.map((part, index) => {
            const points = ((counts[index] ?? 0) / 200) * (explained.gapToNext ?? 0);
            const value = (part.value ?? 0) + points / part.weightUsed;
            const { valueFunction, metricCode } = part.criterion;
            const to =
              points === 0
                ? part.raw
                : value > 100
                  ? null
                  : rawForValue(value, valueFunction, part.yardstick, part.raw);
            const metric = partners.metrics.find(({ code }) => code === metricCode);
            return to === null
              ? Infinity
              : effortBetween(part.raw ?? NaN, to, effortStep(metric, 'deviation'), 1);
          });
          const effort = efforts.reduce((total, each) => total + each, 0);
          expect(path.effort).toBeLessThanOrEqual(effort + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });
});
