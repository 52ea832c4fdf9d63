import type { Outcome } from './outcome.ts';

/** Cells of these rows, or null where each row counts as 1. */
type Value = Float64Array | null;

const cellAt = (value: Value, row: number): number => (value === null ? 1 : (value[row] ?? NaN));

/**
 * Filled cells in the order of the rows. `cells` is written over and is what the answer lies in: one
 * array for all partners in turn, because making two of them for each takes most of the time.
 */
export const filledCells = (
  value: Value,
  rows: Uint32Array,
  cells = new Float64Array(rows.length),
): Float64Array => {
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

/** Cells of the rows in which both columns are filled, aligned; `left` and `right` as in `filledCells`. */
export const filledPairs = (
  value: Value,
  by: Float64Array,
  rows: Uint32Array,
  left = new Float64Array(rows.length),
  right = new Float64Array(rows.length),
): readonly [Float64Array, Float64Array] => {
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

/** Neumaier's sum of each place as in `compensatedSum`, without a list of its values. */
const addTo = (
  sums: Float64Array | number[],
  lost: Float64Array | number[],
  place: number,
  value: number,
): void => {
  const sum = sums[place] ?? 0;
  const next = sum + value;
  lost[place] =
    (lost[place] ?? 0) +
    (Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum);
  sums[place] = next;
};

/** Σ of the filled cells by the value of the split column; rows with a blank there are left out. */
export const partsOf = (value: Value, split: Float64Array, rows: Uint32Array): Float64Array => {
  const places = new Map<number, number>();
  const sums: number[] = [];
  const lost: number[] = [];
  for (const row of rows) {
    const part = split[row] ?? NaN;
    const cell = cellAt(value, row);
    if (Number.isNaN(part) || Number.isNaN(cell)) {
      continue;
    }
    const place = places.get(part);
    if (place === undefined) {
      places.set(part, sums.length);
      sums.push(cell);
      lost.push(0);
    } else {
      addTo(sums, lost, place, cell);
    }
  }
  return Float64Array.from(sums, (sum, place) => sum + (lost[place] ?? 0));
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

/** Arrays with a place for each period, written over for each partner. */
export type PeriodSums = {
  readonly sums: Float64Array;
  readonly lost: Float64Array;
  readonly counts: Uint32Array;
};

export const periodSums = (periods: number): PeriodSums => ({
  sums: new Float64Array(periods),
  lost: new Float64Array(periods),
  counts: new Uint32Array(periods),
});

/**
 * Σ of the filled cells by period; `none` where a period has none. `places` holds the period of a row.
 * The answer lies in `into`.
 */
export const sumsByPeriod = (
  value: Value,
  rows: Uint32Array,
  places: Int16Array,
  into: PeriodSums,
  none = 0,
): Float64Array => {
  const { sums, lost, counts } = into;
  sums.fill(0);
  lost.fill(0);
  counts.fill(0);
  for (const row of rows) {
    const cell = cellAt(value, row);
    const place = places[row] ?? 0;
    if (Number.isNaN(cell) || place < 0) {
      continue;
    }
    addTo(sums, lost, place, cell);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (let place = 0; place < sums.length; place += 1) {
    sums[place] = counts[place] === 0 ? none : (sums[place] ?? 0) + (lost[place] ?? 0);
  }
  return sums;
};
