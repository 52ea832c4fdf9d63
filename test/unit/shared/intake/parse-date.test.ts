import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOfSerial } from '#shared/intake/excel-date.ts';
import { classifyDate, dateOrderBits, parseDate } from '#shared/intake/parse-date.ts';
import { dateOrders, type DateOrder } from '#shared/model/recipe.ts';

describe('parseDate', () => {
  it.each<[string, DateOrder, string | null]>([
    ['2026-03-31', 'ymd', '2026-03-31'],
    ['2026/3/1', 'ymd', '2026-03-01'],
    ['20260331', 'ymd', '2026-03-31'],
    ['2026-03-31', 'dmy', '2026-03-31'],
    ['31.03.2026', 'dmy', '2026-03-31'],
    ['31/3/2026', 'dmy', '2026-03-31'],
    ['3/31/2026', 'mdy', '2026-03-31'],
    ['2-Jun-2006', 'dmy', '2006-06-02'],
    ['2 June 2006', 'dmy', '2006-06-02'],
    ['Jun 2, 2006', 'mdy', '2006-06-02'],
    ['2022-04-22 00:00:00.000', 'ymd', '2022-04-22'],
    ['2022-04-22T14:05', 'ymd', '2022-04-22T14:05:00'],
    ['2022-04-22 14:05:06.120', 'ymd', '2022-04-22T14:05:06.12'],
    ['22.04.2022 2:05 pm', 'dmy', '2022-04-22T14:05:00'],
    ['4/22/2022 12:00 AM', 'mdy', '2022-04-22'],
    ['2022-04-22T01:30:00+02:00', 'ymd', '2022-04-21T23:30:00.000Z'],
    ['2022-04-22T23:30:00Z', 'ymd', '2022-04-22T23:30:00.000Z'],
    ['29.02.2024', 'dmy', '2024-02-29'],
    ['29.02.2023', 'dmy', null],
    ['31.04.2026', 'dmy', null],
    ['2026-13-01', 'ymd', null],
    ['0000-00-00', 'ymd', null],
    ['31/03/2026', 'mdy', null],
    ['31.03.2026', 'ymd', null],
    ['2-Jun-06', 'dmy', null],
    ['03/04/26', 'mdy', null],
    ['2022-04-22 25:00', 'ymd', null],
    ['2022-04-22 14:05 later', 'ymd', null],
    ['Date Not Captured', 'dmy', null],
    ['Mar 2026', 'mdy', null],
    ['45123', 'ymd', null],
    ['', 'ymd', null],
  ])('reads %j in the order %s as %o', (text, order, expected) => {
    expect(parseDate(text, order)).toBe(expected);
  });

  it('reads back every day in every order, and agrees with the counts of the guesses', () => {
    const date = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        date,
        fc.constantFrom(...dateOrders),
        fc.constantFrom('-', '/', '.'),
        (day, order, sign) => {
          const iso = day.toISOString().slice(0, 10);
          const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
          const parts = {
            ymd: [year, month, dayOfMonth],
            dmy: [dayOfMonth, month, year],
            mdy: [month, dayOfMonth, year],
          };
          const text = parts[order].join(sign);
          expect(parseDate(text, order)).toBe(iso);
          for (const other of dateOrders) {
            expect((classifyDate(text) & dateOrderBits[other]) !== 0).toBe(
              parseDate(text, other) !== null,
            );
          }
        },
      ),
    );
  });
});

describe('isoOfSerial', () => {
  it.each<[number, boolean, string | null]>([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [45_382, false, '2024-03-31'],
    [45_382.586_805_555_555, false, '2024-03-31T14:05:00'],
    [45_382.999_999_999_99, false, '2024-04-01'],
    [0, true, '1904-01-01'],
    [43_920, true, '2024-03-31'],
    [0.5, false, null],
    [-1, false, null],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
  ])('takes %d (1904: %s) for %o', (serial, is1904, expected) => {
    expect(isoOfSerial(serial, is1904)).toBe(expected);
  });
});
