import { describe, expect, it } from 'vitest';
import { qualitySteps } from '#db/imports/read-quality.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { finish } from '#shared/finish.ts';
import { defaultThresholds } from '#shared/model/quality.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from './support.ts';

const recipe = aRecipe({
  metrics: [aMetric('amount', 'amount', 'latest')],
  attributes: [],
});

const table = (amounts: readonly (readonly [string, number | ''])[]): string =>
  `id,amount,day,region\n${amounts.map(([id, amount]) => `${id},${amount},2026-01-01,\n`).join('')}`;

const none = {
  cells: 0,
  withValue: 0,
  missing: 0,
  notApplicable: 0,
  noActivity: 0,
  notComputable: 0,
};

describe('the scorecard of imports', () => {
  it('compares each import with the one before of its source, and counts repeated keys', async () => {
    const file = await aWorkspace();
    const first = table([
      ['a', 10],
      ['b', 12],
      ['c', 11],
      ['d', 13],
      ['e', 12],
      ['f', 11],
      ['g', 95],
    ]);
    const second = table([
      ['a', 20],
      ['b', 30],
      ['b', 40],
      ['c', ''],
    ]);
    for (const content of [first, second]) {
      const done = await commitImport(file, { path: await aFile(content), recipe }, aContext());
      expect(refusalOf(done)).toBe('not refused');
    }
    expect(finish(qualitySteps(file, defaultThresholds, 'all'))).toEqual([
      {
        runId: 1,
        partners: 7,
        repeatedRows: 0,
        identicalRows: 0,
        expectsOneRow: true,
        partnersBefore: null,
        metrics: [
          {
            code: 'amount',
            name: 'amount',
            decimals: 2,
            counts: { ...none, cells: 7, withValue: 7 },
            median: 12,
            medianBefore: null,
            outliers: 1,
            farthest: [{ partner: 'g', value: 95, score: 0.6745 * 83 }],
            change: null,
            warnings: ['outliers'],
          },
        ],
      },
      {
        runId: 2,
        partners: 3,
        repeatedRows: 1,
        identicalRows: 0,
        expectsOneRow: true,
        partnersBefore: 7,
        metrics: [
          {
            code: 'amount',
            name: 'amount',
            decimals: 2,
            counts: { ...none, cells: 3, withValue: 2, missing: 1 },
            median: 30,
            medianBefore: 12,
            outliers: 0,
            farthest: [],
            change: 1.5,
            warnings: ['coverage', 'jump'],
          },
        ],
      },
    ]);
  });
});
