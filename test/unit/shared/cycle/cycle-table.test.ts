import { describe, expect, it } from 'vitest';
import { planBulk } from '#shared/cycle/bulk-accept.ts';
import { carriedDecisions, overridesOf } from '#shared/cycle/carry-overrides.ts';
import { cycleColumns, cycleCsv, cycleHeads, cycleRows } from '#shared/cycle/cycle-csv.ts';
import { markBit } from '#shared/cycle/decision-rules.ts';
import { recordEntry } from '#shared/cycle/partner-record.ts';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { decisionsOf } from '#shared/cycle/decisions-of-cycle.ts';
import { fillTemplate, unknownPlace, usualTemplate } from '#shared/cycle/rationale.ts';
import { aCycle, aCycleRecord, aDecision } from '#test/fixtures/a-cycle.ts';

const override = aDecision('P000003', 'Silver', {
  way: 'override',
  rationale: 'A new contract.',
  approver: 'C. Officer',
  expires: '2026-12-31',
});

describe('the table of a cycle', () => {
  it('counts what rules decide, and what a person did, as decided', () => {
    const open = aCycle();
    const before = cycleTable(open, '2026-03-02');
    expect(before.states).toEqual([
      ...['undecided', 'automatic', 'undecided', 'undecided', 'undecided', 'undecided'],
    ]);
    const after = cycleTable({ ...open, decisions: [override] }, '2026-03-02');
    expect([after.states[3], after.decided[3], after.decidedCount, after.undecidedCount]).toEqual([
      'override',
      1,
      2,
      4,
    ]);
  });

  it('lets an override that expired fall back to the recommended tier, to be decided anew', () => {
    const sheet = aCycle({ decisions: [override] });
    const last = cycleTable(sheet, '2026-12-31');
    expect([last.states[3], last.decided[3]]).toEqual(['override', 1]);
    const over = cycleTable(sheet, '2027-01-01');
    expect([over.states[3], over.decided[3]]).toEqual(['expired', 0]);
    const closing = { at: '2026-04-01T10:00:00.000Z', by: 'a', note: '', tableSha256: '0' };
    const closed = { ...sheet, record: aCycleRecord({ closing }) };
    expect(cycleTable(closed, '2027-01-01').states[3]).toBe('override');
  });

  it('accepts together what rules allow, and stops at the rest with the rule that says so', () => {
    const sheet = aCycle({
      record: aCycleRecord({
        rules: [
          { mode: 'recommend', movements: [], marks: 'any', functions: [] },
          { mode: 'manual', movements: ['rises'], marks: 'any', functions: ['Finance'] },
        ],
      }),
      decisions: [aDecision('P000000', 'Bronze')],
    });
    const { accepted, stopped } = planBulk(sheet, cycleTable(sheet, '2026-03-02'), [
      ...[0, 1, 2, 3, 4, 5],
    ]);
    // The first is decided already; the last stays without a tier, which takes nothing from it.
    expect(accepted).toEqual([1, 2, 5]);
    expect(stopped).toEqual([
      { row: 3, why: 'Whoever rises is decided one by one; Finance looks at it.' },
      { row: 4, why: 'Too little is known for a recommended tier.' },
    ]);
  });

  it('says of each at whom it stopped what the rule says of that one alone', () => {
    const rules: ReturnType<typeof aCycleRecord>['rules'] = [
      {
        mode: 'manual',
        movements: ['rises', 'falls', 'first'],
        marks: ['nearLine', 'lowCoverage', 'unsure'],
        functions: ['Finance'],
      },
    ];
    const sheet = aCycle({ record: aCycleRecord({ rules }) });
    sheet.figures.marks.set([markBit('nearLine') | markBit('oneSource')], 3);
    expect(planBulk(sheet, cycleTable(sheet, '2026-03-02'), [3]).stopped).toEqual([
      {
        row: 3,
        why: 'Whoever rises and is marked “Near a line” is decided one by one; Finance looks at it.',
      },
    ]);
  });

  it('stops at everybody of whom no rule speaks', () => {
    const sheet = aCycle({ record: aCycleRecord({ rules: [] }) });
    const plan = planBulk(sheet, cycleTable(sheet, '2026-03-02'), [3]);
    expect(plan).toEqual({ accepted: [], stopped: [{ row: 3, why: 'No rule speaks of it.' }] });
  });

  it('is written with everything that a decision rests on', () => {
    const sheet = aCycle({
      decisions: [override],
      evidence: [
        { id: '1', partnerKey: 'P000003', kind: 'note', text: 'Minutes', sha256: 'a'.repeat(64) },
      ],
    });
    const table = cycleTable(sheet, '2026-03-02');
    const row = cycleRows(sheet, table)[3] ?? [];
    const cell = (name: (typeof cycleColumns)[number]) => row[cycleColumns.indexOf(name)];
    expect([
      cell('current tier'),
      cell('recommended tier'),
      cell('decided tier'),
      cell('movement'),
      cell('decision'),
      cell('approver'),
      cell('expires'),
      cell('evidence'),
    ]).toEqual([
      'Bronze',
      'Gold',
      'Silver',
      'Rises',
      'Override',
      'C. Officer',
      '2026-12-31',
      `note Minutes (SHA-256 ${'a'.repeat(64)})`,
    ]);
    expect(cycleCsv(sheet, table).split('\r\n')[0]).toBe(cycleColumns.join(','));
  });

  it('has no decided tier for who is undecided, and says where the recommended one leads', () => {
    const sheet = aCycle({ decisions: [] });
    const row = cycleRows(sheet, cycleTable(sheet, '2026-03-02'))[3] ?? [];
    const cell = (name: (typeof cycleColumns)[number]) => row[cycleColumns.indexOf(name)];
    expect([
      cell('recommended tier'),
      cell('decided tier'),
      cell('movement'),
      cell('decision'),
    ]).toEqual(['Gold', '', 'Rises', 'Undecided']);
  });

  it('names the ladders of its tiers where it knows them; the table of an older cycle stays as it is', () => {
    const plain = aCycle({ decisions: [override] });
    const withLadder = (part: object) =>
      plain.tiers.map((tier, place) => (place === 2 ? { ...tier, ladder: 'x', ...part } : tier));
    const rowOf = (tiers: typeof plain.tiers): readonly unknown[] =>
      (
        cycleRows({ ...plain, tiers }, cycleTable({ ...plain, tiers }, '2026-03-02'))[3] ?? []
      ).slice(cycleColumns.length);
    const named = withLadder({ ladderName: 'Alliances' });
    expect(cycleHeads({ tiers: named }).slice(cycleColumns.length)).toEqual([
      'ladder of the current tier',
      'ladder of the recommended tier',
      'ladder of the decided tier',
    ]);
    expect(rowOf(named)).toEqual(['Alliances', 'Main ladder', 'Main ladder']);
    const move = (tiers: typeof plain.tiers) =>
      fillTemplate('{move}', plain.record, tiers, plain.figures, 3, 0);
    expect([move(plain.tiers), move(named), move(withLadder({}))]).toEqual([
      'goes from Bronze to Gold',
      'changes ladder, from Alliances: Bronze to Main ladder: Gold',
      'changes ladder, from Bronze to Gold',
    ]);
    const entry = recordEntry({ ...plain, tiers: named }, 'P000003', '2026-03-02');
    expect([entry?.current, entry?.decided]).toEqual(['Alliances: Bronze', 'Main ladder: Silver']);
    expect([cycleHeads({ tiers: withLadder({}) }), rowOf(withLadder({}))]).toEqual([
      cycleColumns,
      [],
    ]);
  });

  it('hands its decisions over as a proposal states them', () => {
    const sheet = aCycle({ decisions: [override] });
    expect(decisionsOf(sheet, cycleTable(sheet, '2026-03-02'))[3]).toEqual({
      partnerKey: 'P000003',
      current: 2,
      recommended: 0,
      decided: 1,
      way: 'override',
      rationale: 'A new contract.',
      approver: 'C. Officer',
      expires: '2026-12-31',
      evidence: [],
    });
  });
});

