import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  greatest,
  least,
  mean,
  median,
  percentile,
  ratioOfSums,
  standardDeviation,
  sum,
  weightedMean,
} from '#shared/metrics/averages.ts';
import {
  compoundAnnualGrowth,
  growth,
  quietMonths,
  trendSlope,
  volatility,
} from '#shared/metrics/change.ts';
import { effectiveNumber, herfindahl, topShare } from '#shared/metrics/concentration.ts';
import { monthsBefore, periodBounds, dayOfIso } from '#shared/metrics/calendar.ts';
import { noNumberReasons, type Outcome } from '#shared/metrics/outcome.ts';

const values = Float64Array.of(3.5, -1.25, 8, 8, 0.1, 22.75, 7);
const weights = Float64Array.of(1, 2, 0, 4, 0.5, 1.5, 3);
const months = Float64Array.of(120, 80, 0, 310, 95.5, 40, 200, 180, 60, 75, 130, 90);
const none = new Float64Array();

const isoOf = (days: ArrayLike<number>): readonly string[] =>
  Array.from(days, (day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** Compares with a figure of the reference to 12 significant digits. */
const expectFigures = (found: readonly Outcome[], expected: readonly number[]): void => {
  found.forEach((outcome, index) => {
    expect(outcome).toBeTypeOf('number');
    const figure = expected[index] ?? NaN;
    expect(Math.abs(Number(outcome) - figure)).toBeLessThanOrEqual(1e-12 * Math.abs(figure));
  });
};

describe('the arithmetic of metrics', () => {
  it('agrees with numpy 2 (average, median, polyfit, std with ddof 1)', () => {
    expectFigures(
      [
        weightedMean(values, weights),
        median(values),
        median(values.subarray(0, 6)),
        trendSlope(months),
        volatility(months),
        herfindahl(Float64Array.of(71.3, 12.9, 44.4)),
        topShare(Float64Array.of(71.3, 12.9, 44.4)),
        compoundAnnualGrowth(Float64Array.of(100, 7, 0, 9, 146.41)),
        compoundAnnualGrowth(Float64Array.of(210, 1, 300)),
        percentile(values, 0),
        percentile(values, 10),
        percentile(values, 37.5),
        percentile(values, 90),
        percentile(values, 100),
        standardDeviation(values),
        effectiveNumber(Float64Array.of(71.3, 12.9, 44.4)),
      ],
      [
        7.347916666666666, 7.0, 5.75, -0.6695804195804201, 0.7198155196641113, 0.43665966056272965,
        0.5544323483670296, 0.1, 0.19522860933439357, -1.25, -0.44, 4.375, 13.9, 22.75,
        7.935881443526881, 2.290113079626557,
      ],
    );
  });

  it('keeps the exact sum where a naive one loses it', () => {
    expect([sum(Float64Array.of(1e100, 1, -1e100)), mean(Float64Array.of(1e16, 1, -1e16))]).toEqual(
      [1, 1 / 3],
    );
  });

  it('gives a reason instead of 0 or infinity', () => {
    expect([
      sum(none),
      mean(none),
      median(none),
      least(none),
      greatest(none),
      weightedMean(none, none),
      weightedMean(Float64Array.of(1, 2), Float64Array.of(0, 0)),
      weightedMean(Float64Array.of(1, 2), Float64Array.of(3, -1)),
      ratioOfSums(Float64Array.of(0), Float64Array.of(0)),
      ratioOfSums(Float64Array.of(1, 2), Float64Array.of(5, -5)),
      growth(5, 0),
      growth(5, -1),
      compoundAnnualGrowth(Float64Array.of(0, 5)),
      compoundAnnualGrowth(Float64Array.of(5, -5)),
      compoundAnnualGrowth(Float64Array.of(5)),
      trendSlope(Float64Array.of(5)),
      volatility(Float64Array.of(5)),
      volatility(Float64Array.of(5, -5)),
      herfindahl(none),
      herfindahl(Float64Array.of(0, 0)),
      topShare(Float64Array.of(3, -1)),
      sum(Float64Array.of(1.7e308, 1.7e308)),
      growth(1e308, 1e-10),
      percentile(none, 50),
      standardDeviation(none),
      standardDeviation(Float64Array.of(5)),
      standardDeviation(Float64Array.of(-1.7e308, 1.7e308)),
      effectiveNumber(none),
      effectiveNumber(Float64Array.of(3, -1)),
    ]).toEqual([
      'noCells',
      'noCells',
      'noCells',
      'noCells',
      'noCells',
      'noCells',
      'zeroWeights',
      'negativeWeight',
      'zeroDenominator',
      'zeroDenominator',
      'baseNotPositive',
      'baseNotPositive',
      'baseNotPositive',
      'endNegative',
      'tooFew',
      'tooFew',
      'tooFew',
      'zeroMean',
      'noCells',
      'zeroDenominator',
      'negativePart',
      'tooLarge',
      'tooLarge',
      'noCells',
      'noCells',
      'tooFew',
      'tooLarge',
      'noCells',
      'negativePart',
    ]);
  });

  it('knows what the end of activity is: growth and CAGR of −1, and a slope down', () => {
    expect([
      growth(0, 40),
      compoundAnnualGrowth(Float64Array.of(40, 0)),
      trendSlope(Float64Array.of(4, 2, 0)),
    ]).toEqual([-1, -1, -2]);
  });

  it('counts months below half of what was usual until then', () => {
    expect([
      quietMonths(Float64Array.of(10, 10, 10, 4, 10, 0)),
      quietMonths(Float64Array.of(0, 0, 0, 8)),
      quietMonths(Float64Array.of(8, 8, 0, 0, 0)),
      quietMonths(Float64Array.of(0, 0)),
      quietMonths(Float64Array.of(3)),
    ]).toEqual([2 / 6, 'baseNotPositive', 2 / 5, 'baseNotPositive', 'tooFew']);
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 2, maxLength: 24 }), (list) => {
        const quiet = list.filter((value, month) => {
          const sorted = list.slice(0, month + 1).toSorted((left, right) => left - right);
          const [below = 0, above = 0] = [
            sorted[Math.floor(month / 2)],
            sorted[Math.ceil(month / 2)],
          ];
          return value < (below + above) / 4;
        }).length;
        const found = quietMonths(Float64Array.from(list));
        expect(found === 'baseNotPositive' ? 0 : found).toBe(quiet / list.length);
      }),
    );
  });

  it('never gives NaN or infinity, whatever the cells hold', () => {
    const cells = fc.float64Array({ noNaN: true, noDefaultInfinity: true, maxLength: 30 });
    fc.assert(
      fc.property(cells, cells, (left, right) => {
        const size = Math.min(left.length, right.length);
        const [one, two] = [left.subarray(0, size), right.subarray(0, size)];
        const outcomes = [
          ...[sum, mean, median, least, greatest, herfindahl, topShare, effectiveNumber].map(
            (fold) => fold(left),
          ),
          standardDeviation(left),
          percentile(left, 33),
          ...[trendSlope, volatility, quietMonths, compoundAnnualGrowth].map((fold) => fold(left)),
          weightedMean(one, two),
          ratioOfSums(one, two),
          growth(left[0] ?? 0, right[0] ?? 0),
        ];
        return outcomes.every((outcome) =>
          typeof outcome === 'number'
            ? Number.isFinite(outcome)
            : noNumberReasons.includes(outcome),
        );
      }),
    );
  });

  it('keeps shares, middles and means within their bounds', () => {
    const parts = fc.float64Array({
      min: 0.001,
      max: 1e9,
      noNaN: true,
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(parts, (part) => {
        const [index, top, middle, average, low, high] = [
          herfindahl(part),
          topShare(part),
          median(part),
          mean(part),
          least(part),
          greatest(part),
        ].map(Number);
        const slack = 1 + 1e-12;
        expect(Number(index) * part.length * slack).toBeGreaterThanOrEqual(1);
        expect(Number(top) * slack).toBeGreaterThanOrEqual(Number(index));
        expect(Number(index)).toBeLessThanOrEqual(slack);
        expect(Number(effectiveNumber(part))).toBeLessThanOrEqual(part.length * slack);
        expect([percentile(part, 0), percentile(part, 50), percentile(part, 100)]).toEqual([
          low,
          middle,
          high,
        ]);
        expect(Number(middle)).toBeGreaterThanOrEqual(Number(low));
        expect(Number(average)).toBeLessThanOrEqual(Number(high) * slack);
      }),
    );
  });

  it('does not depend on the order of rows, and trends turn round with time', () => {
    const cells = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(cells, (list) => {
        const [there, back] = [Float64Array.from(list), Float64Array.from(list.toReversed())];
        expect([sum(back), mean(back), median(back)]).toEqual([
          sum(there),
          mean(there),
          median(there),
        ]);
        expect(Number(trendSlope(back))).toBeCloseTo(-Number(trendSlope(there)), 9);
      }),
    );
  });
});

describe('months before a day', () => {
  it('end on the last day of a shorter month, leap years included', () => {
    expect(
      isoOf([
        monthsBefore(dayOfIso('2026-05-31'), 3),
        monthsBefore(dayOfIso('2024-05-31'), 3),
        monthsBefore(dayOfIso('2026-01-15'), 1),
        monthsBefore(dayOfIso('2026-03-31'), 0),
        monthsBefore(dayOfIso('2026-03-31'), 14),
      ]),
    ).toEqual(['2026-02-28', '2024-02-29', '2025-12-15', '2026-03-31', '2025-01-31']);
  });

  it('bound periods that meet without a gap and close on the as-of day', () => {
    expect(isoOf(periodBounds(dayOfIso('2026-05-31'), 1, 3))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
  });
});
