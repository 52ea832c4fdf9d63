/**
 * One row in SQLite's record format (sqlite.org/fileformat2.html, section 2.1): a header of serial
 * types and a body of values. The buffers are reused from row to row.
 */
export type RecordWriter = {
  readonly begin: () => void;
  readonly addNull: () => void;
  /** A value of a REAL column: whole numbers of up to 48 bits are kept as integers, as SQLite does. */
  readonly addReal: (value: number) => void;
  /** A value of an ANY column, which must stay a REAL. */
  readonly addDouble: (value: number) => void;
  readonly addInteger: (value: number) => void;
  /** UTF-8 bytes of a text. */
  readonly addBytes: (bytes: Buffer, start: number, end: number) => void;
  readonly addText: (text: string) => void;
  /** Bytes of the record so far. */
  readonly size: () => number;
  /** Copies the record to `target` at `offset`; returns where it ends. */
  readonly copyTo: (target: Buffer, offset: number) => number;
};

/** Bytes of a varint for a value below 2^53. */
export const varintSize = (value: number): number => {
  let size = 1;
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    size += 1;
  }
  return size;
};

/** Writes a varint (big-endian, seven bits a byte) and returns where it ends. */
export const writeVarint = (target: Buffer, offset: number, value: number): number => {
  if (value < 128) {
    target[offset] = value;
    return offset + 1;
  }
  const size = varintSize(value);
  let rest = value;
  for (let index = size - 1; index >= 0; index -= 1) {
    target[offset + index] = (rest % 128) + (index === size - 1 ? 0 : 128);
    rest = Math.floor(rest / 128);
  }
  return offset + size;
};

/** Integers of a REAL column that SQLite keeps as integers have at most six bytes. */
const isSmallInteger = (value: number): boolean =>
  Number.isInteger(value) && value >= -0x8000_0000_0000 && value < 0x8000_0000_0000;

const shortText = 24;

export const createRecordWriter = (): RecordWriter => {
  let header = Buffer.allocUnsafe(4096);
  let body = Buffer.allocUnsafe(1 << 16);
  let view = new DataView(body.buffer, body.byteOffset, body.length);
  let headerEnd = 0;
  let bodyEnd = 0;

  const reserve = (bytes: number): void => {
    if (headerEnd + 9 > header.length) {
      header = Buffer.concat([header], header.length * 2);
    }
    if (bodyEnd + bytes > body.length) {
      body = Buffer.concat([body], Math.max(body.length * 2, bodyEnd + bytes));
      view = new DataView(body.buffer, body.byteOffset, body.length);
    }
  };

  const addType = (type: number): void => {
    if (type < 128) {
      header[headerEnd] = type;
      headerEnd += 1;
    } else {
      headerEnd = writeVarint(header, headerEnd, type);
    }
  };

  const addDouble = (value: number): void => {
    reserve(8);
    addType(7);
    view.setFloat64(bodyEnd, value);
    bodyEnd += 8;
  };

  const addInteger = (value: number): void => {
    reserve(8);
    if (value === 0 || value === 1) {
      addType(8 + value);
    } else if (value >= -128 && value < 128) {
      addType(1);
      view.setInt8(bodyEnd, value);
      bodyEnd += 1;
    } else if (value >= -0x8000 && value < 0x8000) {
      addType(2);
      view.setInt16(bodyEnd, value);
      bodyEnd += 2;
    } else if (value >= -0x8000_0000 && value < 0x8000_0000) {
      addType(4);
      view.setInt32(bodyEnd, value);
      bodyEnd += 4;
    } else {
      const high = Math.floor(value / 0x1_0000_0000);
      addType(5);
      view.setInt16(bodyEnd, high);
      view.setUint32(bodyEnd + 2, value - high * 0x1_0000_0000);
      bodyEnd += 6;
    }
  };

  const addBytes = (bytes: Buffer, start: number, end: number): void => {
    const length = end - start;
    reserve(length);
    addType(13 + 2 * length);
    if (length <= shortText) {
      // A call into native code costs more than a few bytes.
      for (let index = 0; index < length; index += 1) {
        body[bodyEnd + index] = bytes[start + index] ?? 0;
      }
    } else {
      bytes.copy(body, bodyEnd, start, end);
    }
    bodyEnd += length;
  };

  /** The header counts its own length varint. */
  const headerSize = (): number => {
    const size = headerEnd + varintSize(headerEnd + 1);
    return headerEnd + varintSize(size);
  };

  return {
    begin: () => {
      headerEnd = 0;
      bodyEnd = 0;
    },
    addNull: () => {
      reserve(0);
      addType(0);
    },
    addReal: (value) => {
      if (isSmallInteger(value)) {
        addInteger(value);
      } else {
        addDouble(value);
      }
    },
    addDouble,
    addInteger,
    addBytes,
    addText: (text) => {
      const bytes = Buffer.from(text, 'utf8');
      addBytes(bytes, 0, bytes.length);
    },
    size: () => headerSize() + bodyEnd,
    copyTo: (target, offset) => {
      let at = writeVarint(target, offset, headerSize());
      header.copy(target, at, 0, headerEnd);
      at += headerEnd;
      body.copy(target, at, 0, bodyEnd);
      return at + bodyEnd;
    },
  };
};
