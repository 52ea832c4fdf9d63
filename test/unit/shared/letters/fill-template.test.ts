import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultWords, fillTemplate, readTemplate } from '#shared/letters/fill-template.ts';
import { letterFields, type LetterValues } from '#shared/letters/letter-fields.ts';
import { letterHtml } from '#shared/letters/letter-html.ts';
import { letterValues } from '#shared/letters/letter-values.ts';
import { filterTold, lastEntries, type ToldPartner } from '#shared/letters/told.ts';
import { usualTemplates } from '#shared/letters/usual-templates.ts';
import { letterKinds, type LetterEntry } from '#shared/model/letter.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';

const values: LetterValues = {
  partner: 'Blue <Harbour>',
  key: 'P1',
  programme: 'Programme',
  proposal: 'Tiers',
  date: '2026-03-01',
  effectiveDate: '2026-04-01',
  ladder: '',
  tierNow: 'Silver',
  tierDecided: 'Gold',
  score: '71.20',
  reasons: ['One.', 'Two.'],
  nextTier: '',
  nextTierTakes: [],
  gatesMissing: [],
  entitlements: ['Own manager'],
  noticeUntil: '',
  contact: '',
};

const fill = (body: string, subject = '') => {
  const read = readTemplate({ subject, body });
  if (!read.ok) throw new Error(faultWords(read.error));
  return fillTemplate(read.value, values);
};

describe('a letter template', () => {
  it('is filled: lists alone in a line become lists, lines with nothing to tell are left out', () => {
    expect(
      fill(
        'Dear {{ partner }},\r\n{{tierNow}} to {{tierDecided}}: {{reasons}}\n\nWhy:\n  {{reasons}}\nFor {{nextTier}} it takes:\n{{nextTierTakes}}\n\nAsk {{contact}}\nBye',
        '{{programme}} {{score}}',
      ),
    ).toEqual({
      subject: 'Programme 71.20',
      blocks: [
        { kind: 'text', text: 'Dear Blue <Harbour>,\nSilver to Gold: One.; Two.' },
        { kind: 'text', text: 'Why:' },
        { kind: 'list', items: ['One.', 'Two.'] },
        { kind: 'text', text: 'Bye' },
      ],
    });
  });

  it.each([
    ['Hello\nyou {{name}}', 'line 2, column 5: {{name}}, which is no field'],
    ['{{partner', 'line 1, column 1: two opening braces without two that close in this line'],
    ['a }} b', 'line 1, column 3: two closing braces without two that open'],
    ['{{ }}', 'line 1, column 1: braces without a field'],
    ['{{toString}}', 'line 1, column 1: {{toString}}, which is no field'],
    ['{{partner}} {{constructor}}', 'line 1, column 13: {{constructor}}, which is no field'],
  ])('is refused with the place of what is wrong: %j', (body, words) => {
    const read = readTemplate({ subject: '', body });
    expect(read.ok ? null : faultWords(read.error)).toBe(words);
  });

  it('keeps every text without braces as it is, line by line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !/[{}\r\n]/u.test(line))),
        (lines) => {
          const told = fill(lines.join('\n')).blocks.flatMap((block) =>
            block.kind === 'text' ? block.text.split('\n') : [],
          );
          expect(told).toEqual(lines.map((line) => line.trimEnd()).filter((line) => line !== ''));
        },
      ),
    );
  });

  it('knows every field, and the usual templates use no other', () => {
    for (const field of Object.keys(letterFields)) {
      expect(readTemplate({ subject: `{{${field}}}`, body: `{{${field}}}` }).ok).toBe(true);
    }
    for (const kind of letterKinds) {
      expect(readTemplate(usualTemplates[kind]).ok, kind).toBe(true);
    }
  });
});

describe('a letter', () => {
  it('says where its partner stands and what the next tier takes, and nothing of others', () => {
    const { tiers, partners } = aProposal();
    const [partner] = partners;
    if (partner === undefined) throw new Error('no partner');
    const frame = {
      ...{ programme: 'Programme', proposal: 'Tiers for 2026', date: '2026-03-01' },
      ...{ effectiveDate: '2026-04-01', contact: 'partners@example.org' },
    };
    const told = letterValues(frame, { tiers, partner });
    expect(told).toMatchObject({
      tierNow: 'Gold',
      tierDecided: 'Bronze',
      score: '8.57',
      nextTier: 'Silver',
      nextTierTakes: ['a score of at least 40.00; it is 8.57'],
    });
    const read = readTemplate(usualTemplates.notice);
    if (!read.ok) throw new Error('no template');
    const html = letterHtml(fillTemplate(read.value, told));
    expect(html).toContain('<li>a score of at least 40.00; it is 8.57</li>');
    expect(html).toContain('Questions: partners@example.org');
    expect(html).not.toContain('P000001');
    expect(html).not.toContain('The notice ends');
  });

  it('takes nothing of a name for HTML', () => {
    expect(letterHtml(fill('{{partner}}'))).toContain('<p dir="auto">Blue &lt;Harbour&gt;</p>');
  });
});

describe('the list of who was told', () => {
  const entry = (id: number, partner: string, state: LetterEntry['state']): LetterEntry => ({
    ...{ id, partner, state, day: '2026-03-01', by: 'A. Manager', channel: 'email' },
    ...{ note: '', at: '2026-03-01T09:30:00.000Z' },
  });
  const partner = (key: string, state: ToldPartner['state']): ToldPartner => ({
    ...{ key, name: `Partner ${key}`, kind: 'hold', current: 'Gold', proposed: 'Gold' },
    ...{ state, last: null },
  });

  it('goes by the newest entry of each partner', () => {
    const last = lastEntries([entry(1, 'A', 'sent'), entry(2, 'B', 'sent'), entry(3, 'A', 'open')]);
    expect([...last].map(([key, { id }]) => [key, id])).toEqual([
      ['A', 3],
      ['B', 2],
    ]);
  });

  it('shows those to whom nothing was sent yet, and those who have not answered', () => {
    const all = [
      partner('A', 'open'),
      partner('B', 'prepared'),
      partner('C', 'sent'),
      partner('D', 'acknowledged'),
    ];
    const keys = (told: Parameters<typeof filterTold>[1]['told'], text = '') =>
      filterTold(all, { told, kind: null, text }).map(({ key }) => key);
    expect([keys('all'), keys('untold'), keys('unacknowledged'), keys('acknowledged')]).toEqual([
      ['A', 'B', 'C', 'D'],
      ['A', 'B'],
      ['C'],
      ['D'],
    ]);
    expect(keys('all', 'partner c')).toEqual(['C']);
    expect(filterTold(all, { told: 'all', kind: 'notice', text: '' })).toEqual([]);
  });
});
