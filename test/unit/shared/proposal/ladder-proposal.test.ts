import { describe, expect, it } from 'vitest';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMilestone, milestoneColumns } from '#test/fixtures/a-milestone.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { aCriterion, aDimension } from '#test/fixtures/a-model.ts';

const snapshot = aSnapshot(
  [aMetric('x', [80, 66, 75, 10])],
  [anAttribute('tier', ['Gold', 'Gold', 'Silver', 'Silver'], { role: 'currentTier' })],
);

const proposed = (
  model = aLadder([{ hold: 60, confirmUp: 2 }, { noticeDays: 30 }]),
  partners: Snapshot = snapshot,
) =>
  buildProposal(
    {
      ...{ title: 'T', rationale: '', programme: 'P', createdAt: '2026-03-31T10:00:00.000Z' },
      ...{ engineVersion: '0', signer: { name: 'S', function: 'finance' } },
    },
    {
      ...model,
      dimensions: [
        aDimension('d', [
          aCriterion('x', {
            valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
          }),
        ]),
      ],
    },
    partners,
    [],
  );

const failed = (document: ProposalDocument): readonly string[] =>
  checkProposal(document)
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => `${name}: ${detail}`);

describe('a proposal of a ladder with a clock', () => {
  it('proposes what the next review gives, with the reason, and is verified by running it again', () => {
    const document = proposalDocument.parse(JSON.parse(JSON.stringify(proposed())));
    expect(document.partners.map(({ proposedTier, step }) => [proposedTier, step?.earned])).toEqual(
      [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 2],
      ],
    );
    expect(document.partners.map(({ step }) => step?.reason)).toEqual([
      'Stays in Gold: the score and the rules give this tier.',
      'Stays in Gold by its hold line of 60 points; the score alone gives Silver.',
      'Reaches Gold, 1 of 2 reviews in a row; stays in Silver until that is confirmed.',
      'Notice since 2026-03-31: loses Silver at the first review from 2026-04-30 on, unless it is back at its hold line.',
    ]);
    expect(failed(document)).toEqual([]);
    expect(checkProposal(document).map(({ name }) => name)).toContain(
      'Proposed tiers follow from the ladder',
    );
  });

  it('fails where a tier, a rule or a state was changed afterwards', () => {
    const document = proposed();
    const change = (place: number, part: Partial<ProposalDocument['partners'][number]>) => ({
      ...document,
      partners: document.partners.map((each, index) =>
        index === place ? { ...each, ...part } : each,
      ),
    });
    expect(failed(change(2, { proposedTier: 0 }))[0]).toBe(
      'Proposed tiers follow from the ladder: partner P000002 is not put there by the review of 2026-03-31',
    );
    const [first, ...rest] = document.tiers;
    if (first?.clock === undefined) throw new Error('the first tier has a clock');
    const harsher = {
      ...document,
      tiers: [{ ...first, clock: { ...first.clock, hold: '68' } }, ...rest],
    };
    expect(failed(harsher)[0]).toContain('partner P000001 is not put there');
    expect(failed({ ...document, ladder: undefined })[0]).toContain('a ladder that is not stated');
  });

  it('states nothing of a ladder without a clock', () => {
    const document = proposed(aLadder());
    expect([document.ladder, document.partners[0]?.step, document.tiers[0]?.clock]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a proposal of a programme with milestones', () => {
  const model = (() => {
    const ladder = aLadder([{ confirmDown: 2 }]);
    const milestones = [
      aMilestone('Pipeline', [
        ['promote', 'Gold'],
        ['regress', 'Silver'],
      ]),
      aMilestone('Breach', [['watch', 'Silver']], 'down'),
    ];
    return { ...ladder, rules: { ...ladder.rules, milestones } };
  })();
  const metrics = [aMetric('x', [80, 66, 75, 50])];
  const milestones = milestoneColumns([
    { row: 0, name: 'Breach', due: '2026-12-31', metOn: '2026-03-01', because: 'note: letter' },
    { row: 2, name: 'Pipeline', due: '2026-06-30' },
    { row: 3, name: 'Pipeline', due: '2026-03-30' },
  ]);
  const document = proposalDocument.parse(
    JSON.parse(JSON.stringify(proposed(model, { ...snapshot, metrics, milestones }))),
  );

  it('states the catalogue, what each partner has, and what follows', () => {
    expect(document.ladder?.milestones).toEqual({
      judgedOn: '2026-03-31',
      list: [
        {
          ...{ name: 'Pipeline', kind: 'custom', direction: 'up', purpose: '', evidence: '' },
          effects: [
            { effect: 'promote', tier: 0 },
            { effect: 'regress', tier: 1 },
          ],
        },
        {
          ...{ name: 'Breach', kind: 'custom', direction: 'down', purpose: '', evidence: '' },
          effects: [{ effect: 'watch', tier: 1 }],
        },
      ],
    });
    expect(document.partners.map(({ step }) => step?.milestones)).toEqual([
      [
        {
          ...{ milestone: 1, due: '2026-12-31', metOn: '2026-03-01', waivedOn: null },
          because: 'note: letter',
        },
      ],
      [],
      [{ milestone: 0, due: '2026-06-30', metOn: null, waivedOn: null, because: '' }],
      [{ milestone: 0, due: '2026-03-30', metOn: null, waivedOn: null, because: '' }],
    ]);
    expect(document.partners.map(({ proposedTier, step }) => [proposedTier, step?.reason])).toEqual(
      [
        [0, 'On Watch in Gold, which it keeps: "Breach" (happened on 2026-03-01).'],
        [
          0,
          'On Watch in Gold: below 70 points, 1 of 2 reviews in a row; the score alone gives Silver.',
        ],
        [
          1,
          'Reaches Gold; stays in Silver, for the way up waits for "Pipeline" (planned, due 2026-06-30).',
        ],
        [
          2,
          'Falls from Silver to Bronze: counted as below the hold line for "Pipeline" (missed, due 2026-03-30).',
        ],
      ],
    );
  });

  it('is verified by judging them again, and is found out where a day or a rule was changed', () => {
    expect(failed(document)).toEqual([]);
    const forged = (change: (copy: ProposalDocument) => void): readonly string[] => {
      const copy = structuredClone(document);
      change(copy);
      return failed(copy);
    };
    const said = (key: string): string =>
      `Proposed tiers follow from the ladder: partner ${key} is not put there by the review of 2026-03-31`;
    const [, , third, fourth] = document.partners.map(({ key }) => key);
    expect(
      forged(({ partners }) => {
        const fact = partners[2]?.step?.milestones?.[0];
        if (fact !== undefined) fact.metOn = '2026-03-01';
      }),
    ).toEqual([said(third ?? '')]);
    expect(
      forged(({ partners }) => {
        const step = partners[3]?.step;
        if (step !== undefined) step.milestones = [];
      }),
    ).toEqual([said(fourth ?? '')]);
    expect(
      forged(({ ladder }) => {
        if (ladder?.milestones !== undefined) ladder.milestones.judgedOn = '2026-03-30';
      }),
    ).toEqual([said(fourth ?? '')]);
    expect(
      forged(({ ladder }) => {
        delete ladder?.milestones;
      }),
    ).toEqual([said(third ?? '')]);
  });
});
