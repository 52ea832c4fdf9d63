import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { buildProposal } from '#shared/proposal/build-proposal.ts';
import { fillTemplate, readTemplate } from '#shared/letters/fill-template.ts';
import { letterValues } from '#shared/letters/letter-values.ts';
import { usualTemplates } from '#shared/letters/usual-templates.ts';
import { changeGroups } from '#shared/proposal/change-words.ts';
import { checkProposal } from '#shared/proposal/check-proposal.ts';
import { positionOf } from '#shared/proposal/position.ts';
import { proposalDocument, type ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import { hiddenThings, nothingHidden } from '#shared/sensitivity/hidden.ts';
import { aGate, aVeto } from '#test/fixtures/a-gate.ts';
import { aTier } from '#test/fixtures/a-model.ts';
import { aParallelModel } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const snapshot = aSnapshot(
  [aMetric('x', [80, 60, 55, 20, 90]), aMetric('y', [1, 1, 1, 1, 0])],
  [
    anAttribute('tier', ['Gold', 'Gold', 'Follow', 'Follow', 'Lead'], { role: 'currentTier' }),
    anAttribute('type', ['Reseller', 'Supplier', 'Supplier', '', 'Supplier']),
  ],
);

const clocked = (line: number) => ({
  rules: {
    clock: {
      hold: Math.max(0, line - 5),
      confirmUp: 2,
      confirmDown: 1,
      highWater: 0,
      noticeDays: 0,
    },
  },
});

const model = (isTimed: boolean): ScoringModel =>
  aParallelModel(
    [aTier('Gold', 70), aTier('Silver', 40), aTier('Bronze', null)],
    [
      {
        labels: ['Supplier'],
        tiers: [aTier('Lead', 50, isTimed ? clocked(50) : {}), aTier('Follow', null)],
      },
    ],
    { rules: { vetoes: [aVeto('Follow', aGate('y', 'lessThan', 1))] } },
  );

const statedBy = (
  judged: ScoringModel,
  of: typeof snapshot,
  hidden: typeof nothingHidden,
): ProposalDocument =>
  proposalDocument.parse(
    JSON.parse(
      JSON.stringify(
        buildProposal(
          {
            ...{ title: 'T', rationale: '', programme: 'P' },
            createdAt: '2026-03-31T10:00:00.000Z',
            ...{ engineVersion: '0', signer: { name: 'S', function: 'finance' } },
          },
          judged,
          of,
          [],
          hidden,
        ),
      ),
    ),
  );

const proposed = (isTimed = false, hidden = nothingHidden): ProposalDocument =>
  statedBy(model(isTimed), snapshot, hidden);

const failed = (document: ProposalDocument): readonly string[] =>
  checkProposal(document)
    .filter(({ passed }) => !passed)
    .map(({ name, detail }) => `${name}: ${detail}`);

const withPartner = (
  document: ProposalDocument,
  place: number,
  part: Partial<ProposalDocument['partners'][number]>,
): ProposalDocument => ({
  ...document,
  partners: document.partners.map((each, index) => (index === place ? { ...each, ...part } : each)),
});

describe('a proposal of parallel ladders', () => {
  it('states the ladders, who is on which and by what label, and is verified', () => {
    const document = proposed();
    expect(document.ladders).toEqual({
      ...{ attribute: 'type', name: 'type' },
      further: [{ name: 'Ladder A', labels: ['Supplier'] }],
    });
    expect(document.tiers.map(({ name, ladder }) => [name, ladder])).toEqual([
      ['Gold', undefined],
      ['Silver', undefined],
      ['Bronze', undefined],
      ['Lead', 0],
      ['Follow', 0],
    ]);
    expect(document.partners.map(({ ladder, proposedTier }) => [ladder, proposedTier])).toEqual([
      [{ of: null, label: 'Reseller' }, 0],
      [{ of: 0, label: 'Supplier' }, 3],
      [{ of: 0, label: 'Supplier' }, 3],
      [{ of: null, label: null }, 2],
      [{ of: 0, label: 'Supplier' }, 4],
    ]);
    expect(failed(document)).toEqual([]);
    expect(checkProposal(document).find(({ name }) => name.includes('own ladder'))?.detail).toBe(
      '5 partners on the main ladder or Ladder A, by type',
    );
    expect(
      tiersCsv(document)
        .split('\r\n')
        .slice(0, 4)
        .map((line) => line.split(',').slice(2, 8).join()),
    ).toEqual([
      'current tier,proposed tier,ladder,ladder of the current tier,ladder of the proposed tier,score',
      'Gold,Gold,Main ladder,Main ladder,Main ladder,80',
      'Gold,Lead,Ladder A,Main ladder,Ladder A,60',
      'Follow,Lead,Ladder A,Ladder A,Ladder A,55',
    ]);
    expect(
      changeGroups({ ...document, route: undefined } as never).map(({ heading }) => heading),
    ).toEqual(['1 partner rises', '1 partner falls', '2 partners change to another ladder']);
  });

  it('is verified whatever ladders, labels and lines there are, and not with anybody on another ladder', () => {
    const tenths = fc.integer({ min: 0, max: 1000 }).map((tenth) => tenth / 10);
    const lines = fc
      .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 })
      .map((found) => found.toSorted((one, other) => other - one));
    const partner = fc.record({
      x: fc.option(tenths),
      type: fc.constantFrom('', 'a', 'b', 'both', 'none'),
      today: fc.constantFrom('', 'M0', 'M9', 'A0', 'A9', 'B9', 'gone'),
    });
    fc.assert(
      fc.property(
        fc.tuple(lines, lines, lines),
        fc.array(partner, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.nat(),
        ([main, a, b], partners, isTimed, which) => {
          const tiersOf = (name: string, own: readonly number[]) => [
            ...own.map((line, place) =>
              aTier(`${name}${place}`, line, isTimed && place === 0 ? clocked(line) : {}),
            ),
            aTier(`${name}9`, null),
          ];
          const judged = aParallelModel(tiersOf('M', main), [
            { labels: ['a', 'both'], tiers: tiersOf('A', a) },
            { labels: ['b', 'never'], tiers: tiersOf('B', b) },
          ]);
          const of = aSnapshot(
            [
              aMetric(
                'x',
                partners.map(({ x }) => x ?? 'missing'),
              ),
            ],
            [
              anAttribute(
                'tier',
                partners.map(({ today }) => today),
                { role: 'currentTier' },
              ),
              anAttribute(
                'type',
                partners.map(({ type }) => type),
              ),
            ],
          );
          const document = statedBy(judged, of, nothingHidden);
          expect(failed(document)).toEqual([]);
          const row = which % partners.length;
          const now = document.partners[row]?.ladder?.of ?? null;
          const other = { of: now === 0 ? 1 : 0, label: partners[row]?.type ?? '' };
          expect(failed(withPartner(document, row, { ladder: other }))).not.toEqual([]);
        },
      ),
    );
  });

  it('fails where a ladder, a label or a tier was changed afterwards', () => {
    const document = proposed();
    const onMain = { of: null, label: 'Supplier' };
    expect(failed(withPartner(document, 1, { ladder: onMain, proposedTier: 1 }))[0]).toBe(
      'Every partner is on its own ladder: partner P000001 is on another ladder than its label says',
    );
    expect(failed(withPartner(document, 1, { ladder: { of: null, label: 'Reseller' } }))).toContain(
      'Every partner is on its own ladder: partner P000001 is given a tier of a ladder that it is not on',
    );
    expect(failed(withPartner(document, 1, { proposedTier: 1 }))).toContain(
      'Tiers follow from scores, lines and gates: partner P000001 does not belong to the tier it is given',
    );
    expect(failed({ ...document, ladders: undefined })[0]).toBe(
      'Every partner is on its own ladder: Lead is on a ladder that is not stated',
    );
    const [gold, silver, bronze, lead, follow] = document.tiers;
    if (gold === undefined || silver === undefined || bronze === undefined)
      throw new Error('three');
    if (lead === undefined || follow === undefined) throw new Error('five');
    expect(
      failed({ ...document, tiers: [gold, silver, bronze, { ...lead, line: null }, follow] })[0],
    ).toBe('Tier lines descend: the line of Lead is out of order');
    expect(failed({ ...document, tiers: [gold, lead, silver, bronze, follow] })).toContain(
      'Every partner is on its own ladder: the tiers do not stand ladder by ladder, those of the main ladder first',
    );
  });

  it('runs the review of a ladder with a clock again; who changes ladder begins there', () => {
    const document = proposed(true);
    expect(failed(document)).toEqual([]);
    expect(document.partners.map(({ step, proposedTier }) => [proposedTier, step?.reason])).toEqual(
      [
        [0, 'Stays in Gold: the score and the rules give this tier.'],
        [3, 'Comes from Gold on another ladder and begins in Lead, which the score reaches.'],
        [4, 'Reaches Lead, 1 of 2 reviews in a row; stays in Follow until that is confirmed.'],
        [2, 'Comes from Follow on another ladder and begins in Bronze, which the score reaches.'],
        [4, 'Falls from Lead to Follow: below the hold line.'],
      ],
    );
    expect(failed(withPartner(document, 2, { proposedTier: 3 }))).toContain(
      'Proposed tiers follow from the ladder: partner P000002 is not put there by the review of 2026-03-31',
    );
  });

  it('says why a tier changes that is one of another ladder', () => {
    expect(proposed().partners.map(({ why }) => why ?? null)).toEqual([
      null,
      'On another ladder now, Ladder A by its type, Supplier; 60.00 points reach the line of Lead, 50.00, by 10.00.',
      '55.00 points reach the line of Lead, 50.00, by 5.00.',
      'On another ladder now, Main ladder by its type, none; 20.00 points; Bronze has no line.',
      expect.stringContaining('90.00 points reach the line of Lead, 50.00, by 40.00;') as string,
    ]);
  });

  it('keeps the label of a sensitive attribute to itself', () => {
    const hidden = hiddenThings(
      [
        {
          id: sensitiveId({ kind: 'attribute', source: '', code: 'type' }),
          kind: 'attribute',
          source: '',
          code: 'type',
          name: 'type',
        },
      ] as never,
      [],
    );
    const document = proposed(false, hidden);
    expect(document.ladders).toEqual({
      ...{ attribute: 'type', name: 'type', withheld: true },
      further: [{ name: 'Ladder A', labels: [] }],
    });
    expect(JSON.stringify(document)).not.toContain('Supplier');
    expect(document.partners.map(({ ladder }) => ladder)).toEqual(
      [null, 0, 0, null, 0].map((of) => ({ of })),
    );
    expect(failed(document)).toEqual([]);
  });

  it('tells a partner that its ladder is another now, and of which one its tier of today was', () => {
    const { tiers, vetoes, partners, ladders } = proposed();
    const stated = partners.map((partner) => ({ tiers, vetoes, partner, ladders }));
    const told = stated.map((each) => {
      const { ladder, current, proposed: now, reasons } = positionOf(each);
      return [ladder, current, now, reasons[0]];
    });
    expect(told).toEqual([
      [
        'Main ladder',
        'Gold',
        'Gold',
        'The score is 80.00 of 100, which reaches Gold from 70.00 on.',
      ],
      [
        ...['Ladder A', 'Gold on Main ladder', 'Lead'],
        'Now on another ladder, Ladder A by its type, Supplier.',
      ],
      [
        ...['Ladder A', 'Follow', 'Lead'],
        'The score is 55.00 of 100, which reaches Lead from 50.00 on.',
      ],
      [
        ...['Main ladder', 'Follow on Ladder A', 'Bronze'],
        'Now on another ladder, Main ladder by its type, none.',
      ],
      [
        ...['Ladder A', 'Lead', 'Follow'],
        'The score is 90.00 of 100, which reaches Lead from 50.00 on.',
      ],
    ]);
    const frame = { programme: 'P', proposal: 'T', date: '', effectiveDate: 'May', contact: '' };
    const letterOf = (place: number, kind: 'promotion' | 'hold', hasLadders = true) => {
      const read = readTemplate(usualTemplates[kind]);
      const each = stated[place];
      if (!read.ok || each === undefined) throw new Error('a template and a partner');
      const { blocks } = fillTemplate(
        read.value,
        letterValues(frame, hasLadders ? each : { ...each, ladders: undefined }),
      );
      return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.items));
    };
    expect(letterOf(1, 'promotion')[1]).toBe(
      'From May you are in the tier Lead (until now: Gold on Main ladder).\nThe tiers that you climb are those of Ladder A.',
    );
    expect(letterOf(0, 'hold', false)[1]).toBe(
      'Your tier stays Gold, reviewed with effect from May.',
    );
  });

  it('tells a partner where it stands on its own ladder', () => {
    const { tiers, vetoes, partners, ladder, ladders } = proposed();
    const told = partners.map((partner) => {
      const {
        kind,
        proposed: now,
        next,
      } = positionOf({
        ...{ tiers, partner },
        ...(vetoes === undefined ? {} : { vetoes }),
        ...(ladder === undefined ? {} : { ladder }),
      });
      return [kind, now, next?.tier ?? null];
    });
    expect(ladders?.further.length).toBe(1);
    expect(told).toEqual([
      ['hold', 'Gold', null],
      ['promotion', 'Lead', null],
      ['promotion', 'Lead', null],
      ['promotion', 'Bronze', 'Silver'],
      ['notice', 'Follow', 'Lead'],
    ]);
  });
});
