import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readMilestoneTable,
  writeMilestoneTable,
} from '#shared/ladder/milestones/milestone-table.ts';
import { isoOfDay } from '#shared/metrics/calendar.ts';
import type { MilestoneAssignment } from '#shared/model/milestone.ts';

const catalogue = [
  { id: 'p', name: 'Joint pipeline' },
  { id: 'c', name: '=Certification, "gold"' },
];
const partners = new Set(['A-1', '-B', 'C;3']);
const hash = 'ab'.repeat(32);

describe('a table of milestones', () => {
  it('is read with columns in any order, by names without case', () => {
    const table = [
      'Due;PARTNER;Milestone;Met on;Evidence kind;Evidence;SHA-256;Waived on;Reason;Owner;Remark',
      `2026-06-30;A-1;joint PIPELINE;2026-05-01;file;list.xlsx;${hash.toUpperCase()};;;Sales;x`,
      '2026-06-30;-B;Joint pipeline;;;;;2026-04-01;on leave;;',
      '',
    ].join('\r\n');
    expect(readMilestoneTable(`\uFEFF${table}`, partners, catalogue)).toEqual({
      problems: [],
      assignments: [
        {
          ...{ milestone: 'p', partner: 'A-1', due: '2026-06-30', owner: 'Sales' },
          metOn: '2026-05-01',
          proof: { kind: 'file', text: 'list.xlsx', sha256: hash },
          ...{ waivedOn: null, reason: '' },
        },
        {
          ...{ milestone: 'p', partner: '-B', due: '2026-06-30', owner: '' },
          ...{ metOn: null, proof: null, waivedOn: '2026-04-01', reason: 'on leave' },
        },
      ],
    });
  });

  it('tells of every cell that is wrong its row, its column, what was expected and what was found', () => {
    const problemsOf = (text: string) => readMilestoneTable(text, partners, catalogue).problems;
    expect(problemsOf('partner,due\nA-1,2026-06-30')).toEqual([
      {
        row: 1,
        column: 'milestone',
        expected: 'a column called "milestone"',
        found: '"partner, due"',
      },
    ]);
    const head = 'partner,milestone,due,met on,evidence kind,evidence,sha-256,waived on,reason';
    expect(
      problemsOf(
        [
          head,
          'Z-9,Joint pipeline,2026-06-30,,,,,,',
          'A-1,Pipe,2026-02-30,,,,,,',
          'A-1,Joint pipeline,,,note,,,,',
          'A-1,Joint pipeline,2026-06-30,1.5.2026,mail,,,,',
          'A-1,Joint pipeline,2026-06-30,2026-05-01,file,a.pdf,123,,because',
          'A-1,Joint pipeline,2026-06-30,2026-05-01,link,https://x,12,2026-06-01,',
          'A-1,Joint pipeline,2026-07-31,,,,,,',
          'A-1,Joint pipeline,2026-07-31,,,,,,',
        ].join('\n'),
      ).map(({ row, column, expected, found }) => `${row} ${column}: ${expected} | ${found}`),
    ).toEqual([
      '2 partner: the key of a partner that was imported | "Z-9"',
      '3 milestone: one of Joint pipeline, =Certification, "gold" | "Pipe"',
      '3 due: a day from 1970 on as YYYY-MM-DD | "2026-02-30"',
      '4 due: a day from 1970 on as YYYY-MM-DD | nothing',
      '4 evidence kind: nothing, because there is no day in "met on" | "note"',
      '5 met on: a day from 1970 on as YYYY-MM-DD | "1.5.2026"',
      '5 evidence kind: one of file, link, note, because the milestone is met | "mail"',
      '5 evidence: what proves that the milestone is met | nothing',
      '6 sha-256: 64 hexadecimal digits | "123"',
      '6 reason: nothing, because "waived on" is empty | "because"',
      '7 sha-256: nothing but for a file | "12"',
      '7 reason: why the milestone is waived | nothing',
      '9 due: another day than in row 8, which is the same milestone of the partner | "2026-07-31"',
    ]);
    expect(
      readMilestoneTable('partner,milestone,due\nA-1,x,2026-01-01', partners, []).problems,
    ).toEqual([
      {
        row: 2,
        column: 'milestone',
        expected: 'a milestone, but the catalogue has none yet',
        found: '"x"',
      },
    ]);
  });

  it('that was written is read back as it was, whatever people write', () => {
    const words = fc
      .string({ unit: fc.constantFrom(...Array.from('aé,;"\'=+-@ x1')) })
      .map((text) => text.trim())
      .filter((text) => !/^'+[=+\-@]/u.test(text));
    const day = fc.nat(40_000).map(isoOfDay);
    const assignment = fc.record({
      id: fc.constant(''),
      milestone: fc.constantFrom('p', 'c'),
      partner: fc.constantFrom(...partners),
      due: day,
      owner: words,
      met: fc.option(
        fc.record({
          metOn: day,
          proof: fc.oneof(
            words.map((text) => ({ kind: 'note' as const, text: text || 'n', sha256: null })),
            words.map((text) => ({ kind: 'file' as const, text: text || 'f', sha256: hash })),
          ),
        }),
        { nil: null },
      ),
      waived: fc.option(
        words.map((reason) => reason || 'r'),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(assignment, {
          selector: ({ milestone, partner, due }) => `${milestone} ${partner} ${due}`,
        }),
        (list) => {
          const assignments = list.map(({ met, waived, ...rest }): MilestoneAssignment => ({
            ...rest,
            metOn: met?.metOn ?? null,
            proof: met?.proof ?? null,
            waivedOn: waived === null ? null : '2026-01-01',
            reason: waived ?? '',
          }));
          const read = readMilestoneTable(
            writeMilestoneTable(assignments, catalogue),
            partners,
            catalogue,
          );
          expect(read.problems).toEqual([]);
          expect(read).toEqual({
            assignments: assignments.map((each) => ({ ...each, id: undefined })),
            problems: [],
          });
        },
      ),
    );
  });
});
