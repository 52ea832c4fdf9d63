import { dayOfIso } from '#shared/metrics/calendar.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import type { Outcome } from '#shared/metrics/outcome.ts';
import { groupByPartner, type RowColumns } from '#shared/metrics/row-columns.ts';
import type { RateTable } from '#shared/model/rate-table.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { createRandom } from '#shared/random.ts';
import { figure, summarise } from '../bench-report.ts';
import type { Bench } from '../bench.ts';
import { timeOneOfFive } from '../one-of-five.ts';
import { assertSame, inSql, openReference } from '../sql-metrics.ts';

const rowCount = 1_000_000;
const partnerCount = 50_000;
const seed = 20_260_101;
const runs = 3;
const asOf = '2026-06-30';
const texts = ['EUR', 'USD', 'GBP', 'open', 'won', 'lost'];

/** Orders of partners over four years: a few with many, many with a few; one cell in fifty is blank. */
const drawRows = (): RowColumns => {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random.share() * limit);
  const cells = (draw: () => number): Float64Array =>
    Float64Array.from({ length: rowCount }, () => (random.chance(0.02) ? NaN : draw()));
  const first = dayOfIso('2022-07-01');
  const days = cells(() => first + below(1461));
  return {
    partners: Uint32Array.from({ length: rowCount }, () =>
      Math.floor(random.share() * random.share() * partnerCount),
    ),
    partnerCount,
    columns: new Map([
      ['day', { type: 'date', cells: days }],
      ['shipped', { type: 'date', cells: days.map((day) => day + below(20)) }],
      ['due', { type: 'date', cells: days.map((day) => day + 10) }],
      ['amount', { type: 'number', cells: cells(() => below(1_000_000) / 100) }],
      ['pieces', { type: 'number', cells: cells(() => 1 + below(50)) }],
      ['product', { type: 'number', cells: cells(() => below(400)) }],
      ['currency', { type: 'text', cells: cells(() => below(3)) }],
      ['state', { type: 'text', cells: cells(() => 3 + below(3)) }],
    ]),
    codeOf: (text) => texts.indexOf(text),
    textOf: (code) => texts[code] ?? '',
    rowNumbers: new Float64Array(),
  };
};

const year = { date: 'day', months: 12, back: 0 } as const;
const won = [{ column: 'state', is: '=', to: 'won' }] as const;

const metric = (
  aggregation: RecipeMetric['aggregation'],
  over: Partial<RecipeMetric> = {},
): RecipeMetric => ({
  code: aggregation,
  name: aggregation,
  header: 'amount',
  aggregation,
  unit: '',
  decimals: 2,
  higherIsBetter: true,
  ...over,
});

/** Twenty that a programme has, none of which can be added up row by row. */
const metrics: readonly RecipeMetric[] = [
  metric('sum', { window: year, filter: won }),
  metric('mean', { decay: { date: 'day', halfLife: 6 } }),
  metric('weightedMean', { by: 'pieces' }),
  metric('median'),
  metric('percentile', { percent: 90 }),
  metric('deviation'),
  metric('distinct', { header: 'product' }),
  metric('share', {
    header: null,
    where: [{ column: 'shipped', is: '<=', to: { column: 'due' } }],
  }),
  metric('ratio', { by: 'pieces', window: year }),
  metric('recency', { header: 'day' }),
  metric('tenure', { header: 'day' }),
  metric('growth', { window: year }),
  metric('yearOnYear', { window: year }),
  metric('cagr', { window: { ...year, months: 36 } }),
  metric('trend', { window: year }),
  metric('volatility', { window: { ...year, months: 24 } }),
  metric('hhi', { by: 'product' }),
  metric('effectiveNumber', { by: 'product', window: year }),
  metric('shareOfTotal', { window: { date: 'day', calendar: 'yearToDate' } }),
  metric('sum', {
    code: 'converted',
    currency: { policy: 'dated', column: 'currency', date: 'day', withinDays: 7 },
    filter: [{ column: 'day', is: 'filled', to: null }],
  }),
];

const dailyRates = (): RateTable => {
  const days = Array.from({ length: 1461 }, (_, index) => dayOfIso('2022-07-01') + index);
  const of = (code: string, rate: number) => ({
    code,
    days,
    rates: days.map((day) => rate + (day % 7) / 100),
  });
  return { base: 'EUR', currencies: [of('GBP', 1.15), of('USD', 0.9)] };
};

/** Milliseconds that `work` takes. */
const timed = (work: () => void): number => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

/**
 * Twenty metrics of a million rows that were read, for 50,000 partners: what an import adds to its
 * reading, and what a metric costs that is tried or changed. Beside those that SQL can say, SQLite.
 * Then five sources of a programme, of which one delivers again.
 */
export const bench: Bench = async () => {
  const rows = drawRows();
  const rates = dailyRates();
  const groups = groupByPartner(rows.partners, partnerCount);
  const measure = (one: RecipeMetric): readonly Outcome[] =>
    measureMetric(one, rows, groups, { asOf, orderedBy: 'day' }, rates).outcomes;
  const times = Array.from({ length: runs }, () => {
    const grouping = timed(() => void groupByPartner(rows.partners, partnerCount));
    const each = metrics.map((one) => timed(() => void measure(one)));
    return { all: grouping + each.reduce((sum, ms) => sum + ms, 0), each };
  });
  const spoken = metrics.filter(({ code }) => inSql.has(code));
  const reference = await openReference(rows, asOf);
  const inOurs: number[] = [];
  const inSqlite: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    inOurs.push(timed(() => spoken.forEach(measure)));
    inSqlite.push(timed(() => void reference.run()));
  }
  const found = reference.run();
  for (const one of spoken) {
    assertSame(one.code, measure(one), found.get(one.code) ?? []);
  }
  reference.close();
  const again = await timeOneOfFive();
  return {
    figures: [
      figure({
        what: `${metrics.length} metrics of ${rowCount} rows for ${partnerCount} partners`,
        unit: 'ms',
        ours: summarise(times.map(({ all }) => all)),
        reference: null,
        target: 10_000,
      }),
      figure({
        what: 'the slowest of them by itself',
        unit: 'ms',
        ours: summarise(times.map(({ each }) => Math.max(...each))),
        reference: null,
        target: null,
      }),
      figure({
        what: `the ${spoken.length} of them that SQL can say`,
        unit: 'ms',
        ours: summarise(inOurs),
        reference: { what: 'one SELECT … GROUP BY of SQLite in memory', ...summarise(inSqlite) },
        target: 1,
      }),
      figure({
        what: 'one of five sources delivers again: from its file to the new figures of all partners',
        unit: 'ms',
        ours: summarise(again.one),
        reference: { what: 'all five', ...summarise(again.all) },
        target: 0.3,
      }),
    ],
    notes: [
      'rows lie in memory as an import keeps them; reading the file is measured by `import`',
      `the same ${spoken.length} metrics came out of SQLite for all ${partnerCount} partners`,
      `metrics folded for five sources: ${again.foldedAtFirst}; when one delivered again: ${again.foldedAgain}`,
    ],
  };
};
