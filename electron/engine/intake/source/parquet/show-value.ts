import { isUtf8 } from 'node:buffer';
import type { SchemaElement } from 'hyparquet';

/** What a value of a Parquet file is as a cell. */
export type ParquetCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text' | 'date'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly number: number };

const blank: ParquetCell = { kind: 'blank' };
const asText = (text: string): ParquetCell => ({ kind: 'text', text });

const asNumber = (text: string): ParquetCell => ({ kind: 'number', text, number: Number(text) });

/** Signed, most significant byte first. */
const integerOf = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexOf(bytes)}`));

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** An unscaled integer as the decimal that it stands for, without a rounding: 1250 of scale 2 is 12.50. */
export const decimalText = (unscaled: bigint, scale: number): string => {
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return scale === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

const unitsPerSecond = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;
const digitsOfUnit = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;
export type TimeUnit = keyof typeof unitsPerSecond;

const fractionOf = (rest: bigint, unit: TimeUnit): string =>
  rest === 0n ? '' : `.${rest.toString().padStart(digitsOfUnit[unit], '0').slice(0, 3)}`;

/** ISO text of a count since 1970, cut to milliseconds; a midnight is a day. Null outside of years 0–9999. */
export const timestampText = (count: bigint, unit: TimeUnit): string | null => {
  const perSecond = unitsPerSecond[unit];
  const rest = ((count % perSecond) + perSecond) % perSecond;
  const seconds = Number((count - rest) / perSecond);
  if (seconds < -62_167_219_200 || seconds > 253_402_300_799) {
    return null;
  }
  const iso = new Date(seconds * 1000).toISOString().slice(0, 19);
  const text = `${iso}${fractionOf(rest, unit)}`;
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
};

const timeText = (count: bigint, unit: TimeUnit): string =>
  (timestampText(count, unit) ?? '').slice(11) || '00:00:00';

const unitOf = ({ logical_type, converted_type }: SchemaElement): TimeUnit | null => {
  if (logical_type?.type === 'TIME' || logical_type?.type === 'TIMESTAMP') {
    return logical_type.unit;
  }
  switch (converted_type) {
    case 'TIME_MILLIS':
    case 'TIMESTAMP_MILLIS':
      return 'MILLIS';
    case 'TIME_MICROS':
    case 'TIMESTAMP_MICROS':
      return 'MICROS';
    default:
      return null;
  }
};

const isTime = ({ logical_type, converted_type }: SchemaElement): boolean =>
  logical_type?.type === 'TIME' || converted_type?.startsWith('TIME_') === true;

/** A moment that the file gives in UTC, not in the local time of whoever wrote it. */
export const isZonedTimestamp = ({ logical_type, converted_type, type }: SchemaElement): boolean =>
  logical_type?.type === 'TIMESTAMP'
    ? logical_type.isAdjustedToUTC
    : converted_type?.startsWith('TIMESTAMP_') === true || type === 'INT96';

export const isDecimal = ({ logical_type, converted_type }: SchemaElement): boolean =>
  logical_type?.type === 'DECIMAL' || converted_type === 'DECIMAL';

/** A value within a list or record, as JSON has it. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (value instanceof Uint8Array) {
    return bytesText(value);
  }
  if (value instanceof Date) {
    return dateText(value);
  }
  return value;
};

const bytesText = (bytes: Uint8Array): string =>
  isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : hexOf(bytes);

const dateText = (date: Date): string => {
  const isSane = Math.abs(date.getTime()) < 253_402_300_800_000;
  return isSane ? date.toISOString().replace(/T00:00:00\.000Z$/u, '') : '';
};

const showCount = (count: bigint, element: SchemaElement): ParquetCell | null => {
  const unit = unitOf(element);
  if (unit === null) {
    return null;
  }
  if (isTime(element)) {
    return asText(timeText(count, unit));
  }
  const text = timestampText(count, unit);
  return text === null ? asText(count.toString()) : { kind: 'date', text };
};

/** The shortest text of a number; one of 32 bits has no more than nine digits that mean something. */
const fractionText = (value: number, { type }: SchemaElement): string => {
  if (type === 'FLOAT') {
    for (let digits = 6; digits < 9; digits += 1) {
      const short = Number(value.toPrecision(digits));
      if (Math.fround(short) === value) {
        return String(short);
      }
    }
  }
  return String(value);
};

const showNumber = (value: number | bigint, element: SchemaElement): ParquetCell => {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    return Number.isFinite(value) ? asNumber(fractionText(value, element)) : asText(String(value));
  }
  const whole = BigInt(value);
  if (isDecimal(element)) {
    const { logical_type: logical } = element;
    const scale = logical?.type === 'DECIMAL' ? logical.scale : (element.scale ?? 0);
    return asNumber(decimalText(whole, Math.min(Math.max(scale, 0), 100)));
  }
  return showCount(whole, element) ?? asNumber(String(value));
};

/**
 * The cell of one value. Nulls are blank; decimals keep their digits; timestamps are ISO texts, those
 * with a zone in UTC; a list or record is its JSON; bytes that are no text are hexadecimal.
 */
export const showValue = (value: unknown, element: SchemaElement): ParquetCell => {
  switch (typeof value) {
    case 'undefined':
      return blank;
    case 'string':
      return asText(value);
    case 'number':
    case 'bigint':
      return showNumber(value, element);
    case 'boolean':
      return asText(String(value));
    default:
      break;
  }
  if (value === null) {
    return blank;
  }
  if (value instanceof Uint8Array) {
    return isDecimal(element) ? showNumber(integerOf(value), element) : asText(bytesText(value));
  }
  if (value instanceof Date) {
    const text = dateText(value);
    return text === '' ? asText(String(value.getTime())) : { kind: 'date', text };
  }
  return asText(JSON.stringify(value, (_, inner: unknown) => plain(inner)));
};
