import { describe, expect, it } from 'vitest';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { withReasons } from '#shared/proposal/why-changed.ts';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import { aGate, anAttributeGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const model = aModel({
  tiers: [
    aTier('Gold', 70, {
      rules: {
        gates: [
          aGate('engineers', 'atLeast', 2, { message: 'At least 2 certified engineers' }),
          anAttributeGate('region', ['Nordics']),
        ],
      },
    }),
    aTier('Silver', 40),
    aTier('Bronze', null),
  ],
  rules: { vetoes: [aVeto('Bronze', aGate('growth', 'lessThan', 1))] },
});

const document = buildProposal(
  {
    title: 'Tiers',
    rationale: '',
    programme: 'Programme',
    createdAt: '2026-03-01T09:30:00.000Z',
    engineVersion: '0.1.0',
    signer: { name: 'R. Signer', function: 'finance' },
  },
  model,
  aSnapshot(
    [
      aMetric('revenue', [40, 40, 40, 10]),
      aMetric('growth', [9, 9, 0.5, 1]),
      aMetric('reach', [5, 5, 5, 1]),
      aMetric('engineers', [2, 1, 3, 'missing']),
    ],
    [anAttribute('region', ['Nordics', 'Iberia', 'Nordics', ''])],
  ),
  [],
);

const failed = (changed: ProposalDocument): readonly string[] =>
  checkProposal(changed)
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => `${name}: ${detail}`);

const withPartner = (
  row: number,
  change: Partial<ProposalDocument['partners'][number]>,
): ProposalDocument =>
  withReasons({
    ...document,
    partners: document.partners.map((each, index) =>
      index === row ? { ...each, ...change } : each,
    ),
  });

describe('a proposal with gates', () => {
  it('states every gate, and what each found for every partner', () => {
    expect(proposalDocument.parse(document)).toEqual(document);
    expect(document.partners.map(({ proposedTier, found }) => [proposedTier, found])).toEqual([
      [0, ['2', 'Nordics', '9']],
      [1, ['1', 'Iberia', '9']],
      [2, ['3', 'Nordics', '0.5']],
      [2, [null, null, '1']],
    ]);
    expect(failed(document)).toEqual([]);
  });

  it('is judged again by a verifier, gate by gate', () => {
    expect(failed(withPartner(1, { found: ['2', 'Nordics', '9'] }))).toEqual([
      'Tiers follow from scores, lines and gates: partner P000001 does not belong to the tier it is given',
    ]);
    expect(failed(withPartner(0, { found: ['2', 'Nordics'] }))).toContain(
      'Every gate says what it found: partner P000000 has not one entry for each gate and veto',
    );
    expect(failed(withPartner(0, { found: ['two', 'Nordics', '9'] }))).toContain(
      'Every gate says what it found: partner P000000 has not one entry for each gate and veto',
    );
    const vetoes = (document.vetoes ?? []).map((veto) => ({ ...veto, highest: 7 }));
    expect(failed({ ...document, vetoes })[0]).toBe(
      'Every gate says what it found: a gate or veto is about a tier that cannot have one',
    );
  });

  it('names the failed gates in tiers.csv', () => {
    const rows = tiersCsv(document).split('\r\n');
    expect(rows[0]).toBe('key,partner,current tier,proposed tier,score,coverage,failed gates,why');
    expect(rows[2]).toContain(
      '"Gold: At least 2 certified engineers, found 1; Gold: region is Nordics, found Iberia"',
    );
    expect(rows[3]).toContain('"never above Bronze: growth less than 1, found 0.5"');
    expect(rows[1]).toContain(',1,,');
  });

  it('adds nothing where a model has none, so that earlier files verify', () => {
    const plain = aProposal();
    expect(Object.keys(plain)).not.toContain('vetoes');
    expect(plain.tiers.map((tier) => Object.keys(tier))).toEqual(
      plain.tiers.map(() => ['name', 'purpose', 'shape', 'line']),
    );
    expect(failed(plain)).toEqual([]);
  });
});
