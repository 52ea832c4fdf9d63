import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#shared/audit/audit-event.ts';
import { everything, filterTrail } from '#shared/audit/filter-trail.ts';
import { trailCsv } from '#shared/audit/trail-csv.ts';

const entry = (seq: number, part: Partial<AuditEntry> = {}): AuditEntry => ({
  seq,
  at: `2026-03-0${seq}T09:30:00.000Z`,
  actor: 'analyst',
  action: 'changed',
  what: `Step ${seq}`,
  object: null,
  rows: null,
  before: null,
  after: null,
  reason: null,
  previous: 'a',
  hash: 'b',
  ...part,
});

const entries = [
  entry(1, { action: 'began' }),
  entry(2, { actor: 'guest', what: 'Set Growth to 30 %' }),
  entry(3, { action: 'signed', object: { kind: 'proposal', id: 'abc123' }, reason: 'Board' }),
];
const seqs = (found: readonly AuditEntry[]): readonly number[] => found.map(({ seq }) => seq);

describe('the filter of the audit trail', () => {
  it('shows everything newest first, and what fits every wish', () => {
    const ask = (part: Partial<typeof everything>): readonly number[] =>
      seqs(filterTrail(entries, { ...everything, ...part }));
    expect(ask({})).toEqual([3, 2, 1]);
    expect(ask({ text: ' growth ' })).toEqual([2]);
    expect(ask({ text: 'ABC' })).toEqual([3]);
    expect(ask({ text: 'board' })).toEqual([3]);
    expect(ask({ actor: 'guest' })).toEqual([2]);
    expect(ask({ action: 'began' })).toEqual([1]);
    expect(ask({ from: '2026-03-02' })).toEqual([3, 2]);
    expect(ask({ until: '2026-03-02' })).toEqual([2, 1]);
    expect(ask({ from: '2026-03-02', until: '2026-03-02', actor: 'analyst' })).toEqual([]);
  });
});

describe('the table of the audit trail', () => {
  it('says rows and objects in words, and disarms what a spreadsheet would run', () => {
    const rows = { criterion: 2, tier: 1 };
    expect(
      trailCsv([entry(1, { rows, what: '=1+1', after: 'c'.repeat(64) })]).split('\r\n')[1],
    ).toBe(
      `1,2026-03-01T09:30:00.000Z,analyst,Changed,'=1+1,,"criterion 2, tier 1",,,${'c'.repeat(64)},a,b`,
    );
    expect(trailCsv([entries[2] ?? entry(3)])).toContain('Signed,Step 3,proposal abc123,,Board,');
  });
});