describe('a rationale', () => {
  it('is filled with the figures of the partner', () => {
    const { record, tiers, figures } = aCycle();
    expect(fillTemplate('{partner} {move}, {score} points', record, tiers, figures, 3, 1)).toBe(
      `P000003 goes from Bronze to Silver, ${Math.round((figures.scores[3] ?? 0) * 100) / 100} points`,
    );
    expect(fillTemplate('{move}', record, tiers, figures, 4, 255)).toBe('loses its tier, Bronze');
    expect(fillTemplate('{move}', record, tiers, figures, 2, 2)).toBe('gets a first tier, Bronze');
    expect(fillTemplate('{move}', record, tiers, figures, 1, 1)).toBe('stays in Silver');
    expect(fillTemplate(usualTemplate, record, tiers, figures, 0, 2)).not.toMatch(/[{}]/u);
  });

  it('knows which places there are', () => {
    expect(unknownPlace(usualTemplate)).toBeUndefined();
    expect(unknownPlace('{score} and {scores}')).toBe('scores');
  });
});

describe('overrides of the last cycle', () => {
  const earlier = aCycle({
    record: aCycleRecord({ name: 'Last year' }),
    decisions: [
      override,
      aDecision('P000001', 'Gold', { way: 'override', approver: 'X', expires: '2026-02-28' }),
      aDecision('P000002', 'Bronze', { way: 'override', approver: 'X', expires: '2026-12-31' }),
    ],
  });
  const { tiers, figures } = aCycle();

  it('stand until their last day, unless their tier is gone', () => {
    expect([...overridesOf(earlier, tiers, '2026-03-01')]).toEqual([
      ['P000003', 'standing'],
      ['P000001', 'expired'],
      ['P000002', 'standing'],
    ]);
    expect(overridesOf(earlier, tiers.slice(0, 1), '2026-03-01').get('P000003')).toBe('expired');
    expect(overridesOf(null, tiers, '2026-03-01').size).toBe(0);
  });

  it('are carried over where they still override something', () => {
    expect(carriedDecisions(earlier, figures, tiers, '2026-03-01')).toEqual([
      { ...override, rationale: 'Carried over from Last year (Silver): A new contract.' },
    ]);
  });
});
