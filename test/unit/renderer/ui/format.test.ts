import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDay,
  formatIsoDay,
  formatNumber,
  formatOf,
  formatPercent,
  formatWhen,
} from '#renderer/ui/format.ts';

const numbers = (decimals: number) =>
  new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** Narrow and thin blanks of some releases of ICU count as blanks. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u2009]/gu, ' ');

describe('numbers and dates of the page', () => {
  it('are written as English writes them', () => {
    expect([
      formatCount(0),
      formatCount(999),
      formatCount(1000),
      formatCount(-1_234_567),
      formatNumber(0.5, 0),
      formatNumber(-2.5, 0),
      formatNumber(1.005, 2),
      formatNumber(12_345.678, 1),
    ]).toEqual(['0', '999', '1,000', '-1,234,567', '1', '-3', '1.01', '12,345.7']);
  });

  it('stay on one line with what they are counted in', () => {
    const shown = [formatPercent(0.212), formatBytes(2_400_000), formatOf(3, 1240)];
    expect(shown.map((text) => text.split(/[^\S\u00a0]/u))).toEqual([
      ['21.2\u00a0%'],
      ['2.4\u00a0MB'],
      ['3\u00a0of\u00a01,240'],
    ]);
  });

  it('have the digits of Intl, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: -1e15, max: 1e15, noNaN: true }),
          fc.double({ min: -1000, max: 1000, noNaN: true }),
          fc.integer({ min: -2_000_000, max: 2_000_000 }).map((halves) => halves / 2),
        ),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const given = Object.is(value, -0) ? 0 : value;
          expect(formatNumber(given, decimals)).toBe(numbers(decimals).format(given));
        },
      ),
    );
  });

  it('have the words of Intl, whatever the day and hour', () => {
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
    const isoDay = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
    const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect([formatDay(iso), formatWhen(iso), formatIsoDay(iso.slice(0, 10))]).toEqual([
            plain(day.format(date)),
            plain(when.format(date)),
            plain(isoDay.format(new Date(iso.slice(0, 10)))),
          ]);
        },
      ),
    );
  });
});
