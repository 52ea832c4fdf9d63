import { describe, expect, it } from 'vitest';
import {
  addFromTemplate,
  changeDimension,
  keepWithinLimits,
  setDimensionKind,
} from '#renderer/features/model/model-edits.ts';
import type { CriterionId, DimensionId } from '#shared/model/ids.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { smallestJointChanges } from '#shared/reasons/smallest-joint-change.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { findFlipPoints } from '#shared/scoring/flip-points.ts';
import { pathsToNextTier } from '#shared/scoring/next-tier-paths.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { setWeight } from '#shared/scoring/set-weight.ts';
import { dimensionTemplates } from '#shared/scoring/templates/dimension-templates.ts';
import { modelTemplates, startFrom } from '#shared/scoring/templates/model-templates.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const posts: ValueFunction = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 };

/** a and b add half each; r takes up to 20 points off, nothing where it is worth 100. */
const risky = (overrides: Partial<ScoringModel> = {}): ScoringModel =>
  aModel({
    dimensions: [
      aDimension('d', [
        aCriterion('a', { weight: 0.5, valueFunction: posts }),
        aCriterion('b', { weight: 0.5, valueFunction: posts }),
      ]),
      aDimension('risk', [aCriterion('r', { valueFunction: posts })], {
        weight: 0.2,
        rules: { kind: 'takes' },
      }),
    ],
    ...overrides,
  });

const partners = aSnapshot([
  aMetric('a', [80, 80, 80, 80, 10, 'missing']),
  aMetric('b', [60, 60, 60, 60, 10, 'missing']),
  aMetric('r', [100, 0, 50, 'missing', 0, 50]),
]);

