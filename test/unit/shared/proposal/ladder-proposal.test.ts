import { describe, expect, it } from 'vitest';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { aCriterion, aDimension } from '#test/fixtures/a-model.ts';

const snapshot = aSnapshot(
  [aMetric('x', [80, 66, 75, 10])],
  [anAttribute('tier', ['Gold', 'Gold', 'Silver', 'Silver'], { role: 'currentTier' })],
);

const proposed = (model = aLadder([{ hold: 60, confirmUp: 2 }, { noticeDays: 30 }])) =>
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
    snapshot,
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
