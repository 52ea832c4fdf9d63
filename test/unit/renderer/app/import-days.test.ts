import { expect, it } from 'vitest';
import { importDays } from '#renderer/app/import-days.ts';

it('counts imports by the end of each UTC day, newest day first', () => {
  const runs = ['2026-03-01T23:59:00Z', '2026-03-05T00:00:00Z', '2026-03-01T08:00:00Z'];
  expect(importDays(runs.map((endedAt) => ({ endedAt })))).toEqual([
    { day: '2026-03-05', byThen: 3 },
    { day: '2026-03-01', byThen: 2 },
  ]);
  expect(importDays([])).toEqual([]);
});
