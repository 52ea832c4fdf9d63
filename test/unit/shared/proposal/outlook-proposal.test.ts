import { describe, expect, it } from 'vitest';
import type { EnsembleFigures } from '#shared/model/ensemble.ts';
import { usualEnsemble } from '#shared/model/ensemble.ts';
import type { Driver, Futures } from '#shared/model/futures.ts';
import { noFutures } from '#shared/model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { buildOutlook, withOutlook } from '#shared/proposal/build-outlook.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const demand: Driver = {
  id: 'demand' as DriverId,
  name: 'Demand',
  theme: 'market',
  unit: '%',
  baseline: 100,
  low: 20,
  high: 150,
};

const futures: Futures = {
  ...noFutures,
  drivers: [demand],
  effects: [
    {
      id: 'e' as EffectId,
      driverId: demand.id,
      metricCode: 'revenue',
      kind: 'multiply',
      size: 0.01,
      exposureAttribute: null,
      exposures: [],
      defaultShare: 1,
      reason: '',
    },
  ],
  scenarios: [
    {
      id: 's' as ScenarioId,
      name: 'Demand halves',
      narrative: 'A bad year.',
      states: [{ driverId: demand.id, value: 50 }],
      horizonMonths: 12,
      probability: 1,
    },
  ],
};

const snapshot = aSnapshot(
  [
    aMetric('revenue', [10, 20, 30, 40, 'missing']),
    aMetric('growth', [4, 3, 2, 9, 'missing']),
    aMetric('reach', [1, 9, 'noActivity', 5, 'missing']),
  ],
  [anAttribute('tier', ['Gold', 'Silver', '', 'Bronze', 'Bronze'], { role: 'currentTier' })],
);

/** Ten futures: each partner is in its first tier in all of them, the last has none. */
const figures: EnsembleFigures = {
  today: new Uint8Array(5),
  byTier: Uint32Array.from([0, 0, 10, 0, 0, 4, 6, 0, 0, 0, 10, 0, 10, 0, 0, 0, 0, 0, 0, 10]),
  ...{ worst: new Float64Array(5), best: new Float64Array(5), scoreMicros: new Float64Array(5) },
  ...{ worstFuture: new Int32Array(5), greatestRegret: new Float64Array(5) },
  ...{ regret90: new Float64Array(5), tiersByFuture: new Uint32Array(40) },
  ...{ fallen: new Uint32Array(10), risen: new Uint32Array(10), bill: new Float64Array(0) },
  tiers: new Uint8Array(0),
};

const ensemble = {
  createdAt: '2026-03-01T09:00:00.000Z',
  engineVersion: '0.1.0',
  inputsSha256: 'c'.repeat(64),
  facts: {
    settings: { ...usualEnsemble, futures: 10 },
    ...{ drivers: [demand], correlations: [], tierNames: ['Gold', 'Silver', 'Bronze'] },
    ...{ billUnit: null, partnerKeys: snapshot.partnerKeys },
  },
  figures,
};

const base = buildProposal(
  {
    title: 'Tiers',
    rationale: '',
    programme: 'Programme',
    createdAt: '2026-03-01T09:30:00.000Z',
    engineVersion: '0.1.0',
    signer: { name: 'R. Signer', function: 'finance' },
  },
  aModel(),
  snapshot,
  [],
);

const document = withOutlook(base, buildOutlook(aModel(), snapshot, { futures, ensemble }));

const failed = (changed: ProposalDocument): readonly string[] =>
  checkProposal(changed)
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => `${name}: ${detail}`);

type Partner = ProposalDocument['partners'][number];

const withPartner = (row: number, part: Partial<Partner['outlook']> | null): ProposalDocument => ({
  ...document,
  partners: document.partners.map(({ outlook, ...partner }, index) =>
    index !== row
      ? { ...partner, outlook }
      : part === null || outlook === undefined
        ? partner
        : { ...partner, outlook: { ...outlook, ...part } },
  ),
});

const name = 'Futures and other weights are counted right';

