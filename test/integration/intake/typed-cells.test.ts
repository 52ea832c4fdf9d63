import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellRow } from '#electron/engine/intake/source/cell-row.ts';
import { createByteClassifier } from '#electron/engine/intake/table/classify-bytes.ts';
import { createByteDictionary } from '#electron/engine/intake/table/byte-dictionary.ts';
import { createMisfitBook } from '#electron/engine/intake/table/misfit-book.ts';
import { createCellReader } from '#electron/engine/intake/table/typed-cells.ts';
import { classifyCell } from '#shared/intake/classify-cell.ts';
import { createEmptyTest } from '#shared/intake/empty-texts.ts';
import { parseDate } from '#shared/intake/parse-date.ts';
import { parseNumber } from '#shared/intake/parse-number.ts';
import { planColumns } from '#shared/intake/recipe-use.ts';
import { aRecipe } from './support.ts';

/** Blanks of all scripts, as they are left behind by pages and spreadsheets. */
const blanks = fc
  .array(
    fc.constantFrom(
      ...Array.from(' \t\u00a0\u1680\u2000\u2009\u200a\u2028\u202f\u205f\u3000\ufeff\u200b\u2010'),
    ),
    {
      maxLength: 3,
    },
  )
  .map((signs) => signs.join(''));

/** Texts near to numbers and dates, where the fast way and the careful way could part. */
const nearly = fc
  .oneof(
    fc
      .array(fc.constantFrom(...Array.from('0123456789.,-+ eE%')), { maxLength: 18 })
      .map((signs) => signs.join('')),
    fc.tuple(fc.nat(9999), fc.nat(14), fc.nat(33)).map(([year, month, day]) => {
      const pad = (value: number, width: number): string => String(value).padStart(width, '0');
      return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.integer().map(String),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .tuple(blanks, fc.integer(), blanks)
      .map(([before, value, after]) => `${before}${value}${after}`),
    blanks,
    fc.constantFrom('', ' ', 'NULL', 'null', ' Null ', '\t12\t', '0012', '-0', '9007199254740993'),
  )
  .map((text) => text.replaceAll('\0', ''));

const readCell = (text: string, type: 'number' | 'date') => {
  const recipe = aRecipe({
    columns: [
      { header: 'id', type: 'text' },
      { header: 'value', type },
    ],
    orderedBy: type === 'date' ? 'value' : null,
    attributes: [],
    metrics: [
      {
        code: 'value',
        name: 'value',
        header: 'value',
        aggregation: type === 'number' ? 'sum' : 'count',
        unit: '',
        decimals: 0,
        higherIsBetter: true,
      },
    ],
  });
  const reader = createCellReader(
    recipe,
    planColumns(recipe),
    [0, 1],
    createMisfitBook(planColumns(recipe)),
  );
  const row = createCellRow();
  row.bytes = Buffer.from(`id${text}`);
  row.count = 2;
  row.ends[0] = 2;
  row.starts[1] = 2;
  row.ends[1] = row.bytes.length;
  const fault = reader.read(row, null);
  return fault === null
    ? { isFilled: reader.cells.isFilled[1] === 1, number: reader.cells.numbers[1] }
    : fault.fault;
};

const isEmpty = createEmptyTest(['NULL']);

describe('cells read from bytes', () => {
  it('are the numbers that the rules for texts give', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const value = parseNumber(text, aRecipe());
        const expected = isEmpty(text.trim())
          ? { isFilled: false, number: NaN }
          : value === null
            ? 'number'
            : { isFilled: true, number: value };
        expect(readCell(text, 'number')).toEqual(expected);
      }),
      { numRuns: 20_000 },
    );
  });

  it('are dates exactly where the rules for texts say so', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const isDate = isEmpty(text.trim()) || parseDate(text, 'ymd') !== null;
        expect([text, readCell(text, 'date') !== 'date']).toEqual([text, isDate]);
      }),
      { numRuns: 20_000 },
    );
  });

  it('are classified for guesses as their texts are', () => {
    const classifier = createByteClassifier();
    fc.assert(
      fc.property(nearly, (text) => {
        const bytes = Buffer.from(text.trim());
        expect(classifier.classify(bytes, 0, bytes.length)).toEqual(classifyCell(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('keep their order in time, with and without a clock', () => {
    const read = (text: string): number => {
      const recipe = aRecipe();
      const reader = createCellReader(
        recipe,
        planColumns(recipe),
        [0, 1, 2, 3],
        createMisfitBook(planColumns(recipe)),
      );
      const row = createCellRow();
      row.bytes = Buffer.from(text);
      row.count = 4;
      row.ends[2] = row.bytes.length;
      reader.read(row, null);
      return reader.cells.dates[2] ?? NaN;
    };
    const texts = [
      '0001-01-01',
      '2025-12-31 23:59:59.9',
      '2026-01-01',
      '2026-01-01 00:00:00.001',
      '2026-01-01T10:00Z',
      '2026-01-01T10:01',
      '2026-01-31',
      '2026-02-01',
    ];
    const orders = texts.map(read);
    expect(orders).toEqual([...orders].sort((left, right) => left - right));
    expect(new Set(orders).size).toBe(texts.length);
  });
});

describe('the dictionary of bytes', () => {
  it('numbers different texts in the order of first sight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 4 }), { maxLength: 3000 }),
        (texts) => {
          const dictionary = createByteDictionary();
          const codes = texts.map((text) => {
            const bytes = Buffer.from(text);
            return dictionary.intern(bytes, 0, bytes.length);
          });
          const distinct = [...new Set(texts)];
          expect(codes).toEqual(texts.map((text) => distinct.indexOf(text)));
          expect(distinct.map((_, code) => dictionary.text(code))).toEqual(distinct);
        },
      ),
      { numRuns: 50 },
    );
  });
});
