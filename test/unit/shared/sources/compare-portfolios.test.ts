import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { compareFiles, hasFileChanges } from '#shared/sources/compare-files.ts';
import { compareMetrics, compareTierNames } from '#shared/sources/compare-portfolios.ts';
import { describeChanges } from '#shared/sources/describe-changes.ts';

/** Partners by key with one number each, null for none. */
const portfolio = (values: Readonly<Record<string, number | null>>): Snapshot => {
  const keys = Object.keys(values).sort();
  return {
    partnerKeys: keys,
    partnerNames: keys.map((key) => `Partner ${key}`),
    attributes: [],
    metrics: [
      {
        code: 'revenue',
        name: 'Revenue',
        unit: 'EUR',
        decimals: 0,
        higherIsBetter: true,
        values: Float64Array.from(keys, (key) => values[key] ?? NaN),
        status: new Uint8Array(keys.length),
      },
    ],
  };
};

describe('what changed between two portfolios', () => {
  it('is told by metric: moved beyond the threshold, appeared and lost', () => {
    const before = portfolio({ a: 100, b: 100, c: 0, d: 5, e: null });
    const now = portfolio({ a: 110, b: 111, c: 1, d: null, e: 4, f: 9 });
    expect(compareMetrics(before, now, 0.1)).toEqual([
      {
        code: 'revenue',
        name: 'Revenue',
        unit: 'EUR',
        decimals: 0,
        moved: 2,
        appeared: 2,
        lost: 1,
        largest: [
          { key: 'c', name: 'Partner c', before: 0, after: 1 },
          { key: 'b', name: 'Partner b', before: 100, after: 111 },
        ],
      },
    ]);
    expect(compareMetrics(before, portfolio({ a: 105, b: 95, d: 5 }), 0.1)).toEqual([]);
  });

  it('is nothing against itself, and the same partners whichever way it is looked at', () => {
    const values = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', '\u{1F600}', '\uffee'),
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    );
    fc.assert(
      fc.property(values, values, (one, other) => {
        const left = portfolio(one);
        const right = portfolio(other);
        expect(compareMetrics(left, left, 0)).toEqual([]);
        const [there] = compareMetrics(left, right, 0);
        const [back] = compareMetrics(right, left, 0);
        expect(there?.moved ?? 0).toBe(back?.moved ?? 0);
      }),
    );
  });

  it('names who changes tier, of partners known before and now', () => {
    const moved = compareTierNames(
      { snapshot: portfolio({ a: 1, b: 1, x: 1 }), tierNames: ['Gold', '', 'Gold'] },
      { snapshot: portfolio({ a: 1, b: 1, c: 1 }), tierNames: ['Silver', 'Gold', 'Gold'] },
    );
    expect(moved).toEqual({
      count: 2,
      moves: [
        { key: 'a', name: 'Partner a', from: 'Gold', to: 'Silver' },
        { key: 'b', name: 'Partner b', from: '', to: 'Gold' },
      ],
    });
  });
});

describe('what changed between the files of two imports', () => {
  const file = (name: string, sha256: string) => ({ name, sha256 });

  it('is told by name and hash', () => {
    const before = [file('1', 'a'), file('2', 'b'), file('3', 'c')];
    const now = [file('2', 'b'), file('3', 'x'), file('4', 'd')];
    expect(compareFiles(before, now)).toEqual({
      added: ['4'],
      changed: ['3'],
      gone: ['1'],
      same: 1,
    });
    expect(hasFileChanges(compareFiles(before, before))).toBe(false);
    expect(hasFileChanges(compareFiles(before, before.slice(1)))).toBe(true);
  });
});

describe('the sentences about an import', () => {
  it('say each thing once, with its threshold', () => {
    const [metric] = compareMetrics(portfolio({ a: 100 }), portfolio({ a: 250, b: 1 }), 0.1);
    expect(
      describeChanges({
        against: { runId: 1, fileName: 'day-1.csv', endedAt: '2026-01-01T00:00:00.000Z' },
        files: { added: ['day-2.csv'], changed: [], gone: [], same: 1 },
        rowsBefore: 1000,
        rowsNow: 1250,
        partnersNew: { count: 7, first: ['b', 'c', 'd', 'e', 'f', 'g', 'h'] },
        partnersGone: { count: 0, first: [] },
        threshold: 0.1,
        metrics: metric === undefined ? [] : [metric],
        tiers: { count: 1, moves: [{ key: 'a', name: 'Partner a', from: '', to: 'Gold' }] },
      }),
    ).toEqual([
      'Files: 1 new (day-2.csv), 1 the same.',
      'Rows: 1,000 before, 1,250 now.',
      'Partners: 7 new (b, c, d, e, f and 2 more).',
      'Revenue: 1 value moved by more than 10 %, most Partner a from 100 to 250; 1 new.',
      'Tiers: 1 partner changes tier: Partner a from no tier to Gold.',
    ]);
  });
});
