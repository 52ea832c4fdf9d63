import { describe, expect, it } from 'vitest';
import type { AbsencePolicy } from '#shared/model/absence-policy.ts';
import type { Absence } from '#shared/model/cell-status.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { judgeSnapshot, referencesOf } from '#shared/scoring/criteria.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { policyWords } from '#shared/scoring/policy-words.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

/** Two criteria of half the weight each, from 0 to 100; the first treats absences so. */
const half = (policies: Partial<Record<Absence, AbsencePolicy>>): ScoringModel =>
  aModel({
    dimensions: [
      aDimension('d', [
        aCriterion('a', {
          weight: 0.5,
          valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          rules: { absencePolicies: policies },
        }),
        aCriterion('b', {
          weight: 0.5,
          valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
        }),
      ]),
    ],
  });

const partners = aSnapshot([
  aMetric('a', ['missing', 'noActivity', 10, 20, 30, 40, 90]),
  aMetric('b', [80, 80, 80, 80, 80, 80, 80]),
]);

const scoresOf = (policies: Partial<Record<Absence, AbsencePolicy>>): readonly number[] => {
  const model = half(policies);
  const { scores } = scorePartners(model, judgeSnapshot(model, partners), 7);
  return [...scores.slice(0, 2)];
};

describe('absences of one criterion', () => {
  it('follow the model where the criterion says nothing: left out if missing, worst if inactive', () => {
    expect(scoresOf({})).toEqual([80, 40]);
  });

  it('count as a value, a percentile, the worst, or block, each kind in its own way', () => {
    expect(scoresOf({ missing: { value: 50 }, noActivity: 'reweight' })).toEqual([65, 80]);
    // numpy.percentile([10, 20, 30, 40, 90], [25, 90]) is [20, 70].
    expect(scoresOf({ missing: { percentile: 25 }, noActivity: { percentile: 90 } })).toEqual([
      50, 75,
    ]);
    expect(scoresOf({ missing: 'worst', noActivity: 'block' })).toEqual([40, NaN]);
  });

  it('leave the criterion out where a percentile is asked for and nobody has a number', () => {
    const model = half({ missing: { percentile: 50 } });
    const nobody = aSnapshot([aMetric('a', ['missing', 'missing']), aMetric('b', [80, 60])]);
    const { scores, coverage } = scorePartners(model, judgeSnapshot(model, nobody), 2);
    expect([[...scores], [...coverage]]).toEqual([
      [80, 60],
      [0.5, 0.5],
    ]);
  });

  it('keep the percentile of today in a future in which everybody falls', () => {
    const model = half({ missing: { percentile: 50 } });
    const today = referencesOf(model, partners);
    const fallen = aSnapshot([aMetric('a', ['missing', 1, 1, 1, 1, 1, 1]), aMetric('b', [80])]);
    expect(judgeSnapshot(model, fallen, today)[0]?.values[0]).toBe(30);
  });

  it('are explained with the rule that acted', () => {
    const model = half({ missing: { percentile: 25 }, noActivity: 'block' });
    const columns = judgeSnapshot(model, partners);
    const [missing, blocked] = [0, 1].map((row) => explainPartner(model, partners, columns, row));
    expect(missing?.parts[0]).toMatchObject({ rule: 'filled', value: 20, contribution: 10 });
    expect(policyWords(missing?.parts[0]?.policy ?? 'worst')).toBe(
      'counts as percentile 25 of the partners that have a value',
    );
    expect(blocked).toMatchObject({ score: null, tier: null, coverage: 0.5 });
    expect(blocked?.parts.map(({ rule }) => rule)).toEqual(['blocks', 'observed']);
  });

  it('stand in a proposal, which a verifier holds against the coverage', () => {
    const model = half({ missing: { percentile: 25 }, noActivity: 'block' });
    const frame = {
      title: 'Tiers',
      rationale: '',
      programme: 'Programme',
      createdAt: '2026-01-02T03:04:05Z',
      engineVersion: '1',
      signer: { name: 'A', function: 'B' },
    };
    const document = buildProposal(frame, model, partners, []);
    expect(document.method.dimensions[0]?.criteria.map((each) => each.absencePolicies)).toEqual([
      { missing: { percentile: '25' }, noActivity: 'block' },
      undefined,
    ]);
    expect(document.partners.map(({ score, blockedBy }) => [score, blockedBy]).slice(0, 3)).toEqual(
      [
        ['50.000000', undefined],
        [null, [0]],
        ['45.000000', undefined],
      ],
    );
    expect(checkProposal(document).filter(({ passed }) => !passed)).toEqual([]);
    const [first, ...rest] = document.partners;
    const forged = {
      ...document,
      partners: [{ ...first, coverage: '0.400000' } as typeof first & object, ...rest],
    };
    expect(checkProposal(forged).filter(({ passed }) => !passed)).toMatchObject([
      { name: 'No score rests on too little data' },
    ]);
  });
});
