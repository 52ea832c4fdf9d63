import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendSlope } from '#shared/metrics/change.ts';
import { trendsOf, trendWithGaps } from '#shared/portfolio/history/trend.ts';

const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('a trend over periods of which some have no figure', () => {
  it('agrees with a line that was fitted by hand', () => {
    // Periods 0, 1, 3: mean 4/3; Σ (x − x̄) y = 5.5 over Σ (x − x̄)² = 42/9.
    expect(trendWithGaps(Float64Array.of(1, 2, NaN, 4.5))).toBeCloseTo(49.5 / 42, 12);
    expect(trendWithGaps(Float64Array.of(NaN, 3, NaN, 7, NaN))).toBe(2);
    expect(trendWithGaps(Float64Array.of(NaN, 3, NaN))).toBeNaN();
    expect(trendWithGaps(new Float64Array())).toBeNaN();
  });

  it('is the slope of the metric of that name where nothing is missing', () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: 2, maxLength: 24 }), (figures) => {
        const series = Float64Array.from(figures);
        const expected = trendSlope(series);
        const size = figures.reduce((most, each) => Math.max(most, Math.abs(each)), 1e-300);
        expect(Math.abs(trendWithGaps(series) - Number(expected)) / size).toBeLessThan(1e-9);
      }),
    );
  });

  it('keeps the time that passes in a gap: a straight line stays one, and its end counts for itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 24 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -1000, max: 1000 }),
        (known, slope, start) => {
          fc.pre(known.filter(Boolean).length >= 2);
          const figures = known.map((is, period) => (is ? start + slope * period : NaN));
          expect(trendWithGaps(Float64Array.from(figures))).toBeCloseTo(slope, 9);
        },
      ),
    );
  });

  it('is told for every row', () => {
    const about = { id: 'score', name: 'Score', unit: '', decimals: 1, subject: null, basis: null };
    const values = Float64Array.of(1, 2, 3, 9, NaN, 5);
    const series = { ...about, values, status: new Uint8Array(6) };
    expect([...trendsOf(series, 3)]).toEqual([1, -2]);
  });
});
