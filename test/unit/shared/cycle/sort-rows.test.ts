import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRows, type SortKeys } from '#shared/cycle/sort-rows.ts';

/** The same by comparing two rows at a time. */
const byComparing = (keys: SortKeys, rows: readonly number[], isDescending: boolean): number[] =>
  [...rows.keys()]
    .sort((one, other) => {
      const [left, right] = [keys[rows[one] ?? 0] ?? '', keys[rows[other] ?? 0] ?? ''];
      const isLeftNone = Number.isNaN(left);
      const isRightNone = Number.isNaN(right);
      if (isLeftNone || isRightNone) return Number(isLeftNone) - Number(isRightNone) || one - other;
      const sign = isDescending ? -1 : 1;
      return (left < right ? -sign : left > right ? sign : 0) || one - other;
    })
    .map((place) => rows[place] ?? 0);

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, 0, -0, 1, Infinity, -Infinity),
  fc.integer({ min: 0, max: 4 }),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'a', 'B', 'ä', '\uffff', '😀'),
);

describe('the order of rows', () => {
  it('is that of comparing them two by two', () => {
    const keysAndRows = fc
      .oneof(
        fc.array(number, { minLength: 1 }).map((keys): SortKeys => Float64Array.from(keys)),
        fc.array(text, { minLength: 1 }).map((keys): SortKeys => keys),
      )
      .chain((keys) => fc.subarray([...keys.keys()]).map((rows) => ({ keys, rows: rows })));
    fc.assert(
      fc.property(keysAndRows, fc.boolean(), ({ keys, rows }, isDescending) => {
        expect([...sortRows(keys, Uint32Array.from(rows), isDescending)]).toEqual(
          byComparing(keys, rows, isDescending),
        );
      }),
    );
  });
});
