import { describe, expect, it } from 'vitest';
import { cellStatus } from '#shared/model/cell-status.ts';
import type {
  HistorySeries,
  PortfolioHistory,
} from '#shared/portfolio/history/portfolio-history.ts';
import { periodLines, trendText, trendWords } from '#shared/portfolio/history/trend-words.ts';

const seriesOf = (
  values: readonly number[],
  absent: number = cellStatus.missing,
): HistorySeries => ({
  id: 'metric:revenue',
  name: 'Revenue',
  unit: 'EUR',
  decimals: 0,
  subject: null,
  basis: 'window',
  values: Float64Array.from(values),
  status: Uint8Array.from(values, (value) => (Number.isNaN(value) ? absent : cellStatus.value)),
});
const past: PortfolioHistory = {
  plan: { months: 3, reviews: 3 },
  days: ['2025-03-31', '2025-06-30', '2025-09-30'],
  series: [],
};

describe('a small line in words', () => {
  it('says its ends, its trend and its gaps, and never takes a gap for zero', () => {
    expect(trendWords(past, seriesOf([1000, NaN, 1500]), 0)).toBe(
      'Revenue: 1,000 on 2025-03-31, 1,500 on 2025-09-30, +250.0 a quarter; 1 of 3 quarters without a figure',
    );
    expect(trendWords(past, seriesOf([5, 5, 5]), 0)).toBe(
      'Revenue: 5 on 2025-03-31, 5 on 2025-09-30, level',
    );
    expect(trendWords(past, seriesOf([NaN, 7, NaN]), 0)).toBe(
      'Revenue: 7 on 2025-06-30 alone; 2 of 3 quarters without a figure',
    );
    expect(trendWords(past, seriesOf([NaN, NaN, NaN]), 0)).toBe('Revenue: no figure in 3 quarters');
    expect(periodLines(past, seriesOf([0, NaN, 2], cellStatus.noActivity), 0)).toEqual([
      '2025-03-31: 0',
      '2025-06-30: no activity',
      '2025-09-30: 2',
    ]);
  });

  it('gives a trend its sign and a decimal more than the figures have', () => {
    expect([1.25, -1234.5, 0.004, -0].map((trend) => trendText(trend, 1))).toEqual([
      '+1.25',
      '−1,234.50',
      '0',
      '0',
    ]);
  });
});
