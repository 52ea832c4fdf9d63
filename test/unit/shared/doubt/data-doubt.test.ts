import { describe, expect, it } from 'vitest';
import { doubtOfData, drawPartner } from '#shared/doubt/data-doubt.ts';
import { doubtOfPartner, weightingsOf } from '#shared/doubt/doubt-of-partner.ts';
import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import type { MetricErrors } from '#shared/model/assumptions.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { aGate } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const asTheyAre = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 } as const;

const modelOf = (codes: readonly string[]): ScoringModel =>
  aModel({
    dimensions: [
      aDimension(
        'all',
        codes.map((code) =>
          aCriterion(code, { weight: 1 / codes.length, valueFunction: asTheyAre }),
        ),
      ),
    ],
    tiers: [aTier('High', 75), aTier('Low', null)],
  });

const draws = 10_000;

const sharesOf = (model: ScoringModel, snapshot: Snapshot, errors: MetricErrors, row = 0) =>
  doubtOfData(
    model,
    drawPartner(model, snapshot, judgeSnapshot(model, snapshot), row, errors, draws),
    null,
  );

describe('a tier under the error of the data', () => {
  it('is one standard deviation from the line with a probability of 0.1587, by the normal table', () => {
    const snapshot = aSnapshot([aMetric('a', [70, 20])]);
    const absolute = sharesOf(modelOf(['a']), snapshot, { a: { kind: 'absolute', amount: 5 } });
    expect(absolute.byTier[0]).toBeCloseTo(0.1587, 2);
    expect(absolute.without).toBe(0);
    const relative = sharesOf(modelOf(['a']), snapshot, { a: { kind: 'relative', share: 5 / 70 } });
    expect(relative).toEqual(absolute);
  });

  it('is certain without errors, and the same each time', () => {
    const snapshot = aSnapshot([aMetric('a', [70, 90]), aMetric('b', [90, 80])]);
    expect(sharesOf(modelOf(['a', 'b']), snapshot, {})).toEqual({ byTier: [1, 0], without: 0 });
    const errors: MetricErrors = { a: { kind: 'absolute', amount: 30 } };
    const once = sharesOf(modelOf(['a', 'b']), snapshot, errors);
    expect(once.byTier[0]).toBeGreaterThan(0.5);
    expect(sharesOf(modelOf(['a', 'b']), snapshot, errors)).toEqual(once);
  });

  it('goes through gates with the same draw as through the criterion', () => {
    const model = modelOf(['a']);
    const tiers = model.tiers.map((tier, index) =>
      index === 0
        ? { ...tier, rules: { ...tier.rules, gates: [aGate('a', 'atLeast', 80)] } }
        : tier,
    );
    const snapshot = aSnapshot([aMetric('a', [80])]);
    const shares = sharesOf({ ...model, tiers }, snapshot, { a: { kind: 'absolute', amount: 2 } });
    // Above 80 the line of 75 is passed as well: half of the draws, not half of nearly all.
    expect(shares.byTier[0]).toBeCloseTo(0.5, 2);
  });

  it('goes through formulas', () => {
    const formula = {
      id: 'f',
      code: 'half',
      name: 'Half',
      formula: '[a] / 2',
      unit: '',
      decimals: 0,
      higherIsBetter: true,
    };
    const snapshot = addFormulas(aSnapshot([aMetric('a', [140])]), [formula]);
    const shares = sharesOf(modelOf(['half']), snapshot, { a: { kind: 'absolute', amount: 10 } });
    expect(shares.byTier[0]).toBeCloseTo(0.1587, 2);
  });

  it('together with that of weights is that of weights alone where the data are exact', () => {
    const model = modelOf(['a', 'b', 'c']);
    const snapshot = aSnapshot([
      aMetric('a', [90, 1]),
      aMetric('b', [60, 1]),
      aMetric('c', ['missing', 1]),
    ]);
    const weightings = weightingsOf(model, { kind: 'any' });
    expect(weightings).not.toBeNull();
    if (weightings === null) return;
    const columns = judgeSnapshot(model, snapshot);
    const exact = drawPartner(model, snapshot, columns, 0, {}, draws);
    const alone = doubtOfPartner(model, columns, 0, weightings);
    const together = doubtOfData(model, exact, weightings);
    expect(together.byTier.map((share) => share.toFixed(9))).toEqual(
      alone.byTier.map((share) => share.toFixed(9)),
    );
    expect(together.without).toBeCloseTo(alone.without, 9);
  });
});