describe('a deduction', () => {
  it('keeps to limits of its own in points, and says what limits cannot be', () => {
    const id = aDimension('risk', []).id;
    const limited = (least: number, most: number): ScoringModel => {
      const model = risky();
      const rules = model.dimensions.find((dimension) => dimension.id === id)?.rules;
      if (rules === undefined) throw new Error('no deduction');
      return changeDimension(model, id, { rules: { ...rules, limits: { least, most } } });
    };
    const weightOf = (model: ScoringModel): number | undefined =>
      model.dimensions.find((dimension) => dimension.id === id)?.weight;
    expect(weightOf(keepWithinLimits(limited(0.05, 0.15), id))).toBe(0.15);
    expect(weightOf(setWeight(limited(0.05, 0.15), id, 0))).toBe(0.05);
    const messages = (model: ScoringModel): readonly string[] =>
      checkModel(model, partners).map(({ severity, message }) => `${severity}: ${message}`);
    expect(messages(limited(0.05, 0.15))).toContain(
      'warning: risk takes up to 20 points off, which is beyond its limits of 5 points to 15 points; move it, and it goes there.',
    );
    expect(messages(limited(0.3, 0.1))).toContain(
      'error: risk must take off at least 30 points and at most 10 points; the least must not be above the most.',
    );
    expect(messages(limited(0.1, 0.3))).toEqual(messages(risky()));
  });

  it('takes off at most its points, nothing where there is no risk or nothing is known of it, and stops at 0', () => {
    const model = risky({ minimumCoverage: 0.1 });
    const { scores, coverage } = scorePartners(model, judgeSnapshot(model, partners), 6);
    expect([...scores].map((score) => Number(score.toFixed(9)))).toEqual([70, 50, 60, 70, 0, NaN]);
    expect([...coverage].map((share) => Number(share.toFixed(6)))).toEqual([
      1, 1, 1, 0.833333, 1, 0.166667,
    ]);
  });

  it('is explained by points below zero, and the way up counts what the floor hides', () => {
    const model = risky();
    const columns = judgeSnapshot(model, partners);
    const [half, floored] = [2, 4].map((row) => explainPartner(model, partners, columns, row));
    expect(half?.parts.map(({ contribution }) => contribution)).toEqual([40, 30, -10]);
    expect(half?.score).toBe(60);
    // 10 points to the line of Gold: all of the risk would have to go.
    expect(
      pathsToNextTier(half ?? explainPartner(model, partners, columns, 2)).map(({ part, to }) => [
        part.criterion.name,
        to,
      ]),
    ).toEqual([
      ['a', 100],
      ['b', 80],
      ['r', 100],
    ]);
    expect([floored?.score, floored?.gapToNext]).toEqual([0, 50]);
  });

  it('moves no other weight, and others sum to 1 without it', () => {
    const more = setWeight(risky(), 'dimension-risk' as DimensionId, 0.35);
    expect(more.dimensions.map(({ weight }) => weight)).toEqual([1, 0.35]);
    expect(checkModel(more, partners)).toEqual([]);
    const added = setDimensionKind(more, 'dimension-risk' as DimensionId, 'adds');
    expect(added.dimensions.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
    const back = setDimensionKind(added, 'dimension-risk' as DimensionId, 'takes');
    expect(back.dimensions.map(({ weight, rules }) => [weight, rules.kind])).toEqual([
      [1, 'adds'],
      [0.1, 'takes'],
    ]);
    const alone = setDimensionKind(risky(), 'dimension-d' as DimensionId, 'takes');
    expect(checkModel(alone, partners).map(({ message }) => message)).toContain(
      'Every dimension takes points off; at least one must add to the score.',
    );
  });

  it('flips a tier where its slider takes the score over a line', () => {
    const model = risky();
    const flips = findFlipPoints(model, judgeSnapshot(model, partners), 1);
    const own = flips.find(({ id }) => id === 'dimension-risk');
    // 70 − 100 · w = 70 only without any; 40 at 0.3.
    expect([own?.to.toFixed(6), own?.tier]).toEqual(['0.300000', 2]);
  });

  it('stays as it is in the smallest joint change of weights', () => {
    const model = risky();
    const columns = judgeSnapshot(model, partners);
    const { up } = smallestJointChanges(model, columns, 2);
    expect(
      up.kind === 'change' ? up.changes.map(({ id, to }) => [id, Number(to.toFixed(6))]) : up,
    ).toEqual([
      ['criterion-a' as CriterionId, 1],
      ['criterion-b' as CriterionId, 0],
    ]);
  });

  it('stands in a proposal that adds up', () => {
    const frame = {
      title: 'Tiers',
      rationale: '',
      programme: 'Programme',
      createdAt: '2026-01-02T03:04:05Z',
      engineVersion: '1',
      signer: { name: 'A', function: 'B' },
    };
    const document = buildProposal(frame, risky(), partners, []);
    expect(document.method.dimensions.map(({ takes, weight }) => [takes, weight])).toEqual([
      [undefined, '1'],
      [true, '0.2'],
    ]);
    expect(document.partners[4]).toMatchObject({
      score: '0.000000',
      contributions: ['5.000000000', '5.000000000', '-20.000000000'],
    });
    expect(checkProposal(document).filter(({ passed }) => !passed)).toEqual([]);
  });
});

describe('templates', () => {
  const programme = aSnapshot(
    ['Revenue', 'Gross margin', 'Joint leads', 'Renewal rate', 'Escalations', 'Headcount'].map(
      (name) => aMetric(name, [1, 2], { higherIsBetter: name !== 'Escalations' }),
    ),
  );
  const ids = (): (() => string) => {
    let next = 0;
    return () => `new-${(next += 1)}`;
  };

  it('of a dimension bring the metrics that suit them and no criterion uses yet', () => {
    const newId = ids();
    const bare = aModel({ dimensions: [] });
    const all = dimensionTemplates.reduce(
      (model, template) => addFromTemplate(model, template, programme, newId),
      bare,
    );
    expect(
      all.dimensions.map(({ name, criteria }) => [name, criteria.map((each) => each.name)]),
    ).toEqual([
      ['Performance', ['Revenue', 'Gross margin']],
      ['Potential', ['Joint leads']],
      ['Strategic importance', ['Renewal rate']],
      ['Risk', ['Escalations']],
    ]);
    expect(all.dimensions[3]?.rules.kind).toBe('takes');
    expect(all.dimensions[3]?.criteria[0]?.valueFunction).toEqual({
      method: 'minmax',
      direction: 'lower',
    });
    const [performance] = dimensionTemplates;
    if (performance === undefined) throw new Error('there are four');
    const again = addFromTemplate(all, performance, programme, newId);
    expect(again.dimensions.at(-1)).toMatchObject({ name: 'Performance 2', criteria: [] });
  });

  it('of a model weigh by the type of partner, without findings', () => {
    const [resellers, , , suppliers] = modelTemplates;
    if (resellers === undefined || suppliers === undefined) throw new Error('there are four');
    const model = startFrom(resellers, aModel(), programme, ids());
    expect(model.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
      ['Performance', 0.5],
      ['Potential', 0.3],
      ['Strategic importance', 0.2],
      ['Risk', 0.1],
    ]);
    expect(checkModel(model, programme)).toEqual([]);
    const few = aSnapshot([aMetric('Revenue', [1, 2]), aMetric('Escalations', [1, 2])]);
    expect(
      startFrom(suppliers, aModel(), few, ids()).dimensions.map(({ name, weight }) => [
        name,
        weight,
      ]),
    ).toEqual([
      ['Performance', 1],
      ['Risk', 0.2],
    ]);
  });
});
