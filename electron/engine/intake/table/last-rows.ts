import { createCellRow, rowTexts, widenRow, type CellRow } from '../source/cell-row.ts';

/** Remembers the last rows that went by, for little more than copying their bytes. */
export type LastRows = {
  readonly put: (row: CellRow) => void;
  /** Oldest first. */
  readonly read: () => readonly { readonly rowNumber: number; readonly cells: readonly string[] }[];
};

export const createLastRows = (size: number): LastRows => {
  const slots = Array.from({ length: size }, createCellRow);
  let seen = 0;
  return {
    put: (row) => {
      const slot = slots[seen % size];
      seen += 1;
      if (slot === undefined) {
        return;
      }
      const { count, starts, ends } = row;
      let from = count === 0 ? 0 : (starts[0] ?? 0);
      let to = from;
      for (let index = 0; index < count; index += 1) {
        from = Math.min(from, starts[index] ?? 0);
        to = Math.max(to, ends[index] ?? 0);
      }
      while (slot.starts.length < count) {
        widenRow(slot);
      }
      if (slot.bytes.length < to - from) {
        slot.bytes = Buffer.allocUnsafe(2 * (to - from));
      }
      row.bytes.copy(slot.bytes, 0, from, to);
      for (let index = 0; index < count; index += 1) {
        slot.starts[index] = (starts[index] ?? 0) - from;
        slot.ends[index] = (ends[index] ?? 0) - from;
      }
      slot.count = count;
      slot.rowNumber = row.rowNumber;
    },
    read: () =>
      Array.from({ length: Math.min(seen, size) }, (_, index) => {
        const slot = slots[(Math.max(0, seen - size) + index) % size] ?? createCellRow();
        return { rowNumber: slot.rowNumber, cells: rowTexts(slot) };
      }),
  };
};
