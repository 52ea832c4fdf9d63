import { quantileOfSorted } from '../statistics/quantile.ts';

/** Where a plane is cut into quarters. */
export type MapCut = { readonly across: number; readonly upwards: number };

/** Quarters in reading order: high means at or above the cut. */
export const quarters = [
  { id: 'lowHigh', isRight: false, isTop: true },
  { id: 'highHigh', isRight: true, isTop: true },
  { id: 'lowLow', isRight: false, isTop: false },
  { id: 'highLow', isRight: true, isTop: false },
] as const;

/** The medians of the partners that have both numbers; null where nobody has. */
export const medianCut = (
  rows: Uint32Array,
  across: (row: number) => number,
  upwards: (row: number) => number,
): MapCut | null => {
  const [xs, ys] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  let known = 0;
  for (const row of rows) {
    const [x, y] = [across(row), upwards(row)];
    if (Number.isNaN(x + y)) continue;
    xs[known] = x;
    ys[known] = y;
    known += 1;
  }
  const median = (values: Float64Array): number =>
    quantileOfSorted(values.subarray(0, known).sort(), 0.5);
  return known === 0 ? null : { across: median(xs), upwards: median(ys) };
};

/** The quarter, by its place in `quarters`, in which a point lies. */
export const quarterOf = (cut: MapCut, across: number, upwards: number): number =>
  (upwards >= cut.upwards ? 0 : 2) + (across >= cut.across ? 1 : 0);

/** Partners by quarter and tier: `counts[quarter · (tiers + 1) + tier]`, the last for no tier. */
export const countQuarters = (
  rows: Uint32Array,
  cut: MapCut,
  across: (row: number) => number,
  upwards: (row: number) => number,
  tierOf: (row: number) => number,
  tiers: number,
): Uint32Array => {
  const counts = new Uint32Array(quarters.length * (tiers + 1));
  for (const row of rows) {
    const [x, y] = [across(row), upwards(row)];
    if (Number.isNaN(x + y)) continue;
    const at = quarterOf(cut, x, y) * (tiers + 1) + Math.min(tiers, tierOf(row));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};
