import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRows } from '#shared/lineage/judge-rows.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import { measureMetric } from '#shared/metrics/measure-metric.ts';
import type { Outcome } from '#shared/metrics/outcome.ts';
import { groupByPartner, type RowColumns } from '#shared/metrics/row-columns.ts';
import { aggregations, type RecipeMetric } from '#shared/model/recipe-metric.ts';

type Row = { readonly amount: number; readonly by: number; readonly day: number };

const asOf = '2026-03-31';
const rowsOf = (rows: readonly Row[]): RowColumns => ({
  partners: new Uint32Array(rows.length),
  partnerCount: 1,
  columns: new Map([
    ['amount', { type: 'number', cells: Float64Array.from(rows, ({ amount }) => amount) }],
    ['by', { type: 'number', cells: Float64Array.from(rows, ({ by }) => by) }],
    ['day', { type: 'date', cells: Float64Array.from(rows, ({ day }) => day) }],
  ]),
  codeOf: () => -1,
  textOf: () => '',
  rowNumbers: new Float64Array(),
});

const plain = (aggregation: RecipeMetric['aggregation']): RecipeMetric => ({
  code: aggregation,
  name: aggregation,
  header: aggregation === 'recency' || aggregation === 'tenure' ? 'day' : 'amount',
  aggregation,
  unit: '',
  decimals: 0,
  higherIsBetter: true,
});
const window = { date: 'day', months: 12, back: 0 } as const;
const needs: Readonly<Partial<Record<RecipeMetric['aggregation'], Partial<RecipeMetric>>>> = {
  weightedMean: { by: 'by' },
  ratio: { by: 'by' },
  hhi: { by: 'by' },
  topShare: { by: 'by' },
  effectiveNumber: { by: 'by' },
  percentile: { percent: 90 },
  share: { where: [{ column: 'by', is: '>', to: '2' }] },
  growth: { window },
  cagr: { window: { ...window, months: 24 } },
  trend: { window },
  volatility: { window },
  yearOnYear: { window },
  quietMonths: { window },
};
const decaying = ['sum', 'mean', 'weightedMean', 'ratio', 'count'];
const metrics = aggregations.flatMap((aggregation): readonly RecipeMetric[] => {
  const metric = { ...plain(aggregation), ...needs[aggregation] };
  return [
    metric,
    { ...metric, filter: [{ column: 'by', is: '!=', to: '3' }], window: metric.window ?? window },
    ...(decaying.includes(aggregation) ? [{ ...metric, decay: { date: 'day', halfLife: 6 } }] : []),
  ];
});

const blankOr = (arbitrary: fc.Arbitrary<number>): fc.Arbitrary<number> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(NaN) }, { weight: 6, arbitrary });
const newest = dayOfIso(asOf);
const aRow: fc.Arbitrary<Row> = fc.record({
  amount: blankOr(fc.integer({ min: 1, max: 50 })),
  by: blankOr(fc.integer({ min: 1, max: 4 })),
  day: blankOr(fc.integer({ min: newest - 900, max: newest + 40 })),
});

const measure = (metric: RecipeMetric, rows: readonly Row[], orderedBy: string | null): Outcome => {
  const columns = rowsOf(rows);
  const grouped = groupByPartner(columns.partners, 1);
  return measureMetric(metric, columns, grouped, { asOf, orderedBy }, null).outcomes[0] ?? 'noRows';
};

describe('the rows that are said to count', () => {
  it.each(metrics)('make $code alone: all others may go', (metric) => {
    fc.assert(
      fc.property(
        fc.array(aRow, { maxLength: 30 }),
        fc.constantFrom('day', null),
        (rows, orderedBy) => {
          const all = Uint32Array.from(rows, (_, row) => row);
          const reasons = judgeRows(metric, rowsOf(rows), { asOf, orderedBy }, all);
          const counting = rows.filter((_, row) => reasons[row] === '');
          const [whole, part] = [
            measure(metric, rows, orderedBy),
            measure(metric, counting, orderedBy),
          ];
          // Without a number both have none; which reason is named may differ. Rows whose cells are
          // blank make the months that they lie in months of zero.
          const none = counting.length === 0 && whole === 0 ? 0 : 'none';
          expect(typeof part === 'number' ? part : none).toBe(
            typeof whole === 'number' ? whole : 'none',
          );
        },
      ),
    );
  });

  it('are one where one row decides, and a row is told by the first rule that it breaks', () => {
    const rows = [
      { amount: 1, by: 1, day: newest - 5 },
      { amount: 2, by: 1, day: newest },
      { amount: 3, by: 1, day: newest },
      { amount: 4, by: 3, day: newest - 900 },
      { amount: 5, by: 1, day: newest - 900 },
    ];
    const all = Uint32Array.from(rows, (_, row) => row);
    const filter = [{ column: 'by', is: '<=', to: '2' }] as const;
    const latest = { ...plain('latest'), filter, window };
    expect(judgeRows(latest, rowsOf(rows), { asOf, orderedBy: 'day' }, all)).toEqual([
      'A later row decides.',
      'A later row decides.',
      '',
      'The filter leaves it out: by ≤ 2 does not hold.',
      'day lies outside the window.',
    ]);
    const tenure = plain('tenure');
    expect(
      judgeRows(
        tenure,
        rowsOf([
          { amount: NaN, by: NaN, day: newest + 1 },
          { amount: 1, by: 1, day: NaN },
        ]),
        { asOf, orderedBy: null },
        Uint32Array.of(0, 1),
      ),
    ).toEqual(['day is after the as-of date, 2026-03-31.', 'day is blank.']);
  });
});
