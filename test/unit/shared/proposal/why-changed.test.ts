import { describe, expect, it } from 'vitest';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { changeGroups } from '#shared/proposal/change-words.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { aGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const model = aModel({
  dimensions: [
    aDimension('d', [
      aCriterion('x', {
        valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
      }),
    ]),
  ],
  tiers: [
    aTier('Gold', 70, {
      rules: { gates: [aGate('engineers', 'atLeast', 2, { message: 'Two certified engineers' })] },
    }),
    aTier('Silver', 40),
    aTier('Bronze', null),
  ],
  rules: { vetoes: [aVeto('Bronze', aGate('growth', 'lessThan', 1))] },
});

const cases = [
  ['Silver', 70.001, 2, 9],
  ['Gold', 69.999, 2, 9],
  ['Gold', 71, 1, 9],
  ['Silver', 55, 2, 0.5],
  ['', 10, 2, 9],
  ['Silver', 'missing', 2, 9],
  ['Silver', 40, 2, 9],
  ['Bronze', 40, 2, 9],
] as const;

const document = buildProposal(
  {
    ...{ title: 'Tiers', rationale: '', programme: 'P', createdAt: '2026-03-01T09:30:00.000Z' },
    ...{ engineVersion: '0.1.0', signer: { name: 'R. Signer', function: 'finance' } },
  },
  model,
  aSnapshot(
    [
      aMetric(
        'x',
        cases.map(([, x]) => x),
      ),
      aMetric(
        'engineers',
        cases.map(([, , engineers]) => engineers),
      ),
      aMetric(
        'growth',
        cases.map(([, , , growth]) => growth),
      ),
    ],
    [
      anAttribute(
        'tier',
        cases.map(([tier]) => tier),
        { role: 'currentTier' },
      ),
    ],
  ),
  [],
);

const whyOf = ({ partners }: ProposalDocument): readonly (string | undefined)[] =>
  partners.map(({ why }) => why);
const failed = (changed: ProposalDocument): readonly string[] =>
  checkProposal(changed)
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => `${name}: ${detail}`);
type Partner = ProposalDocument['partners'][number];

const told = (partner: Partner, why: string | undefined): Partner => {
  const rest = { ...partner };
  delete rest.why;
  return why === undefined ? rest : { ...rest, why };
};
const withWhy = (row: number, why: string | undefined): ProposalDocument => ({
  ...document,
  partners: document.partners.map((each, index) => {
    return index === row ? told(each, why) : each;
  }),
});

describe('the reason of a change', () => {
  it('says which line a score reaches or misses and by how much, what gates do, and what is not known', () => {
    expect(whyOf(document)).toEqual([
      '70.001 points reach the line of Gold, 70.000, by 0.001; its gate holds.',
      '69.999 points miss the line of Gold, 70.000, by 0.001.',
      '71.00 points reach the line of Gold, 70.00, by 1.00; Gold: Two certified engineers, found 1.',
      '55.00 points reach the line of Silver, 40.00, by 15.00; never above Bronze: growth less than 1, found 0.5.',
      '10.00 points; Bronze has no line.',
      'No score: data cover 0 % of the weight, and a score takes 50 %.',
      undefined,
      '40.00 points reach the line of Silver, 40.00, exactly.',
    ]);
    expect(proposalDocument.parse(document)).toEqual(document);
    expect(failed(document)).toEqual([]);
  });

  it('is read beside the change by whoever decides', () => {
    expect(changeGroups(document)[1]).toEqual({
      heading: '3 partners fall',
      partners: [
        'P000001: Gold to Silver. 69.999 points miss the line of Gold, 70.000, by 0.001.',
        'P000002: Gold to Silver. 71.00 points reach the line of Gold, 70.00, by 1.00; Gold: Two certified engineers, found 1.',
        'P000003: Silver to Bronze. 55.00 points reach the line of Silver, 40.00, by 15.00; never above Bronze: growth less than 1, found 0.5.',
      ],
    });
  });

  it('is made again by a verifier, and must follow from the figures', () => {
    const name = 'Every change says why: partner';
    expect(failed(withWhy(0, 'It is a good partner.'))).toEqual([
      `${name} P000000 has a reason that does not follow`,
    ]);
    expect(failed(withWhy(1, undefined))).toEqual([`${name} P000001 changes without a reason`]);
    expect(failed(withWhy(6, 'Because.'))).toEqual([
      `${name} P000006 has a reason that does not follow`,
    ]);
  });

  it('is not asked of proposals of before', () => {
    const before = {
      ...document,
      partners: document.partners.map((each) => told(each, undefined)),
    };
    expect(failed(before)).toEqual([]);
    expect(checkProposal(before).map((check) => check.name)).not.toContain('Every change says why');
  });
});