describe('a proposal with an outlook', () => {
  it('says what each scenario changes, where every partner would stand, and how sure its tier is', () => {
    expect(proposalDocument.parse(document)).toEqual(document);
    const { outlook, partners } = document;
    expect(outlook).toEqual({
      scenarios: [
        {
          name: 'Demand halves',
          narrative: 'A bad year.',
          probability: '1',
          horizonMonths: 12,
          states: [{ driver: 'Demand', unit: '%', baseline: '100', value: '50' }],
          counts: [0, 1, 3, 1],
          risen: 0,
          fallen: 2,
        },
      ],
      ensemble: {
        futures: 10,
        method: 'latinHypercube',
        seed: 1,
        horizonMonths: null,
        createdAt: '2026-03-01T09:00:00.000Z',
        engineVersion: '0.1.0',
        inputsSha256: 'c'.repeat(64),
      },
      weightings: { count: 2000, kind: 'band', share: '0.25', seed: 1 },
    });
    expect(partners.map((partner) => partner.outlook?.scenarios)).toEqual([
      [2],
      [2],
      [2],
      [1],
      [null],
    ]);
    expect(partners[1]?.outlook?.ensemble).toEqual([0, 4, 6, 0]);
    const sums = partners.map((partner) =>
      partner.outlook?.weightings?.reduce((sum, count) => sum + count, 0),
    );
    expect(sums).toEqual([2000, 2000, 2000, 2000, 2000]);
    expect(partners.at(-1)?.outlook?.weightings).toEqual([0, 0, 0, 2000]);
    expect(failed(document)).toEqual([]);
  });

  it('is the same again for the same inputs, and has no ensemble or scenarios where there are none', () => {
    const again = buildOutlook(aModel(), snapshot, { futures, ensemble });
    expect(withOutlook(base, again)).toEqual(document);
    const plain = withOutlook(
      base,
      buildOutlook(aModel(), snapshot, { futures: noFutures, ensemble: null }),
    );
    expect(plain.outlook).toEqual({ scenarios: [], weightings: document.outlook?.weightings });
    expect(failed(plain)).toEqual([]);
    expect(failed(base)).toEqual([]);
  });

  it.each<readonly [string, ProposalDocument, string]>([
    [
      'a partner that stands elsewhere in a scenario',
      withPartner(1, { scenarios: [0] }),
      'counting the partners of Demand halves gives other numbers',
    ],
    [
      'a scenario too many',
      withPartner(0, { scenarios: [2, 2] }),
      'partner P000000 has not one tier for each scenario',
    ],
    [
      'a tier that there is not',
      withPartner(0, { scenarios: [3] }),
      'partner P000000 has not one tier for each scenario',
    ],
    [
      'futures that do not add up',
      withPartner(2, { ensemble: [1, 0, 10, 0] }),
      'partner P000002 has counts of futures that do not add up to 10',
    ],
    [
      'weightings that do not add up',
      withPartner(2, { weightings: [0, 0, 1999, 0] }),
      'partner P000002 has counts of weightings that do not add up to 2000',
    ],
    [
      'a partner without an outlook',
      withPartner(3, null),
      'partner P000003 has an outlook that is not stated for all, or none',
    ],
    [
      'an outlook of partners alone',
      { ...document, outlook: undefined },
      'partner P000000 has an outlook that is not stated for all, or none',
    ],
    [
      'a run that no partner has counts of',
      {
        ...base,
        outlook: document.outlook,
        partners: base.partners.map((partner) => ({ ...partner, outlook: { scenarios: [2] } })),
      },
      'partner P000000 has counts of futures without the run, or the run without them',
    ],
    [
      'other numbers of a scenario',
      {
        ...document,
        outlook: {
          scenarios: (document.outlook?.scenarios ?? []).map((each) => ({ ...each, fallen: 1 })),
          ensemble: document.outlook?.ensemble,
          weightings: document.outlook?.weightings,
        },
      },
      'counting the partners of Demand halves gives other numbers',
    ],
  ])('does not verify with %s', (_what, changed, detail) => {
    expect(failed(changed)).toEqual([`${name}: ${detail}`]);
  });
});
