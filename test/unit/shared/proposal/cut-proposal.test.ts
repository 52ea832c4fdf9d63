import { describe, expect, it } from 'vitest';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument } from '#shared/proposal/proposal-document.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const frame = {
  title: 'Tiers',
  rationale: '',
  programme: 'Programme',
  createdAt: '2026-03-01T09:30:00.000Z',
  engineVersion: '0.1.0',
  signer: { name: 'R. Signer', function: 'finance' },
};

describe('a proposal of tiers that are cut by count', () => {
  it('freezes the lines where they lie, says how they were found, and verifies without the partners', () => {
    const model = aModel({
      tiers: [
        aTier('Gold', 70, { rules: { cut: { by: 'count', count: 1, ties: 'allIn' } } }),
        aTier('Silver', 40, { rules: { cut: { by: 'share', share: 0.5, ties: 'allOut' } } }),
        aTier('Bronze', null),
      ],
    });
    const document = proposalDocument.parse(
      buildProposal(
        frame,
        model,
        aSnapshot([
          aMetric('revenue', [10, 40, 30, 7]),
          aMetric('growth', [9, 8, 7, 6]),
          aMetric('reach', [5, 5, 3, 1]),
        ]),
        [],
      ),
    );
    expect(document.tiers.map(({ line, cut }) => [line, cut])).toEqual([
      ['90', { by: 'count', of: '1', ties: 'allIn' }],
      [
        document.partners[2]?.score?.replace(/0+$/u, ''),
        { by: 'share', of: '0.5', ties: 'allOut' },
      ],
      [null, undefined],
    ]);
    expect(document.partners.map(({ proposedTier }) => proposedTier)).toEqual([1, 0, 1, 2]);
    expect(checkProposal(document).filter(({ passed }) => !passed)).toEqual([]);
  });
});

describe('a proposal of a model with a deduction', () => {
  it('verifies also where a partner has data for nothing but the deduction', () => {
    const model = aModel({
      dimensions: [
        aDimension('performance', [aCriterion('revenue')]),
        aDimension('risk', [aCriterion('incidents')], { weight: 0.2, rules: { kind: 'takes' } }),
      ],
      minimumCoverage: 0.1,
    });
    const document = buildProposal(
      frame,
      model,
      aSnapshot([aMetric('revenue', [10, 40, 'missing']), aMetric('incidents', [2, 0, 1])]),
      [],
    );
    const [last] = document.partners.slice(-1);
    expect([last?.score, last?.coverage]).toEqual([null, '0.166667']);
    expect(checkProposal(document).filter(({ passed }) => !passed)).toEqual([]);
    const forged = document.partners.map((partner) => ({
      ...partner,
      coverage: partner.score === null ? '0.17' : partner.coverage,
    }));
    expect(
      checkProposal({ ...document, partners: forged }).filter(({ passed }) => !passed).length,
    ).toBe(1);
  });
});
