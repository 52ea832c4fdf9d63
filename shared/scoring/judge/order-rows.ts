import { cellStatus } from '../../model/cell-status.ts';
import type { MetricColumn } from '../../model/snapshot.ts';

const digits = 65_536;

/**
 * High and low halves of the numbers as whole numbers in the same order: the sign is turned, and all bits of
 * what is negative. Typed arrays lie as the processor has them: every one that Electron runs on begins with
 * the low half.
 */
const keysOf = (values: Float64Array): Uint32Array => {
  const numbers = new Float64Array(values.length);
  // 0 and −0 are one number.
  for (let row = 0; row < values.length; row += 1) numbers[row] = (values[row] ?? 0) + 0;
  const keys = new Uint32Array(numbers.buffer);
  for (let at = 0; at < keys.length; at += 2) {
    const high = keys[at + 1] ?? 0;
    if (high >>> 31 === 1) {
      keys[at] = ~(keys[at] ?? 0);
      keys[at + 1] = ~high;
    } else {
      keys[at + 1] = high ^ 0x8000_0000;
    }
  }
  return keys;
};

/** One pass of the sort, by sixteen bits of a half of the keys; what has one digit alone stays as it is. */
const sortByDigit = (
  keys: Uint32Array,
  half: 0 | 1,
  shift: 0 | 16,
  from: Uint32Array,
  to: Uint32Array,
): boolean => {
  const starts = new Uint32Array(digits + 1);
  for (const row of from) {
    const digit = ((keys[2 * row + half] ?? 0) >>> shift) & 0xffff;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  if (starts.includes(from.length)) return false;
  for (let digit = 1; digit <= digits; digit += 1) {
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  }
  for (const row of from) {
    const digit = ((keys[2 * row + half] ?? 0) >>> shift) & 0xffff;
    const place = starts[digit] ?? 0;
    to[place] = row;
    starts[digit] = place + 1;
  }
  return true;
};

const observedRows = ({ values, status }: MetricColumn): Uint32Array<ArrayBuffer> => {
  const rows = new Uint32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? NaN;
    if (status[row] === cellStatus.value && value === value) {
      rows[count] = row;
      count += 1;
    }
  }
  return rows.slice(0, count);
};

const kept = new WeakMap<MetricColumn, Uint32Array>();

/**
 * Rows with a number, by rising number and equal ones by row: a radix sort, linear in the partners. Kept for as
 * long as the column is: a snapshot's columns do not change.
 */
export const rowsByNumber = (metric: MetricColumn): Uint32Array => {
  const known = kept.get(metric);
  if (known !== undefined) return known;
  const keys = keysOf(metric.values);
  let rows = observedRows(metric);
  let spare = new Uint32Array(rows.length);
  for (const half of [0, 1] as const) {
    for (const shift of [0, 16] as const) {
      if (sortByDigit(keys, half, shift, rows, spare)) [rows, spare] = [spare, rows];
    }
  }
  kept.set(metric, rows);
  return rows;
};

const keptNumbers = new WeakMap<MetricColumn, Float64Array>();

/** The numbers of a metric, rising; kept as `rowsByNumber` is. To be read alone. */
export const numbersInOrder = (metric: MetricColumn): Float64Array => {
  const known = keptNumbers.get(metric);
  if (known !== undefined) return known;
  const rows = rowsByNumber(metric);
  const numbers = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) numbers[at] = metric.values[rows[at] ?? 0] ?? NaN;
  keptNumbers.set(metric, numbers);
  return numbers;
};
