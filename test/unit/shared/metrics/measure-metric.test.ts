import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import { statusOf, type Outcome } from '#shared/metrics/outcome.ts';
import { groupByPartner, type RowColumns } from '#shared/metrics/row-columns.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';

/** A row of the tests: its partner, day, amount (null for a blank) and product. */
type Row = {
  readonly partner: number;
  readonly day: string | null;
  readonly amount: number | null;
  readonly product: number;
};

const rowsOf = (rows: readonly Row[], partnerCount: number): RowColumns => ({
  partners: Uint32Array.from(rows, ({ partner }) => partner),
  partnerCount,
  columns: new Map([
    [
      'Day',
      {
        type: 'date',
        cells: Float64Array.from(rows, ({ day }) => (day === null ? NaN : dayOfIso(day))),
      },
    ],
    ['Amount', { type: 'number', cells: Float64Array.from(rows, ({ amount }) => amount ?? NaN) }],
    ['Product', { type: 'number', cells: Float64Array.from(rows, ({ product }) => product) }],
  ]),
  codeOf: () => -1,
  textOf: () => '',
  rowNumbers: new Float64Array(),
});

const aMetric = (
  aggregation: RecipeMetric['aggregation'],
  over: Partial<RecipeMetric> = {},
): RecipeMetric => ({
  code: 'm',
  name: 'M',
  header: 'Amount',
  aggregation,
  unit: '',
  decimals: 2,
  higherIsBetter: true,
  ...over,
});

const measured = (
  metric: RecipeMetric,
  rows: readonly Row[],
  asOf: string,
  partnerCount = 3,
): readonly Outcome[] => {
  const columns = rowsOf(rows, partnerCount);
  return measureMetric(metric, columns, groupByPartner(columns.partners, partnerCount), {
    asOf,
    orderedBy: 'Day',
  }).outcomes;
};

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const someDay = fc
  .integer({ min: dayOfIso('2023-01-01'), max: dayOfIso('2026-12-31') })
  .map(isoDay);
const someRow: fc.Arbitrary<Row> = fc.record({
  partner: fc.integer({ min: 0, max: 2 }),
  day: fc.option(someDay, { freq: 8 }),
  amount: fc.option(fc.integer({ min: -50, max: 500 }), { freq: 8 }),
  product: fc.integer({ min: 0, max: 4 }),
});
const someRows = fc.array(someRow, { minLength: 1, maxLength: 60 });

/** Same numbers to 12 digits, same reasons. */
const expectSame = (found: readonly Outcome[], expected: readonly Outcome[]): void =>
  expect(
    found.map((each) => (typeof each === 'number' ? Number(each.toPrecision(11)) : each)),
  ).toEqual(
    expected.map((each) => (typeof each === 'number' ? Number(each.toPrecision(11)) : each)),
  );

const total = (rows: readonly Row[]): number =>
  rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

/** Every partner's outcome from its rows, the slow way. */
const slowly = (
  rows: readonly Row[],
  keeps: (row: Row) => boolean,
  of: (some: readonly Row[]) => Outcome,
): readonly Outcome[] =>
  [0, 1, 2].map((partner) => {
    const some = rows.filter((row) => row.partner === partner && keeps(row));
    return some.length === 0 ? 'noRows' : of(some);
  });

const sumOf = (some: readonly Row[]): Outcome =>
  some.some(({ amount }) => amount !== null) ? total(some) : 'noCells';

