import fc from 'fast-check';
import type { SchemaElement } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import {
  decimalText,
  showValue,
  timestampText,
} from '#electron/engine/intake/source/parquet/show-value.ts';

const element = (over: Partial<SchemaElement>): SchemaElement => ({ name: 'x', ...over });

describe('a value of a Parquet file as a cell', () => {
  it.each([
    [1250n, 2, '12.50'],
    [-5n, 3, '-0.005'],
    [0n, 2, '0.00'],
    [42n, 0, '42'],
    [-12345678901234567890n, 4, '-1234567890123456.7890'],
  ])('%s of scale %i is the decimal %s', (unscaled, scale, text) => {
    expect(decimalText(unscaled, scale)).toBe(text);
  });

  it('keeps a decimal exact whatever its scale', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 40 }), (unscaled, scale) => {
        expect(BigInt(decimalText(unscaled, scale).replace('.', ''))).toBe(unscaled);
      }),
    );
  });

  it.each([
    [0n, 'MILLIS', '1970-01-01'],
    [-1n, 'MILLIS', '1969-12-31T23:59:59.999'],
    [1_767_225_600_000_001n, 'MICROS', '2026-01-01T00:00:00.000'],
    [1_767_229_200_500_000_000n, 'NANOS', '2026-01-01T01:00:00.500'],
    [9_000_000_000_000_000_000n, 'MILLIS', null],
  ] as const)('%s %s since 1970 are %s', (count, unit, text) => {
    expect(timestampText(count, unit)).toBe(text);
  });

  it('is blank for null, and never a number that JSON does not know', () => {
    expect(
      [null, undefined, NaN, Infinity, true].map((value) => showValue(value, element({}))),
    ).toEqual([
      { kind: 'blank' },
      { kind: 'blank' },
      { kind: 'text', text: 'NaN' },
      { kind: 'text', text: 'Infinity' },
      { kind: 'text', text: 'true' },
    ]);
  });

  it('reads the bytes of a decimal with their sign', () => {
    const decimal = element({ converted_type: 'DECIMAL', scale: 2 });
    expect(
      [Uint8Array.of(0xff, 0x38), Uint8Array.of(0x04, 0xe2), new Uint8Array()].map((bytes) =>
        showValue(bytes, decimal),
      ),
    ).toEqual([
      { kind: 'number', text: '-2.00', number: -2 },
      { kind: 'number', text: '12.50', number: 12.5 },
      { kind: 'number', text: '0.00', number: 0 },
    ]);
  });

  it('shows a time of day as text and a local timestamp as it stands', () => {
    expect([
      showValue(
        3_723_000,
        element({ logical_type: { type: 'TIME', isAdjustedToUTC: false, unit: 'MILLIS' } }),
      ),
      showValue(
        1_767_229_200_000n,
        element({ logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' } }),
      ),
    ]).toEqual([
      { kind: 'text', text: '01:02:03' },
      { kind: 'date', text: '2026-01-01T01:00:00' },
    ]);
  });
});
