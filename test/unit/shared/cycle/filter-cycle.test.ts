import { describe, expect, it } from 'vitest';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import {
  byKey,
  filterCycle,
  wholeCycle,
  type CycleFilter,
  type CycleSort,
} from '#shared/cycle/filter-cycle.ts';
import { aCycle, aDecision } from '#test/fixtures/a-cycle.ts';

const sheet = aCycle({
  decisions: [
    aDecision('P000003', 'Silver', { way: 'override', approver: 'B', expires: '2026-12-31' }),
  ],
});
const table = cycleTable(sheet, '2026-03-02');
const rowsOf = (part: Partial<CycleFilter>, sort: CycleSort = byKey) => [
  ...filterCycle(sheet, table, { ...wholeCycle, ...part }, sort),
];

describe('the rows of a cycle', () => {
  it('are those that fit every filter', () => {
    expect(rowsOf({})).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rowsOf({ text: ' p000003 ' })).toEqual([3]);
    expect(rowsOf({ movement: 'rises' })).toEqual([3]);
    expect(rowsOf({ movement: 'loses' })).toEqual([4]);
    expect(rowsOf({ state: 'override' })).toEqual([3]);
    expect(rowsOf({ state: 'open' })).toEqual([0, 2, 4, 5]);
    expect(rowsOf({ mark: 'withoutTier' })).toEqual([4, 5]);
    const marked = rowsOf({ mark: 'any' });
    const unmarked = rowsOf({ mark: 'none' });
    expect([...marked, ...unmarked].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rowsOf({ lookedAtBy: 'Strategy' })).toEqual([4]);
    expect(rowsOf({ lookedAtBy: 'Strategy', movement: 'rises' })).toEqual([]);
  });

  it('are ordered by a column, equals by key, and without a number last either way', () => {
    const byScore = (isDescending: boolean) => rowsOf({}, { column: 'score', isDescending });
    expect(byScore(false)).toEqual([0, 2, 1, 3, 4, 5]);
    expect(byScore(true)).toEqual([3, 1, 2, 0, 4, 5]);
    expect(rowsOf({}, { column: 'decided', isDescending: false })).toEqual([1, 3, 0, 2, 4, 5]);
    expect(rowsOf({}, { column: 'unknown', isDescending: true })).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
