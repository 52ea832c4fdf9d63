import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultThresholds } from '#shared/model/quality.ts';
import { judgeRunMetric, medianOf, type JudgedMetric } from '#shared/quality/judge-run-metric.ts';
import { quantile } from '#shared/statistics/quantile.ts';
import { countStatuses } from '#shared/quality/status-counts.ts';
import { medianDeviation, robustOutliers, sortedValues } from '#shared/quality/outliers.ts';

const metric = (...numbers: readonly number[]): JudgedMetric => ({
  code: 'm',
  name: 'M',
  decimals: 1,
  numbers: Float64Array.from(numbers),
  statuses: Uint8Array.from(numbers, (number) => (Number.isNaN(number) ? 1 : 0)),
  partnerName: (position) => `p${position}`,
});

describe('robust outliers', () => {
  it('are far from the median by the median absolute deviation, farthest first', () => {
    // Median 11.5 and MAD 1: 0.6745 × 83.5 and 0.6745 × −51.5.
    expect(
      robustOutliers(Float64Array.of(10, 12, 11, 13, NaN, 12, 11, 95, -40), 3.5).map(
        ({ position, score }) => [position, Number(score.toFixed(5))],
      ),
    ).toEqual([
      [7, 56.32075],
      [8, -34.73675],
    ]);
  });

  it('are not looked for where half of the values are equal, or where there are none', () => {
    expect([
      robustOutliers(Float64Array.of(5, 5, 5, 5, 900), 3.5),
      robustOutliers(new Float64Array(), 3.5),
    ]).toEqual([[], []]);
  });

  it('stay the same when all values are shifted or scaled by a power of two', () => {
    const cells = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 30 });
    fc.assert(
      fc.property(cells, fc.integer({ min: -500, max: 500 }), (list, shift) => {
        const places = (values: readonly number[]) =>
          robustOutliers(Float64Array.from(values), 3.5).map(({ position }) => position);
        expect(places(list.map((value) => (value + shift) * 4))).toEqual(places(list));
      }),
    );
  });
});

it('finds the median deviation of sorted values as if the deviations were sorted, bit for bit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 })), {
        maxLength: 40,
      }),
      (list) => {
        const sorted = sortedValues(Float64Array.from(list));
        const middle = quantile(sorted, 0.5);
        expect(medianDeviation(sorted, middle)).toBe(
          quantile(
            sorted.map((value) => Math.abs(value - middle)),
            0.5,
          ),
        );
      },
    ),
  );
});

describe('the scorecard of a metric', () => {
  it('marks gaps, constants and jumps at the thresholds it shows', () => {
    expect([
      judgeRunMetric(metric(1, 2, 3, 4, NaN), null, defaultThresholds).warnings,
      judgeRunMetric(metric(1, 2, 3, 4, 5, 6, 7, 8, 9, NaN), null, defaultThresholds).warnings,
      judgeRunMetric(metric(7, 7, 7), null, defaultThresholds).warnings,
      judgeRunMetric(metric(7), null, defaultThresholds).warnings,
      judgeRunMetric(metric(15, 16, 14), 10, defaultThresholds).warnings,
      judgeRunMetric(metric(16, 17, 15), 10, defaultThresholds),
    ]).toEqual([
      ['coverage'],
      [],
      ['constant'],
      [],
      [],
      {
        code: 'm',
        name: 'M',
        decimals: 1,
        counts: countStatuses([0, 0, 0]),
        median: 16,
        medianBefore: 10,
        outliers: 0,
        farthest: [],
        change: 0.6,
        warnings: ['jump'],
      },
    ]);
  });

  it('has no change where there was nothing before, or a median of zero', () => {
    expect(
      [
        null,
        medianOf(new Float64Array()),
        medianOf(Float64Array.of(NaN)),
        medianOf(Float64Array.of(0, 0)),
      ].map((before) => judgeRunMetric(metric(1, 2), before, defaultThresholds).change),
    ).toEqual([null, null, null, null]);
  });
});
