import type { SchemaElement } from 'hyparquet';
import { cellKind } from '../cell-row.ts';
import { showValue } from './show-value.ts';

/** Cells of one column of a row group, outside of the JavaScript heap. */
export type PackedColumn = {
  readonly bytes: Buffer;
  /** End of each cell; it starts where the one before ends. */
  readonly ends: Int32Array;
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
};

/** Longer texts than that are no cells of a table. */
const mostBytes = 1 << 30;

/** Packs the values of a column; null where a text holds NUL or where they outgrow a gigabyte. */
export const packColumn = (
  values: ArrayLike<unknown>,
  element: SchemaElement,
): PackedColumn | null => {
  const count = values.length;
  const ends = new Int32Array(count);
  const kinds = new Uint8Array(count);
  const numbers = new Float64Array(count);
  let bytes = Buffer.allocUnsafe(Math.max(1024, count * 8));
  let used = 0;
  for (let at = 0; at < count; at += 1) {
    const cell = showValue(values[at], element);
    if (cell.kind !== 'blank') {
      const { text } = cell;
      if (text.includes('\0') || used + text.length * 3 > mostBytes) {
        return null;
      }
      if (used + text.length * 3 > bytes.length) {
        const wider = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + text.length * 3));
        bytes.copy(wider, 0, 0, used);
        bytes = wider;
      }
      used += bytes.write(text, used, 'utf8');
      kinds[at] = cellKind[cell.kind];
      numbers[at] = cell.kind === 'number' ? cell.number : NaN;
    }
    ends[at] = used;
  }
  return { bytes, ends, kinds, numbers };
};
