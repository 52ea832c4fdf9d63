import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPast } from '#db/imports/history/read-past.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { decide } from '#electron/engine/services/partners.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import type { PastSnapshots } from '#shared/model/ladder-history.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';
import { aLine, importedLines, lineRecipe, linesCsv, type Line } from '../metrics/every-metric.ts';
import { refusalOf } from '../intake/support.ts';

const past = (file: WorkspaceFile, days: readonly string[]): PastSnapshots => {
  const work = readPast(file, days.map(dayOfIso));
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

const dayOf = ({ day }: Line): string => (day === '2024' ? '2024-02-29' : day.slice(0, 10));

describe('the past of an import', () => {
  it('is what a file would have said that ended on the day, bit for bit', async () => {
    const rows = fc.sample(aLine, { numRuns: 120, seed: 20 });
    const whole = await importedLines([linesCsv(rows)]);
    const days = ['2024-06-30', '2025-01-15', '2025-12-31'];
    const then = past(whole, days).snapshots;
    for (const [index, day] of days.entries()) {
      const early = rows.filter((row) => dayOf(row) !== '' && dayOf(row) <= day);
      const short = await importedLines([linesCsv(early)], { ...lineRecipe, asOf: day });
      const { partnerKeys, ...expected } = readSnapshot(short);
      expect(partnerKeys).toEqual(['A', 'B', 'C', 'D']);
      expect(then[index]?.metrics).toEqual(expected.metrics);
    }
  });

  it('is today on the day of the newest file, also with several files and merged partners', async () => {
    const line = (id: string, day: string, amount: number): Line => ({
      ...{ id, day, amount, product: 'P1', pieces: 2 },
    });
    const file = await importedLines([
      linesCsv([line('A', '2025-01-15', 10), line('B', '2025-11-02', 20)]),
      linesCsv([line('C', '2026-03-31', 5), line('A', '2026-03-31', 7)]),
    ]);
    const merged = await decide(
      file,
      { kind: 'merge', alias: 'B', survivor: 'A' },
      testTime.toISOString(),
    );
    expect(refusalOf(merged)).toBe('not refused');
    const { snapshots, metrics } = past(file, [
      '2024-12-31',
      '2025-06-30',
      '2025-12-31',
      '2026-03-31',
    ]);
    expect(snapshots[3]).toEqual(readSnapshot(file));
    const sums = snapshots.map(({ metrics: columns }) => {
      const sum = columns.find(({ code }) => code === 'sum');
      return [...(sum?.values ?? [])];
    });
    expect(sums).toEqual([
      [NaN, NaN],
      [10, NaN],
      [30, NaN],
      [7, 5],
    ]);
    expect(metrics.find(({ code }) => code === 'sum')).toEqual({
      code: 'sum',
      name: 'sum',
      basis: 'rows',
      firstReview: 1,
    });
    expect(metrics.find(({ code }) => code === 'growth')).toMatchObject({ basis: 'window' });
    expect(metrics.find(({ code }) => code === 'latest')).toMatchObject({ basis: 'latest' });
  });
});
