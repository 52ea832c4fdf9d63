import { z } from 'zod';
import { metricAbout } from './metric-about.ts';
import { code, header, label, sensitivity } from './recipe-parts.ts';

/**
 * How the rows of one partner become one number. `latest` takes the row with the greatest date
 * of `orderedBy`, or the last row of the file where no date column is named; `count` counts rows
 * (with a column: rows whose cell is filled). What the others do is said once, in
 * `shared/metrics/aggregation-facts.ts`.
 */
export const aggregations = [
  'latest',
  'sum',
  'mean',
  'weightedMean',
  'median',
  'min',
  'max',
  'count',
  'distinct',
  'share',
  'ratio',
  'recency',
  'growth',
  'cagr',
  'trend',
  'volatility',
  'hhi',
  'topShare',
  'effectiveNumber',
  'percentile',
  'deviation',
  'earliest',
  'tenure',
  'yearOnYear',
  'shareOfTotal',
  'quietMonths',
] as const;

/** Spans of the calendar that end on the as-of date, or were over by then. */
export const calendarSpans = ['yearToDate', 'quarterToDate', 'lastYear', 'lastQuarter'] as const;

/** How a condition compares a cell; a blank cell passes `empty` alone. */
export const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'filled', 'empty'] as const;

export const rowCondition = z
  .strictObject({
    column: header,
    is: z.enum(comparisons).describe('The comparison; a blank cell passes `empty` alone.'),
    to: z
      .union([
        z.string().max(200).describe('A number with a point, a date as `2026-03-31`, or a text.'),
        z
          .strictObject({ column: header })
          .describe('The cell of another column of the same type in the same row.'),
      ])
      .nullable()
      .describe('What the cell is compared with; null for `filled` and `empty`.'),
  })
  .describe('A test of one cell of a row.');

export const trailingWindow = z
  .strictObject({
    date: header,
    months: z.int().min(1).max(600).describe('How many whole months.'),
    back: z.int().min(0).max(600).describe('How many months before the as-of date they end.'),
  })
  .describe('Whole months that end on the as-of date or before it, told by a date column.');

export const calendarWindow = z
  .strictObject({
    date: header,
    calendar: z
      .enum(calendarSpans)
      .describe('The year or quarter of the as-of date up to it, or the last one that was full.'),
    firstMonth: z
      .int()
      .min(1)
      .max(12)
      .optional()
      .describe('The month in which the year begins, 1 to 12; January without it.'),
  })
  .describe('A year or a quarter, told by a date column.');

export const metricWindow = z.union([trailingWindow, calendarWindow]);

export const metricDecay = z
  .strictObject({
    date: header,
    halfLife: z
      .number()
      .min(0.01)
      .max(600)
      .describe('Months after which a row counts half: its weight is 2^(−months / halfLife).'),
  })
  .describe('Older rows count less; whole months before the as-of date, told by a date column.');

const currencyColumn = header.describe(
  'The column with the currency of the amount, as three letters.',
);
const withinDays = z
  .int()
  .min(0)
  .max(366)
  .describe('How many days older than asked the last known rate may be; 0 for that day alone.');

const alsoBy = z
  .literal(true)
  .optional()
  .describe('For `ratio`: the lower column holds amounts of the same currency too.');

export const metricCurrency = z
  .discriminatedUnion('policy', [
    z
      .strictObject({
        policy: z.literal('dated').describe('Each row by the rate of its day.'),
        column: currencyColumn,
        alsoBy,
        date: header.describe('The date of the row.'),
        withinDays,
      })
      .describe('The rate of the day of the row, or the last one known before it.'),
    z
      .strictObject({
        policy: z.literal('average').describe('All rows of the window by its mean rate.'),
        column: currencyColumn,
        alsoBy,
      })
      .describe('The mean of all known rates of the window, or of each period that is compared.'),
    z
      .strictObject({
        policy: z.literal('frozen').describe('All rows by the rate of one day.'),
        column: currencyColumn,
        alsoBy,
        day: z.iso.date().describe('The day of the rate.'),
        withinDays,
      })
      .describe('The rate of one day for all rows.'),
  ])
  .describe('Amounts become amounts of the base currency of the programme, by its rates.');

export const recipeMetric = z
  .strictObject({
    code,
    name: label,
    header: header.nullable().describe('The column that is read; null counts rows.'),
    aggregation: z
      .enum(aggregations)
      .describe('How the rows of a partner become one number; see docs/recipes.md.'),
    by: header
      .optional()
      .describe(
        'Weight of `weightedMean`, denominator of `ratio`, split of `hhi`, `topShare` and `effectiveNumber`.',
      ),
    percent: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('For `percentile`: how many per cent of the cells lie at or below the number.'),
    filter: z
      .array(rowCondition)
      .max(20)
      .readonly()
      .optional()
      .describe('Rows that count at all: all conditions hold.'),
    where: z
      .array(rowCondition)
      .max(20)
      .readonly()
      .optional()
      .describe('For `share`: the rows whose share is taken, among those that pass `filter`.'),
    every: z
      .literal(true)
      .optional()
      .describe('For `share` of a column: a value counts where all its rows pass `where`.'),
    window: metricWindow.optional(),
    decay: metricDecay.optional(),
    currency: metricCurrency.optional(),
    unit: z.string().max(40).describe('Shown behind the number, such as `EUR` or `days`.'),
    decimals: z.int().min(0).max(9).describe('Decimals that are shown.'),
    higherIsBetter: z.boolean().describe('Whether more of it speaks for a partner.'),
    about: metricAbout.optional(),
    sensitivity,
  })
  .describe('One number per partner.');

export type Aggregation = (typeof aggregations)[number];
export type Comparison = (typeof comparisons)[number];
export type RowCondition = Readonly<z.infer<typeof rowCondition>>;
export type MetricWindow = Readonly<z.infer<typeof metricWindow>>;
export type MetricCurrency = Readonly<z.infer<typeof metricCurrency>>;
export type CalendarSpan = (typeof calendarSpans)[number];
export type RecipeMetric = Readonly<z.infer<typeof recipeMetric>>;
