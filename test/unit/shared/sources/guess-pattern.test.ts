import { describe, expect, it } from 'vitest';
import { compareNaturally, guessPattern } from '#shared/sources/guess-pattern.ts';

describe('a pattern for the next files', () => {
  it.each([
    [['orders-2026-03.csv'], 'orders-*.csv'],
    [['crm.csv'], 'crm.csv'],
    [['day-01.csv', 'day-02.csv', 'day-11.csv'], 'day-*.csv'],
    [['2026-01 sales.xlsx', '2026-02 sales.xlsx'], '* sales.xlsx'],
    [['a.csv', 'b.csv'], '*.csv'],
    [[], '*'],
  ])('of %j is %s', (names, pattern) => {
    expect(guessPattern(names)).toBe(pattern);
  });
});

describe('names in the order in which a person counts', () => {
  it('put 9 before 10', () => {
    const names = ['day-10.csv', 'day-9.csv', 'day-1-b.csv', 'day-1.csv', 'a', 'day-09.csv'];
    expect([...names].sort(compareNaturally)).toEqual([
      'a',
      'day-1-b.csv',
      'day-1.csv',
      'day-09.csv',
      'day-9.csv',
      'day-10.csv',
    ]);
  });
});