describe('calendar windows', () => {
  const year = (day: string | null): string => (day ?? '').slice(0, 4);
  const quarter = (day: string): string =>
    `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

  it('hold what the text of the dates says, on every as-of day', () => {
    fc.assert(
      fc.property(someRows, someDay, (rows, asOf) => {
        const isPast = ({ day }: Row): boolean => day !== null && day <= asOf;
        const dayAfter = isoDay(dayOfIso(asOf) + 1);
        const lastYear = String(Number(year(dayAfter)) - 1);
        const [named, part] = quarter(dayAfter).split(' Q');
        const lastQuarter =
          part === '1' ? `${Number(named) - 1} Q4` : `${named} Q${Number(part) - 1}`;
        const window = (calendar: 'yearToDate' | 'quarterToDate' | 'lastYear' | 'lastQuarter') =>
          measured(aMetric('sum', { window: { date: 'Day', calendar } }), rows, asOf);
        expectSame(
          window('yearToDate'),
          slowly(rows, (row) => isPast(row) && year(row.day) === year(asOf), sumOf),
        );
        expectSame(
          window('quarterToDate'),
          slowly(rows, (row) => isPast(row) && quarter(row.day ?? '') === quarter(asOf), sumOf),
        );
        expectSame(
          window('lastYear'),
          slowly(rows, (row) => year(row.day) === lastYear, sumOf),
        );
        expectSame(
          window('lastQuarter'),
          slowly(rows, ({ day }) => day !== null && quarter(day) === lastQuarter, sumOf),
        );
      }),
    );
  });

  it('begin the year in the month that the recipe names', () => {
    const rows = ['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01', '2026-05-05'].map(
      (day, at): Row => ({ partner: 0, day, amount: 10 ** at, product: 0 }),
    );
    const of = (calendar: 'yearToDate' | 'lastYear' | 'lastQuarter', asOf: string) =>
      measured(aMetric('sum', { window: { date: 'Day', calendar, firstMonth: 4 } }), rows, asOf)[0];
    expect([
      of('yearToDate', '2026-05-05'),
      of('lastYear', '2026-05-05'),
      of('lastQuarter', '2026-05-05'),
      // On its last day a year is over.
      of('lastYear', '2026-03-31'),
      of('lastYear', '2026-03-30'),
    ]).toEqual([11_000, 110, 100, 110, 1]);
  });

  it('grow over the same days of the year before, and over the quarter before', () => {
    const rows: readonly Row[] = [
      ['2025-01-10', 100],
      ['2025-06-30', 50],
      ['2025-07-01', 999],
      ['2026-02-01', 120],
      ['2026-04-20', 90],
    ].map(([day, amount]) => ({
      partner: 0,
      day: String(day),
      amount: Number(amount),
      product: 0,
    }));
    const grown = (calendar: 'yearToDate' | 'quarterToDate') =>
      measured(aMetric('growth', { window: { date: 'Day', calendar } }), rows, '2026-06-30')[0];
    expect([grown('yearToDate'), grown('quarterToDate')]).toEqual([210 / 150 - 1, 90 / 120 - 1]);
  });
});

describe('year on year', () => {
  it('compares only months that have rows in both years', () => {
    const rows: readonly Row[] = [
      { partner: 0, day: '2025-01-15', amount: 100, product: 0 },
      { partner: 0, day: '2025-02-15', amount: 900, product: 0 },
      { partner: 0, day: '2026-01-20', amount: 130, product: 0 },
      { partner: 0, day: '2026-03-20', amount: 500, product: 0 },
      { partner: 1, day: '2025-02-15', amount: 5, product: 0 },
      { partner: 1, day: '2026-03-15', amount: 5, product: 0 },
      { partner: 2, day: '2025-03-15', amount: 0, product: 0 },
      { partner: 2, day: '2026-03-15', amount: 5, product: 0 },
    ];
    const metric = aMetric('yearOnYear', { window: { date: 'Day', months: 12, back: 0 } });
    const found = measured(metric, rows, '2026-03-31');
    expect(found).toEqual([130 / 100 - 1, 'noCommonMonths', 'baseNotPositive']);
    expect(found.map(statusOf)).toEqual([0, 4, 4]);
  });

  it('is plain growth where every month has rows, and does not see other months', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 24, maxLength: 24 }),
        fc.integer({ min: 1, max: 12 }),
        (amounts, months) => {
          const rows = amounts.map((amount, month): Row => ({
            partner: 0,
            day: `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-28`,
            amount,
            product: 0,
          }));
          const window = { date: 'Day', months, back: 0 };
          const sum = (list: readonly number[]): number => list.reduce((one, two) => one + two, 0);
          expectSame(measured(aMetric('yearOnYear', { window }), rows, '2025-12-31', 1), [
            sum(amounts.slice(24 - months)) / sum(amounts.slice(12 - months, 12)) - 1,
          ]);
        },
      ),
    );
  });
});

describe('time decay', () => {
  it('halves the weight of a row with each half-life, the slow way and the fast', () => {
    /** Whole months by walking back from the as-of day, not by formula. */
    const age = (day: string, asOf: string): number => {
      const [year = 0, month = 0, last = 0] = asOf.split('-').map(Number);
      for (let months = 0; ; months += 1) {
        const first = new Date(Date.UTC(year, month - 1 - (months + 1), 1));
        const length = new Date(
          Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
        ).getUTCDate();
        first.setUTCDate(Math.min(last, length));
        if (day > first.toISOString().slice(0, 10)) {
          return months;
        }
      }
    };
    fc.assert(
      fc.property(someRows, someDay, fc.constantFrom(1, 3, 12, 7.5), (rows, asOf, halfLife) => {
        const decay = { date: 'Day', halfLife };
        const isPast = ({ day }: Row): boolean => day !== null && day <= asOf;
        const weight = ({ day }: Row): number => 0.5 ** (age(day ?? '', asOf) / halfLife);
        const filled = (some: readonly Row[]) => some.filter(({ amount }) => amount !== null);
        const weighedSum = (some: readonly Row[]): number =>
          filled(some).reduce((sum, row) => sum + weight(row) * (row.amount ?? 0), 0);
        const weights = (some: readonly Row[]): number =>
          filled(some).reduce((sum, row) => sum + weight(row), 0);
        const ofFilled = (of: (some: readonly Row[]) => number) => (some: readonly Row[]) =>
          filled(some).length === 0 ? 'noCells' : of(some);
        const found = (aggregation: RecipeMetric['aggregation'], by?: string) =>
          measured(aMetric(aggregation, { decay, by }), rows, asOf);
        const close = (left: readonly Outcome[], right: readonly Outcome[]): void =>
          left.forEach((each, partner) => {
            const other = right[partner] ?? 'noRows';
            if (typeof each === 'number' && typeof other === 'number') {
              expect(each).toBeCloseTo(other, 8);
            } else {
              expect(each).toBe(other);
            }
          });
        close(found('sum'), slowly(rows, isPast, ofFilled(weighedSum)));
        close(
          found('mean'),
          slowly(
            rows,
            isPast,
            ofFilled((some) => weighedSum(some) / weights(some)),
          ),
        );
        close(
          found('count'),
          slowly(rows, isPast, weights).map((each) => (each === 'noRows' ? 0 : each)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('with a very long half-life is the plain number', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const dated = rows.filter(({ day }) => day !== null);
        // So long that every weight is 1 to the last bit: amounts that cancel out would show any less.
        const [plain, slow] = [undefined, { date: 'Day', halfLife: 1e20 }].map((decay) =>
          measured(aMetric('ratio', { by: 'Product', decay }), dated, '2026-12-31'),
        );
        expectSame(slow ?? [], plain ?? []);
      }),
    );
  });
});

describe('share of the total', () => {
  it('adds up to one over all partners, and has none of a total that is not above zero', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const found = measured(aMetric('shareOfTotal'), rows, '2026-12-31');
        const numbers = found.filter((each) => typeof each === 'number');
        if (total(rows) > 0) {
          expect(numbers.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
          expect(found).not.toContain('totalNotPositive');
        } else {
          expect(numbers).toEqual([]);
        }
      }),
    );
  });

  it('counts rows where no column is named, of the rows that pass', () => {
    const rows = [0, 0, 0, 1, 2].map((partner): Row => ({
      partner,
      day: partner === 2 ? '2020-01-01' : '2026-01-01',
      amount: null,
      product: 0,
    }));
    const window = { date: 'Day', months: 12, back: 0 };
    expect(measured(aMetric('shareOfTotal', { header: null, window }), rows, '2026-03-31')).toEqual(
      [0.75, 0.25, 'noRows'],
    );
    expect(measured(aMetric('shareOfTotal'), rows, '2026-03-31')).toEqual([
      'noCells',
      'noCells',
      'noCells',
    ]);
  });
});

describe('tenure and the earliest cell', () => {
  it('start with the oldest date up to the as-of date', () => {
    const rows: readonly Row[] = [
      { partner: 0, day: '2026-01-31', amount: 3, product: 0 },
      { partner: 0, day: '2026-01-01', amount: null, product: 0 },
      { partner: 0, day: '2026-01-01', amount: 9, product: 0 },
      { partner: 1, day: '2026-03-01', amount: 1, product: 0 },
      { partner: 1, day: null, amount: 2, product: 0 },
      { partner: 2, day: null, amount: 7, product: 0 },
    ];
    expect([
      measured(aMetric('tenure', { header: 'Day' }), rows, '2026-01-31'),
      measured(aMetric('earliest'), rows, '2026-01-31'),
    ]).toEqual([
      [30, 'noCells', 'noCells'],
      ['noCells', 1, 7],
    ]);
  });
});
