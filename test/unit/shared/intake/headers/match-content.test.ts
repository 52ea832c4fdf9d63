import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitsType,
  likeness,
  sketchColumn,
  type ColumnSketch,
} from '#shared/intake/headers/column-sketch.ts';
import { matchContent, soundsLike } from '#shared/intake/headers/match-content.ts';
import type { ColumnType } from '#shared/model/recipe.ts';

const sketch = (cells: readonly (string | number)[]): ColumnSketch =>
  sketchColumn(cells.map(String), {
    isEmpty: () => false,
    number: (text) => (/^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null),
    day: (text) =>
      /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 : null,
  });

const lost = (header: string, type: ColumnType, cells: readonly (string | number)[] | null) => ({
  column: { header, type },
  before: cells === null ? null : sketch(cells),
});
const spare = (header: string, cells: readonly (string | number)[]) => ({
  header,
  now: sketch(cells),
});

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const partners = range(100, 140).map((id) => `P-${id}`);
const amounts = range(0, 40).map((index) => 1000 + index * 250);

describe('a column under a new header', () => {
  it('is found by its cells, and left alone where none is like it', () => {
    expect(
      matchContent(
        [
          lost('Partner No', 'text', partners),
          lost('Amount', 'number', amounts),
          lost('Order date', 'date', ['2026-01-05', '2026-01-28']),
        ],
        [
          spare(
            'Net turnover',
            amounts.map((amount) => amount + 90),
          ),
          spare('Pieces', range(1, 40)),
          spare('Booked', ['2026-02-03', '2026-02-27']),
          spare('Vendor', [...partners.slice(5), 'P-200']),
        ],
      ),
    ).toEqual([
      { column: 'Partner No', header: 'Vendor', candidates: [] },
      { column: 'Amount', header: 'Net turnover', candidates: [] },
      { column: 'Order date', header: 'Booked', candidates: [] },
    ]);
    expect(
      matchContent([lost('Amount', 'number', amounts)], [spare('Remark', ['a', 'b'])]),
    ).toEqual([{ column: 'Amount', header: null, candidates: [] }]);
  });

  it('must be chosen where two are as like, or one is as like to two', () => {
    const like = spare('Net', amounts);
    expect(
      matchContent([lost('Amount', 'number', amounts)], [like, spare('Gross', amounts)]),
    ).toEqual([{ column: 'Amount', header: null, candidates: ['Net', 'Gross'] }]);
    expect(
      matchContent([lost('Gain', 'number', amounts), lost('Loss', 'number', amounts)], [like]),
    ).toEqual([
      { column: 'Gain', header: null, candidates: ['Net'] },
      { column: 'Loss', header: null, candidates: ['Net'] },
    ]);
  });

  it('is judged by its header alone without an earlier import, and then only where it is close', () => {
    const [match] = matchContent(
      [lost('Order amount', 'number', null)],
      [spare('Orders amount', amounts), spare('Pieces', range(1, 9))],
    );
    expect(match?.header).toBe('Orders amount');
    const [far] = matchContent([lost('Revenue', 'number', null)], [spare('Umsatz', amounts)]);
    expect(far).toEqual({ column: 'Revenue', header: null, candidates: [] });
  });
});

describe('the likeness of columns', () => {
  it('is 1 for the same numbers, the same both ways, and within 0 and 1', () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [left, right] = [sketch(one), sketch(other)];
        expect(likeness(left, left, 'number')).toBeCloseTo(1, 12);
        const there = likeness(left, right, 'number') ?? NaN;
        expect(likeness(right, left, 'number')).toBeCloseTo(there, 12);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        expect(likeness(left, left, 'text')).toBeCloseTo(1, 12);
      }),
    );
    expect(likeness(sketch([1, 2]), sketch([3, 4]), 'number')).toBe(0);
    expect(likeness(sketch([]), sketch([3]), 'text')).toBeNull();
  });

  it('asks first whether the cells are of the type', () => {
    expect(fitsType(sketch([1, 2, 3, 'x']), 'number')).toBe(false);
    expect(fitsType(sketch(['2026-01-01']), 'date')).toBe(true);
    expect(fitsType(sketch(['x']), 'text')).toBe(true);
  });

  it('hears headers', () => {
    expect(soundsLike('Partner No', 'partner_no')).toBe(1);
    expect(soundsLike('Amount', 'Betrag')).toBeLessThan(0.2);
    expect(soundsLike('%', '#')).toBe(0);
  });
});
