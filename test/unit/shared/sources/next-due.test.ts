import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frequencies } from '#shared/model/source.ts';
import { daysOverdue, nextDue } from '#shared/sources/next-due.ts';

describe('the next delivery', () => {
  it('is due by the frequency after the last one', () => {
    const friday = '2026-01-30T16:45:00.000Z';
    expect(frequencies.map((each) => [each, nextDue(friday, each)])).toEqual([
      ['daily', '2026-01-31'],
      ['businessDaily', '2026-02-02'],
      ['weekly', '2026-02-06'],
      ['monthly', '2026-02-28'],
      ['quarterly', '2026-04-30'],
      ['halfYearly', '2026-07-30'],
      ['yearly', '2027-01-30'],
      ['irregular', null],
    ]);
  });

  it('falls on the last day of a month that is too short, in leap years too', () => {
    expect(nextDue('2028-02-29T00:00:00.000Z', 'yearly')).toBe('2029-02-28');
    expect(nextDue('2027-11-30T00:00:00.000Z', 'quarterly')).toBe('2028-02-29');
  });

  it('is always after the last one, and overdue from the day after it', () => {
    const days = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(days, fc.constantFrom(...frequencies), (day, frequency) => {
        const last = new Date(day * 86_400_000).toISOString();
        const due = nextDue(last, frequency);
        if (due === null) return;
        expect(due > last.slice(0, 10)).toBe(true);
        const after = new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10);
        expect([daysOverdue(due, last.slice(0, 10)), daysOverdue(due, due)]).toEqual([0, 0]);
        expect(daysOverdue(due, after)).toBe(1);
      }),
    );
  });
});
