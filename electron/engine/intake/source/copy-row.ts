import type { CellRow } from './cell-row.ts';

/** A row that stays as it is when its reader goes on. */
export const copyRow = (row: CellRow): CellRow => {
  const { count } = row;
  let from = Infinity;
  let to = 0;
  for (let index = 0; index < count; index += 1) {
    from = Math.min(from, row.starts[index] ?? 0);
    to = Math.max(to, row.ends[index] ?? 0);
  }
  const start = count === 0 ? 0 : from;
  const size = Math.max(1, count);
  return {
    rowNumber: row.rowNumber,
    bytes: Buffer.from(row.bytes.subarray(start, to)),
    count,
    starts: Int32Array.from({ length: size }, (_, index) => (row.starts[index] ?? 0) - start),
    ends: Int32Array.from({ length: size }, (_, index) => (row.ends[index] ?? 0) - start),
    kinds: row.kinds.slice(0, size),
    numbers: row.numbers.slice(0, size),
    quoteFault: row.quoteFault,
  };
};
