import type { MetricShock } from '../../scenario/metric-shock.ts';

/**
 * Partners in the order of what they are exposed to: a stretch of them is moved alike by every shock, so
 * that within it the future is a handful of numbers.
 */
export type ExposureOrder = {
  /** `rows[place]` is a row of the snapshot. */
  readonly rows: Uint32Array;
  readonly stretches: readonly Stretch[];
};

export type Stretch = {
  /** Places `from`..`to` − 1. */
  readonly from: number;
  readonly to: number;
  /** By shock: the group that the partners of the stretch are in. */
  readonly groups: readonly number[];
};

/** Orders `count` partners; within a stretch they stay in the order of their rows. */
export const orderByExposure = (shocks: readonly MetricShock[], count: number): ExposureOrder => {
  const members = new Map<
    string,
    { readonly groups: readonly number[]; readonly rows: number[] }
  >();
  for (let row = 0; row < count; row += 1) {
    const groups = shocks.map(({ groupOf }) => groupOf?.[row] ?? 0);
    const key = groups.join(' ');
    const found = members.get(key);
    if (found === undefined) members.set(key, { groups, rows: [row] });
    else found.rows.push(row);
  }
  const rows = new Uint32Array(count);
  const stretches: Stretch[] = [];
  let from = 0;
  for (const { groups, rows: own } of members.values()) {
    rows.set(own, from);
    stretches.push({ from, to: from + own.length, groups });
    from += own.length;
  }
  return { rows, stretches };
};

/** A column by places instead of rows. */
export const inOrder = (values: Float64Array, { rows }: ExposureOrder): Float64Array =>
  Float64Array.from(rows, (row) => values[row] ?? NaN);
