/** An entry as the directory of a zip names it. */
export type ZipEntry = {
  readonly fileName: string;
  readonly generalPurposeBitFlag: number;
  readonly compressionMethod: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly relativeOffsetOfLocalHeader: number;
};

/** What headers say about an entry. */
export type ZipFacts = Omit<ZipEntry, 'relativeOffsetOfLocalHeader'>;

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 } as const;
const localBytes = 30;
const directoryBytes = 46;
const endBytes = 22;

/** Version 2.0 of the format: the oldest that knows folders and Deflate. */
const version = 20;

/** 1980-01-01 00:00 as zips write it: two bytes of time, two of date. */
const firstMoment = 0x0021_0000;

/** The name is UTF-8; every other flag hides a size, a key or a patch from a reader. */
const utf8Flag = 0x0800;

/** From the version that is needed to the length of the extra field: alike in both headers of an entry. */
const writeFacts = (header: Buffer, at: number, entry: ZipFacts): void => {
  header.writeUInt16LE(version, at);
  header.writeUInt16LE(entry.generalPurposeBitFlag & utf8Flag, at + 2);
  header.writeUInt16LE(entry.compressionMethod, at + 4);
  header.writeUInt32LE(firstMoment, at + 6);
  header.writeUInt32LE(entry.crc32, at + 10);
  header.writeUInt32LE(entry.compressedSize, at + 14);
  header.writeUInt32LE(entry.uncompressedSize, at + 18);
  header.writeUInt16LE(Buffer.byteLength(entry.fileName), at + 22);
};

/** The header in front of the content, with its name. */
export const localHeaderOf = (entry: ZipFacts): Buffer => {
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(signatures.local, 0);
  writeFacts(header, 4, entry);
  return Buffer.concat([header, Buffer.from(entry.fileName, 'utf8')]);
};

/** The header in the directory, with its name: no comment, no rights, no other program's mark. */
export const directoryHeaderOf = (entry: ZipFacts, start: number): Buffer => {
  const header = Buffer.alloc(directoryBytes);
  header.writeUInt32LE(signatures.directory, 0);
  header.writeUInt16LE(version, 4);
  writeFacts(header, 6, entry);
  header.writeUInt32LE(start, 42);
  return Buffer.concat([header, Buffer.from(entry.fileName, 'utf8')]);
};

/** What stands behind the directory, which begins at `start`. */
export const endOf = (entries: number, bytes: number, start: number): Buffer => {
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(start, 16);
  return end;
};

const nameAt = (bytes: Buffer, start: number, length: number): string | null => {
  try {
    const name = bytes.subarray(start, start + length);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    // No UTF-8: no name that we write.
    return null;
  }
};

/**
 * The entries that the directory at the end of a zip names, at most `most`, or what is wrong with it. What
 * else the headers say is for `findZipFault`.
 */
export const readDirectory = (bytes: Buffer, most: number): readonly ZipEntry[] | string => {
  const end = bytes.length - endBytes;
  if (end < 0 || bytes.readUInt32LE(end) !== signatures.end) {
    return 'it does not end as a zip without a comment does';
  }
  const count = bytes.readUInt16LE(end + 10);
  if (count > most) {
    return `more than ${most} entries`;
  }
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + directoryBytes > end || bytes.readUInt32LE(at) !== signatures.directory) {
      return 'its directory is cut off or elsewhere';
    }
    const nameBytes = bytes.readUInt16LE(at + 28);
    const fileName =
      at + directoryBytes + nameBytes > end ? null : nameAt(bytes, at + directoryBytes, nameBytes);
    if (fileName === null) {
      return 'an entry has no name';
    }
    entries.push({
      fileName,
      generalPurposeBitFlag: bytes.readUInt16LE(at + 8),
      compressionMethod: bytes.readUInt16LE(at + 10),
      crc32: bytes.readUInt32LE(at + 16),
      compressedSize: bytes.readUInt32LE(at + 20),
      uncompressedSize: bytes.readUInt32LE(at + 24),
      relativeOffsetOfLocalHeader: bytes.readUInt32LE(at + 42),
    });
    at += directoryBytes + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

/**
 * A reader may take the entries of a zip from its directory or from the headers in front of each
 * content; where the two differ, two people unpack two proposals from one file. So every byte that is
 * no content must be what the format says: entries without gaps from the first byte, the directory,
 * the end, no extra field and no comment. Returns what is wrong, or null.
 */
export const findZipFault = (bytes: Buffer, entries: readonly ZipEntry[]): string | null => {
  const isNext = (part: Buffer, at: number): boolean =>
    bytes.subarray(at, at + part.length).equals(part);
  let at = 0;
  const starts: number[] = [];
  for (const entry of entries) {
    const header = localHeaderOf(entry);
    if (entry.relativeOffsetOfLocalHeader !== at || !isNext(header, at)) {
      return `a zip that was packed again or changed: ${entry.fileName} is not where or what its directory says`;
    }
    starts.push(at);
    at += header.length + entry.compressedSize;
  }
  const directory = at;
  for (const [index, entry] of entries.entries()) {
    const header = directoryHeaderOf(entry, starts[index] ?? 0);
    if (!isNext(header, at)) {
      return `a zip that was packed again or changed: ${entry.fileName} carries more than its content`;
    }
    at += header.length;
  }
  const end = endOf(entries.length, at - directory, directory);
  return isNext(end, at) && at + end.length === bytes.length
    ? null
    : 'a zip that holds more than its entries';
};
