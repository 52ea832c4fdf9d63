import { describe, expect, it } from 'vitest';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { decisionsOf } from '#shared/cycle/decisions-of-cycle.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { pathsOfCopy } from '#shared/disclosure/copy-paths.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { positionSentences, type StatedPosition } from '#shared/proposal/position.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { withReasons } from '#shared/proposal/why-changed.ts';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import { nothingHidden } from '#shared/sensitivity/hidden.ts';
import { aCycle, aDecision, cycleSnapshot } from '#test/fixtures/a-cycle.ts';
import { aModel } from '#test/fixtures/a-model.ts';

const decisions = [
  aDecision('P000000', 'Bronze'),
  aDecision('P000002', 'Bronze'),
  aDecision('P000003', 'Silver', {
    way: 'override',
    rationale: 'One step at a time.',
    approver: 'C. Officer',
    expires: '2026-12-31',
  }),
  aDecision('P000004', null),
  aDecision('P000005', null, { rationale: '' }),
];

const sheet = aCycle({ decisions });
const document = buildProposal(
  {
    title: 'Tiers',
    rationale: '',
    programme: 'Programme',
    createdAt: '2026-03-09T09:30:00.000Z',
    engineVersion: '0.1.0',
    signer: { name: 'R. Signer', function: 'finance' },
  },
  aModel(),
  cycleSnapshot,
  [],
  nothingHidden,
  {
    name: 'Spring review',
    kind: 'Annual review',
    asOf: '2026-03-01',
    tableSha256: 'b'.repeat(64),
    decisions: decisionsOf(sheet, cycleTable(sheet, '2026-03-02')),
  },
);

const failed = (changed: ProposalDocument): readonly string[] =>
  checkProposal(changed)
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => `${name}: ${detail}`);

type Partner = ProposalDocument['partners'][number];

const withPartner = (row: number, change: (partner: Partner) => Partner): ProposalDocument => {
  const partners = document.partners.map((each, index) => (index === row ? change(each) : each));
  const count = (side: 'currentTier' | 'proposedTier') =>
    [0, 1, 2, null].map((tier) => partners.filter((each) => each[side] === tier).length);
  return withReasons({
    ...document,
    partners,
    counts: { current: count('currentTier'), proposed: count('proposedTier') },
  });
};

const overriding = { approver: 'C. Officer', expires: '2026-12-31', rationale: 'Why.' };

describe('a proposal of a review cycle', () => {
  it('proposes the decided tiers and states how each was decided', () => {
    expect(proposalDocument.parse(document)).toEqual(document);
    expect(document.cycle).toEqual({
      name: 'Spring review',
      kind: 'Annual review',
      asOf: '2026-03-01',
      tableSha256: 'b'.repeat(64),
    });
    const { proposedTier, recommendedTier, decision } = document.partners[3] ?? {};
    expect([proposedTier, recommendedTier, decision]).toEqual([
      1,
      0,
      {
        way: 'override',
        rationale: 'One step at a time.',
        approver: 'C. Officer',
        expires: '2026-12-31',
      },
    ]);
    expect(document.partners[5]?.decision).toEqual({ way: 'accepted' });
    expect(failed(document)).toEqual([]);
  });

  it('is refused where a tier differs from what figures and rules give without an override', () => {
    const name = 'Every decision says how it was made: partner P000003';
    expect(failed(withPartner(3, (each) => ({ ...each, decision: { way: 'accepted' } })))).toEqual([
      `${name} has another tier than the recommended one without an override`,
    ]);
    expect(
      failed(
        withPartner(3, (each) => ({
          ...each,
          decision: { way: 'override', rationale: 'Why.' },
        })),
      ),
    ).toEqual([`${name} has an override without approver or last day`]);
    expect(
      failed(
        withPartner(3, (each) => ({
          ...each,
          proposedTier: 0,
          decision: undefined,
          recommendedTier: undefined,
        })),
      ),
    ).toEqual([`${name} has no decision`]);
    expect(
      failed(
        withPartner(3, (each) => ({
          ...each,
          proposedTier: 0,
          decision: { way: 'override', ...overriding },
        })),
      ),
    ).toEqual([`${name} has an override that overrides nothing`]);
    expect(
      failed(
        withPartner(3, (each) => ({
          ...each,
          proposedTier: 0,
          decision: { way: 'accepted', ...overriding },
        })),
      ),
    ).toEqual([`${name} has the approver or last day of an override without one`]);
    expect(
      failed(
        withPartner(3, (each) => ({
          ...each,
          proposedTier: 0,
          decision: { way: 'accepted' },
        })),
      ),
    ).toEqual([`${name} changes without a rationale`]);
  });

  it('is refused where the recommended tier is not what score and lines give', () => {
    expect(
      failed(
        withPartner(3, (each) => ({
          ...each,
          recommendedTier: 2,
          decision: { way: 'override', ...overriding },
        })),
      ),
    ).toEqual([
      'Tiers follow from scores and lines: partner P000003 does not belong to the tier it is given',
    ]);
  });

  it('is refused with decisions of a cycle that it does not state', () => {
    expect(failed({ ...document, cycle: undefined })).toEqual([
      'Every decision says how it was made: partner P000000 has a decision of a cycle that is not stated',
    ]);
  });

  it('tells a partner that another tier was decided on, and never why', () => {
    const { tiers, partners } = document;
    const said = positionSentences({ tiers, partner: partners[3] as StatedPosition['partner'] });
    expect(said).toContain('It was decided to give Silver instead of Gold.');
    expect(pathsOfCopy([], Object.keys(document.partners[3] ?? {}), 'h', true)).toEqual([
      '',
      ...['', '/contributions', '/coverage', '/currentTier', '/key', '/name', '/proposedTier'].map(
        (member) => `/partners/h${member}`,
      ),
      '/partners/h/recommendedTier',
      '/partners/h/score',
    ]);
  });

  it('writes decisions into tiers.csv', () => {
    const [head, , , , row] = tiersCsv(document).split('\r\n');
    expect(head).toBe(
      'key,partner,current tier,proposed tier,score,coverage,recommended tier,decision,rationale,approver,override until,why',
    );
    expect(row).toMatch(
      /^P000003,P000003,Bronze,Silver,[\d.]+,1,Gold,override,One step at a time\.,C\. Officer,2026-12-31,"[\d.]+ points reach the line of Gold, [\d.]+, by [\d.]+\. Decided otherwise than recommended \(Gold\)\. Rationale: One step at a time\."$/u,
    );
  });
});
