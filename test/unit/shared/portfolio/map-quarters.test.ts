import { expect, it } from 'vitest';
import { countQuarters, medianCut, quarterOf, quarters } from '#shared/portfolio/map-quarters.ts';
import { noTier } from '#shared/scoring/tiers.ts';

it('cuts at the medians of who has both numbers and counts every one in its quarter', () => {
  const xs = [1, 2, 3, 4, NaN];
  const ys = [10, 40, 20, 30, 50];
  const tiers = [0, 0, 1, noTier, 1];
  const rows = Uint32Array.of(0, 1, 2, 3, 4);
  const across = (row: number): number => xs[row] ?? NaN;
  const upwards = (row: number): number => ys[row] ?? NaN;
  const cut = medianCut(rows, across, upwards);
  expect(cut).toEqual({ across: 2.5, upwards: 25 });
  if (cut === null) return;
  expect(quarters[quarterOf(cut, 2.5, 25)]?.id).toBe('highHigh');
  const counts = countQuarters(rows, cut, across, upwards, (row) => tiers[row] ?? noTier, 2);
  expect([...counts]).toEqual([...[1, 0, 0], ...[0, 0, 1], ...[1, 0, 0], ...[0, 1, 0]]);
  expect(medianCut(Uint32Array.of(4), across, upwards)).toBeNull();
});
