import { describe, expect, it } from 'vitest';
import { normalQuantile, normalShare } from '#shared/statistics/normal.ts';

const relative = (found: number, wanted: number): number =>
  wanted === 0 ? Math.abs(found) : Math.abs(found / wanted - 1);

describe('the normal distribution', () => {
  // Figures of scipy.stats.norm 1.17.
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-5, -4.264890793922825],
    [0.01, -2.3263478740408408],
    [0.05, -1.6448536269514729],
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.7, 0.5244005127080407],
    [0.99, 2.3263478740408408],
  ])('stays below the quantile of %d', (share, quantile) => {
    expect(relative(normalQuantile(share), quantile)).toBeLessThan(1e-14);
  });

  it.each([
    [-20, 2.7536241186061556e-89],
    [-8, 6.22096057427174e-16],
    [-3, 0.0013498980316300933],
    [-1, 0.15865525393145707],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [2, 0.9772498680518208],
    [6, 0.9999999990134123],
  ])('has the share below %d', (z, share) => {
    expect(relative(normalShare(z), share)).toBeLessThan(1e-12);
  });

  it('ends where probabilities end', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
    expect([normalShare(-40), normalShare(40)]).toEqual([0, 1]);
  });
});
