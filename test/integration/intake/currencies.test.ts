import { describe, expect, it } from 'vitest';
import { walkHistory } from '#db/history/walk-history.ts';
import { readActiveRuns } from '#db/imports/read-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { refoldPartners } from '#db/imports/refold/refold-partners.ts';
import { readRateSummary } from '#db/currency/rate-rows.ts';
import { checkImport } from '#electron/engine/intake/check-import.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { importRates } from '#electron/engine/intake/import-rates.ts';
import { previewImport } from '#electron/engine/intake/preview-import.ts';
import { guessRateColumns, rateRecipe } from '#shared/intake/rate-columns.ts';
import type { RateQuote } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from './support.ts';

const rates = `Date;Currency;Exchange rate
2026-01-01;USD;0,80
2026-02-01;USD;0,90
2026-02-11;USD;1,00
2026-01-01;GBP;1,25
`;

const lines = `id,amount,day,region,money
A,100,2026-01-05,x,EUR
A,100,2026-01-06,x,usd
A,10,2026-02-15,x,USD
B,40,2026-01-07,y,GBP
B,40,2026-02-15,y,GBP
C,5,2026-02-15,z,
C,7,2026-02-16,z,XXX
D,3,2026-02-16,z,EUR
`;

const importing = async (
  file: WorkspaceFile,
  text: string,
  quote: RateQuote = 'basePerUnit',
): Promise<string> => {
  const path = await aFile(text, 'rates.csv');
  const preview = await previewImport(file, { path, recipe: null }, aContext());
  if (!preview.ok) throw new Error(preview.error.found);
  const recipe = rateRecipe(preview.value.guess, guessRateColumns(preview.value));
  return refusalOf(await importRates(file, { path, recipe, base: 'EUR', quote }, aContext()));
};

const orders = (metrics: readonly RecipeMetric[]): Recipe =>
  aRecipe({
    columns: [...aRecipe().columns, { header: 'money', type: 'text' }],
    asOf: '2026-02-28',
    attributes: [],
    metrics,
  });

const inMoney = (code: string, currency: RecipeMetric['currency'], over = {}): RecipeMetric => ({
  ...aMetric(code, 'amount', 'sum'),
  currency,
  ...over,
});

const dated = inMoney('dated', {
  policy: 'dated',
  column: 'money',
  date: 'day',
  withinDays: 31,
});

/** Numbers of A, B, C and D, or the number of their state. */
const numbersIn = (file: WorkspaceFile): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    readSnapshot(file).metrics.map(({ code, values, status }) => [
      code,
      Array.from(values, (value, row) =>
        status[row] === 0 ? Number(value.toPrecision(12)) : `state ${status[row]}`,
      ),
    ]),
  );

