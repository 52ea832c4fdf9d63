/** Distinguished Encoding Rules (X.690), as much as certificates, keys and signatures need. */

const lengthBytes = (length: number): Buffer => {
  if (length < 0x80) {
    return Buffer.of(length);
  }
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256);
  }
  return Buffer.of(0x80 | bytes.length, ...bytes);
};

/** One element: tag, length, and the parts as its content. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthBytes(content.length), content]);
};

export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  bmpString: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(derTag.sequence, ...parts);

/** A SET OF: its members in ascending order of their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer =>
  der(derTag.set, ...[...parts].sort((a, b) => Buffer.compare(a, b)));

export const octetString = (bytes: Uint8Array): Buffer => der(derTag.octetString, bytes);

/** A BIT STRING of whole bytes. */
export const bitString = (bytes: Uint8Array): Buffer => der(derTag.bitString, Buffer.of(0), bytes);

/** Context-specific and constructed, `[number]`. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  der(0xa0 | number, ...parts);

export const nothing = Buffer.of(derTag.nothing, 0);

/** A non-negative INTEGER from a small number or from big-endian bytes. */
export const integer = (value: number | Uint8Array): Buffer => {
  let bytes = Buffer.from(
    typeof value === 'number'
      ? value.toString(16).padStart(8, '0')
      : Buffer.from(value).toString('hex'),
    'hex',
  );
  while (bytes.length > 1 && bytes[0] === 0 && (bytes[1] ?? 0) < 0x80) {
    bytes = bytes.subarray(1);
  }
  return der(
    derTag.integer,
    (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes,
  );
};

/** An OBJECT IDENTIFIER from its dotted form. */
export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift(0x80 | (left % 128));
    }
    return digits;
  });
  return der(derTag.oid, Buffer.from(bytes));
};

/** A time to the second: UTCTime until 2049, GeneralizedTime after (RFC 5280). */
export const time = (at: Date): Buffer => {
  const digits = at.toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14);
  return at.getUTCFullYear() < 2050
    ? der(derTag.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : der(derTag.generalizedTime, Buffer.from(`${digits}Z`));
};

/** An element as it was read: `bytes` is the whole, `content` what its length covers. */
export type DerElement = {
  readonly tag: number;
  readonly bytes: Buffer;
  readonly content: Buffer;
};

/**
 * Reads the elements that fill `bytes`. Null where the bytes are no DER: an indefinite or needlessly
 * long length, a tag of several bytes, or an end beyond the input.
 */
export const readElements = (bytes: Buffer): readonly DerElement[] | null => {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0x80;
    let start = at + 2;
    if ((tag & 0x1f) === 0x1f) {
      return null;
    }
    if (length >= 0x80) {
      const count = length - 0x80;
      if (count === 0 || count > 4 || start + count > bytes.length) {
        return null;
      }
      length = bytes.readUIntBE(start, count);
      start += count;
      if (length < 0x80 || lengthBytes(length).length !== count + 1) {
        return null;
      }
    }
    const end = start + length;
    if (end > bytes.length) {
      return null;
    }
    elements.push({ tag, bytes: bytes.subarray(at, end), content: bytes.subarray(start, end) });
    at = end;
  }
  return elements;
};

/** The members of one constructed element of the given tag; null where it is something else. */
export const membersOf = (
  element: DerElement | undefined,
  tag: number = derTag.sequence,
): readonly DerElement[] | null => (element?.tag === tag ? readElements(element.content) : null);

/** The moment that a UTCTime or GeneralizedTime to the second states; null where it is none. */
export const readTime = (element: DerElement | undefined): Date | null => {
  const text = element?.content.toString('latin1') ?? '';
  const digits =
    element?.tag === derTag.utcTime && /^\d{12}Z$/u.test(text)
      ? `20${text}`
      : element?.tag === derTag.generalizedTime && /^\d{14}Z$/u.test(text)
        ? text
        : null;
  if (digits === null) {
    return null;
  }
  const iso = digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z');
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
};
