import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyNumber, fitsFormat, numberShapes } from '#shared/intake/classify-number.ts';
import { parseNumber, type NumberFormat } from '#shared/intake/parse-number.ts';

const english: NumberFormat = { decimal: '.', thousands: ',' };
const german: NumberFormat = { decimal: ',', thousands: '.' };
const french: NumberFormat = { decimal: ',', thousands: ' ' };
const swiss: NumberFormat = { decimal: '.', thousands: "'" };
const plain: NumberFormat = { decimal: '.', thousands: '' };

const formats = (['.', ','] as const).flatMap((decimal) =>
  (['', ',', '.', ' ', "'"] as const)
    .filter((thousands) => thousands !== decimal)
    .map((thousands): NumberFormat => ({ decimal, thousands })),
);

/** Writes a number of at most 15 digits as `format` would print it. */
const print = (digits: string, decimals: number, format: NumberFormat): string => {
  const padded = digits.padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=\d)/u, '');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, format.thousands);
  return decimals === 0 ? grouped : `${grouped}${format.decimal}${padded.slice(-decimals)}`;
};

describe('parseNumber', () => {
  it.each<[string, NumberFormat, number | null]>([
    ['12', plain, 12],
    [' 12.50 ', plain, 12.5],
    ['.25', plain, 0.25],
    ['5.', plain, 5],
    ['-3', plain, -3],
    ['−3', plain, -3],
    ['- 3', plain, -3],
    ['3-', plain, -3],
    ['(3)', plain, -3],
    ['(1,234.50)', english, -1234.5],
    ['-0', plain, 0],
    ['1,234,567.8', english, 1234567.8],
    ['1.234.567,8', german, 1234567.8],
    ['1 234 567,8', french, 1234567.8],
    ['1\u202f234,8', french, 1234.8],
    ['1\u00a0234', french, 1234],
    ["1'234.5", swiss, 1234.5],
    ['1’234.5', swiss, 1234.5],
    ['€ 1,234', english, 1234],
    ['1.234,00 €', german, 1234],
    ['-$5', english, -5],
    ['$-5', english, -5],
    ['12 %', plain, 0.12],
    ['7%', plain, 0.07],
    ['1.5E+03', plain, 1500],
    ['0007', plain, 7],
    // Not numbers, and never nearly numbers.
    ['1,23', english, null],
    ['12,34,567', english, null],
    ['0,123', english, null],
    ['1.5', german, null],
    ['1,234', plain, null],
    ['1 234', plain, null],
    ['12a', plain, null],
    ['', plain, null],
    ['.', plain, null],
    ['-', plain, null],
    ['()', plain, null],
    ['(-5)', plain, null],
    ['--5', plain, null],
    ['-5-', plain, null],
    ['$5€', plain, null],
    ['1e999', plain, null],
    ['NaN', plain, null],
    ['Infinity', plain, null],
    ['0x10', plain, null],
    ['1_000', plain, null],
    ['٣', plain, null],
    ['2026-03-31', plain, null],
    ['See DN-304 (ID#:10589)', plain, null],
  ])('reads %j in %o as %o', (text, format, expected) => {
    expect(parseNumber(text, format)).toBe(expected);
  });

  it('reads back every number that any format prints', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{1,15}$/u),
        fc.nat({ max: 9 }),
        fc.constantFrom(...formats),
        fc.constantFrom('%s', '-%s', '%s-', '(%s)', '€%s', '%s €', '+%s'),
        (digits, decimals, format, wrapping) => {
          const text = wrapping.replace('%s', print(digits, decimals, format));
          const size = Number(`${digits}e-${decimals}`);
          const isNegative = /[-(]/u.test(wrapping) && size !== 0;
          expect(parseNumber(text, format)).toBe(isNegative ? -size : size);
        },
      ),
    );
  });

  it('knows a group that may be a fraction also with an exponent', () => {
    const shape = numberShapes[classifyNumber('5,000e0')];
    expect(shape).toEqual({ decimal: null, thousands: null, either: ',' });
    expect(parseNumber('5,000e0', { decimal: ',', thousands: '' })).toBe(5);
  });

  it.each([
    ['1 000\u00a0000', ' '],
    ["1'000’000", "'"],
  ] as const)('knows the groups of %j, which two tools wrote', (text, thousands) => {
    expect(numberShapes[classifyNumber(text)]).toEqual({ decimal: null, thousands, either: null });
    expect(parseNumber(text, { decimal: '.', thousands })).toBe(1_000_000);
  });

  it('agrees with the shapes that the guesses count', () => {
    const signs = Array.from(`0123456789.,' -%()€e\u00a0’`);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...signs), { maxLength: 9 }).map((list) => list.join('')),
        fc.constantFrom(...formats),
        (text, format) => {
          const shape = numberShapes[classifyNumber(text)];
          const fits = shape !== undefined && fitsFormat(shape, format);
          expect([text, parseNumber(text, format) !== null]).toEqual([text, fits]);
        },
      ),
      { numRuns: 20_000 },
    );
  });
});
