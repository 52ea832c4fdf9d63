import { compensatedSum } from '../statistics/compensated-sum.ts';
import type { Outcome } from './outcome.ts';

/** Cells of these rows, or null where each row counts as 1. */
type Value = Float64Array | null;

const cellAt = (value: Value, row: number): number => (value === null ? 1 : (value[row] ?? NaN));

/** Filled cells in the order of the rows. */
export const filledCells = (value: Value, rows: Uint32Array): Float64Array => {
  const cells = new Float64Array(rows.length);
  let size = 0;
  for (const row of rows) {
    const cell = cellAt(value, row);
    if (!Number.isNaN(cell)) {
      cells[size] = cell;
      size += 1;
    }
  }
  return cells.subarray(0, size);
};

/** Cells of the rows in which both columns are filled, aligned. */
export const filledPairs = (
  value: Value,
  by: Float64Array,
  rows: Uint32Array,
): readonly [Float64Array, Float64Array] => {
  const left = new Float64Array(rows.length);
  const right = new Float64Array(rows.length);
  let size = 0;
  for (const row of rows) {
    const cell = cellAt(value, row);
    const other = by[row] ?? NaN;
    if (!Number.isNaN(cell) && !Number.isNaN(other)) {
      left[size] = cell;
      right[size] = other;
      size += 1;
    }
  }
  return [left.subarray(0, size), right.subarray(0, size)];
};

/** The different filled cells. */
export const differentCells = (value: Value, rows: Uint32Array): ReadonlySet<number> =>
  new Set(filledCells(value, rows));

/** The least whole day of the cells, NaN without one. */
export const oldestDay = (cells: Float64Array): number => {
  let oldest = NaN;
  for (const cell of cells) {
    const day = Math.floor(cell);
    if (!(day >= oldest) && !Number.isNaN(day)) {
      oldest = day;
    }
  }
  return oldest;
};

/** The greatest whole day of the cells, NaN without one. */
export const newestDay = (cells: Float64Array): number => {
  let newest = NaN;
  for (const cell of cells) {
    const day = Math.floor(cell);
    if (!(day <= newest) && !Number.isNaN(day)) {
      newest = day;
    }
  }
  return newest;
};

/** The cell of the row with the greatest order; rows without one are oldest, ties go to the later row. */
export const latestCell = (
  value: Value,
  order: Float64Array | null,
  rows: Uint32Array,
): Outcome => {
  let latest = -1;
  let greatest = -Infinity;
  for (const row of rows) {
    const place = order === null ? 0 : (order[row] ?? NaN);
    const known = Number.isNaN(place) ? -Infinity : place;
    if (known >= greatest) {
      latest = row;
      greatest = known;
    }
  }
  const cell = cellAt(value, latest);
  return Number.isNaN(cell) ? 'noCells' : cell;
};

/** Σ of the filled cells by the value of the split column; rows with a blank there are left out. */
export const partsOf = (value: Value, split: Float64Array, rows: Uint32Array): Float64Array => {
  const parts = new Map<number, number[]>();
  for (const row of rows) {
    const part = split[row] ?? NaN;
    const cell = cellAt(value, row);
    if (Number.isNaN(part) || Number.isNaN(cell)) {
      continue;
    }
    const cells = parts.get(part);
    if (cells === undefined) {
      parts.set(part, [cell]);
    } else {
      cells.push(cell);
    }
  }
  return Float64Array.from(parts.values(), compensatedSum);
};

/** The cell of the row with the least order; rows without one come last, ties go to the earlier row. */
export const earliestCell = (
  value: Value,
  order: Float64Array | null,
  rows: Uint32Array,
): Outcome => {
  let earliest = -1;
  let least = Infinity;
  for (const row of rows) {
    const place = order === null ? 0 : (order[row] ?? NaN);
    const known = Number.isNaN(place) ? Infinity : place;
    if (earliest < 0 || known < least) {
      earliest = row;
      least = known;
    }
  }
  const cell = cellAt(value, earliest);
  return Number.isNaN(cell) ? 'noCells' : cell;
};

/** Σ of the filled cells by period; `none` where a period has none. `places` holds the period of a row. */
export const sumsByPeriod = (
  value: Value,
  rows: Uint32Array,
  places: Int16Array,
  periods: number,
  none = 0,
): Float64Array => {
  // Neumaier's sum of each period as in `compensatedSum`, without a list of its cells.
  const sums = new Float64Array(periods);
  const lost = new Float64Array(periods);
  const counts = new Uint32Array(periods);
  for (const row of rows) {
    const cell = cellAt(value, row);
    const place = places[row] ?? 0;
    if (Number.isNaN(cell) || place < 0) {
      continue;
    }
    const sum = sums[place] ?? 0;
    const next = sum + cell;
    lost[place] =
      (lost[place] ?? 0) +
      (Math.abs(sum) >= Math.abs(cell) ? sum - next + cell : cell - next + sum);
    sums[place] = next;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return sums.map((sum, place) => (counts[place] === 0 ? none : sum + (lost[place] ?? 0)));
};
