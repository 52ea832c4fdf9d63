import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDistinctCounter } from '#shared/intake/count-distinct.ts';
import { csvRow } from '#shared/intake/csv-row.ts';
import { createEmptyTest } from '#shared/intake/empty-texts.ts';
import { freshCode } from '#shared/intake/metric-code.ts';
import { nameHeaders } from '#shared/intake/name-headers.ts';
import { findKeyFault, partnerKey } from '#shared/intake/partner-key.ts';

describe('nameHeaders', () => {
  it('numbers repeated headers and names blank ones by their place', () => {
    expect(nameHeaders(['Amount', 'Amount', '', ' Amount ', 'Amount (2)', '\n'])).toEqual([
      'Amount',
      'Amount (3)',
      'Column 3',
      'Amount (4)',
      'Amount (2)',
      'Column 6',
    ]);
  });

  it('takes names of object members for names like any other', () => {
    const names = ['__proto__', 'constructor', 'toString', '__proto__'];
    expect(nameHeaders(names)).toEqual(['__proto__', 'constructor', 'toString', '__proto__ (2)']);
  });

  it('never gives one name twice', () => {
    const header = fc.constantFrom('a', 'a (2)', 'a (3)', '', 'Column 2', 'A');
    fc.assert(
      fc.property(fc.array(header, { maxLength: 12 }), (headers) => {
        expect(new Set(nameHeaders(headers)).size).toBe(headers.length);
      }),
    );
  });
});

describe('createEmptyTest', () => {
  it('compares without case and leaves other texts alone', () => {
    const isEmpty = createEmptyTest(['NULL', 'n/a', '-']);
    const texts = ['', 'null', 'Null', 'N/A', '-', '0', 'NULLS', '--', 'x'.repeat(10_000)];
    expect(texts.filter(isEmpty)).toEqual(['', 'null', 'Null', 'N/A', '-']);
  });
});

describe('partnerKey', () => {
  it('trims blanks and composes letters, and keeps case and zeros', () => {
    expect([' 007 ', 'Cafe\u0301', 'ab', '\u00a0x\u00a0'].map(partnerKey)).toEqual([
      '007',
      'Café',
      'ab',
      'x',
    ]);
  });

  it('refuses keys that a spreadsheet has rounded', () => {
    const keys = ['', '1.23457E+11', '1,2E+15', '1E5', 'E+5', '12', 'x'.repeat(501)];
    expect(keys.map(findKeyFault)).toEqual([
      'empty',
      'rounded',
      'rounded',
      null,
      null,
      null,
      'tooLong',
    ]);
  });
});

describe('csvRow', () => {
  it('keeps numbers as they are and disarms texts that would become formulas', () => {
    expect(csvRow([-3.5, '-3.5', '=1+1', '@x', '+x', '\tx', 'a "b"', 'a,b', 'a\nb', 'plain'])).toBe(
      `-3.5,'-3.5,'=1+1,'@x,'+x,'\tx,"a ""b""","a,b","a\nb",plain\r\n`,
    );
  });
});

describe('freshCode', () => {
  it('makes a code of letters and digits that is not taken', () => {
    const taken = new Set(['umsatz_q1', 'umsatz_q1_2']);
    expect([
      freshCode('Umsatz Q1', taken),
      freshCode('Größe (%)', taken),
      freshCode('€', taken),
    ]).toEqual(['umsatz_q1_3', 'große', 'column']);
  });
});

describe('createDistinctCounter', () => {
  const hash = (value: number): number => Math.imul(value ^ (value >>> 16), 0x45d9f3b);

  it('is exact while everything fits', () => {
    const counter = createDistinctCounter(1000);
    for (let value = 0; value < 3000; value += 1) {
      counter.add(hash(value % 1000), 1);
    }
    expect(counter.read()).toEqual({ count: 1000, isExact: true });
  });

  it('estimates within five per cent beyond', () => {
    const counter = createDistinctCounter(4096);
    for (let value = 0; value < 1_000_000; value += 1) {
      counter.add(hash(value), Math.imul(value, 0x9e3779b1));
    }
    const { count, isExact } = counter.read();
    expect(isExact).toBe(false);
    expect(Math.abs(count / 1_000_000 - 1)).toBeLessThan(0.05);
  });
});