describe('amounts in several currencies', () => {
  it('become amounts of the base currency, or no number where a rate is missing', async () => {
    const file = await aWorkspace();
    expect(await importing(file, rates)).toBe('not refused');
    const window = { date: 'day', months: 2, back: 0 };
    const recipe = orders([
      dated,
      inMoney('average', { policy: 'average', column: 'money' }, { window }),
      inMoney('frozen', { policy: 'frozen', column: 'money', day: '2026-01-20', withinDays: 30 }),
      inMoney('strict', { policy: 'frozen', column: 'money', day: '2026-01-20', withinDays: 3 }),
      inMoney('share', dated.currency, { aggregation: 'shareOfTotal' }),
      inMoney('known', dated.currency, {
        filter: [{ column: 'money', is: '=', to: 'EUR' }],
      }),
    ]);
    const path = await aFile(lines);
    const report = await commitImport(file, { path, recipe }, aContext());
    expect(refusalOf(report)).toBe('not refused');
    const none = 'state 4';
    expect(numbersIn(file)).toEqual({
      // A: 100 + 80 + 10; the rate of GBP of 1 January is 45 days old on 15 February.
      dated: [190, none, none, 3],
      // 29 December to 28 February: USD 0.8, 0.9 and 1.0; GBP 1.25.
      average: [100 + 90 + 9, 100, none, 3],
      frozen: [100 + 80 + 8, 100, none, 3],
      strict: [none, none, none, 3],
      // The whole is not known, so nobody has a share of it.
      share: [none, none, none, none],
      known: [100, 'state 3', 'state 3', 3],
    });
    const gaps = report.ok ? report.value.findings.rateGaps : [];
    expect(gaps.filter(({ metric }) => metric === 'dated')).toEqual([
      { metric: 'dated', currency: 'GBP', rows: 1, first: [{ rowNumber: 6 }] },
      { metric: 'dated', currency: '', rows: 1, first: [{ rowNumber: 7 }] },
      { metric: 'dated', currency: 'XXX', rows: 1, first: [{ rowNumber: 8 }] },
    ]);
    expect(gaps.some(({ metric }) => metric === 'known')).toBe(false);
  });

  it('without a rate are listed by file and row where several files were read as one', async () => {
    const file = await aWorkspace();
    const path = await aFile(lines, 'january.csv');
    const also = [await aFile('id,amount,day,region,money\nA,1,2026-03-01,x,XXX\n', 'march.csv')];
    const checked = await checkImport(file, { path, also, recipe: orders([dated]) }, aContext());
    const gaps = checked.ok ? checked.value.findings.rateGaps : [];
    expect(gaps.find(({ currency }) => currency === 'XXX')?.first).toEqual([
      { fileName: 'january.csv', rowNumber: 8 },
      { fileName: 'march.csv', rowNumber: 2 },
    ]);
  });

  it('of partners that are one become one number by the rates of the import', async () => {
    const file = await aWorkspace();
    await importing(file, rates);
    const known = { currency: dated.currency, aggregation: 'shareOfTotal' } as const;
    const recipe = orders([
      dated,
      inMoney('share', undefined, { ...known, currency: undefined }),
      inMoney('rows', undefined, { ...known, currency: undefined, header: null }),
    ]);
    await commitImport(file, { path: await aFile(lines), recipe }, aContext());
    await importing(file, rates.replace('0,80', '0,70'));
    const [run] = readActiveRuns(file);
    const folded =
      run === undefined
        ? []
        : refoldPartners(file, run, [
            ['A', 'D'],
            ['B', 'C'],
          ]);
    expect(
      folded.map(({ numbers }) => numbers.map((each) => Number(each.toPrecision(12)))),
    ).toEqual([
      // Of 305 in all, and of 8 rows.
      [193, Number((213 / 305).toPrecision(12)), 0.5],
      [NaN, Number((92 / 305).toPrecision(12)), 0.5],
    ]);
  });

  it('are all without a number before any rates were imported', async () => {
    const file = await aWorkspace();
    const request = { path: await aFile(lines), recipe: orders([dated]) };
    const checked = await checkImport(file, request, aContext());
    expect(checked.ok && checked.value.findings.rateGaps.map(({ rows }) => rows)).toEqual([
      2, 2, 1, 1, 1, 1,
    ]);
  });

  it('are imported again where newer rates came, and keep theirs where those were undone', async () => {
    const file = await aWorkspace();
    await importing(file, rates);
    const request = { path: await aFile(lines), recipe: orders([dated]) };
    const isRepeat = async (): Promise<unknown> => {
      const checked = await checkImport(file, request, aContext());
      return checked.ok && checked.value.isRepeat;
    };
    await commitImport(file, request, aContext());
    const before = await isRepeat();
    await importing(file, rates.replace('0,80', '0,70'));
    const after = await isRepeat();
    expect([before, after, numbersIn(file)['dated']?.[0]]).toEqual([true, false, 190]);
    expect(readRateSummary(file.connection)?.currencies).toEqual([
      { code: 'GBP', rates: 1, from: '2026-01-01', to: '2026-01-01' },
      { code: 'USD', rates: 3, from: '2026-01-01', to: '2026-02-11' },
    ]);
    await walkHistory(file, 2);
    expect(await isRepeat()).toBe(true);
    await walkHistory(file, 0);
    expect(readRateSummary(file.connection)).toBe(null);
    await walkHistory(file, 3);
    expect(await isRepeat()).toBe(false);
  });

  it('refuse a table of rates with a wrong row as a whole', async () => {
    const file = await aWorkspace();
    expect([
      await importing(file, `${rates}2026-01-01;USD;0,81\n`),
      await importing(file, `${rates}2026-01-01;Dollar;0,81\n`),
      readRateSummary(file.connection),
    ]).toEqual([
      'rates.csv, row 6: another one above it for the same day',
      'rates.csv, row 6: “DOLLAR”',
      null,
    ]);
  });
});
