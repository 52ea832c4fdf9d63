import { crc32, inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/result.ts';
import { findZipFault, readDirectory, type ZipEntry } from './zip-layout.ts';

/** Far above what a proposal of 100,000 partners needs, far below what would hurt. */
export const bundleLimits = {
  fileBytes: 200e6,
  entries: 64,
  entryBytes: 200e6,
  totalBytes: 400e6,
  /** Uncompressed to compressed; JSON and PDF stay far below. */
  ratio: 200,
} as const;

/** Names that lead out of a folder, or that another system reads in another way. */
const isSafeName = (name: string): boolean =>
  name !== '' &&
  !/[\\:\p{Cc}]/u.test(name) &&
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const refuseEntries = (entries: readonly ZipEntry[]): string | null => {
  const strange = entries.find(({ fileName }) => !isSafeName(fileName));
  if (strange !== undefined) {
    return `an entry with the name ${JSON.stringify(strange.fileName)}`;
  }
  const names = new Set(entries.map(({ fileName }) => fileName));
  if (names.size !== entries.length) {
    return 'two entries of one name';
  }
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const isTooLarge = entries.some(
    ({ uncompressedSize }) => uncompressedSize > bundleLimits.entryBytes,
  );
  if (total > bundleLimits.totalBytes || isTooLarge) {
    return 'more content than a proposal can have';
  }
  const bomb = entries.find(
    ({ compressedSize, uncompressedSize }) =>
      uncompressedSize > 1e6 && uncompressedSize > compressedSize * bundleLimits.ratio,
  );
  return bomb === undefined ? null : `an entry that unpacks to far more than it holds`;
};

const inflate = (packed: Buffer, size: number): Buffer | null => {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    // No deflated data, or more than the directory says.
    return null;
  }
};

/** The content of an entry; null where it is not what its headers say. */
const readEntry = (bytes: Buffer, entry: ZipEntry, start: number): Buffer | null => {
  const packed = bytes.subarray(start, start + entry.compressedSize);
  const content =
    entry.compressionMethod === 0
      ? packed
      : entry.compressionMethod === 8
        ? inflate(packed, entry.uncompressedSize)
        : null;
  return content?.length === entry.uncompressedSize && crc32(content) === entry.crc32
    ? content
    : null;
};

/**
 * Takes the bytes of a stranger's zip apart within `bundleLimits`: sizes are taken from the directory before
 * anything is unpacked and hold while unpacking. A zip in which another program could find other entries
 * or other content is refused. The error says what was found.
 */
export const unpackBundle = (bytes: Buffer): Result<ReadonlyMap<string, Buffer>, string> => {
  const entries = readDirectory(bytes, bundleLimits.entries);
  if (typeof entries === 'string') {
    return err(`no whole zip: ${entries}`);
  }
  const refusal = refuseEntries(entries) ?? findZipFault(bytes, entries);
  if (refusal !== null) {
    return err(refusal);
  }
  const contents = new Map<string, Buffer>();
  for (const entry of entries) {
    const start = entry.relativeOffsetOfLocalHeader + 30 + Buffer.byteLength(entry.fileName);
    const content = readEntry(bytes, entry, start);
    if (content === null) {
      return err(`no whole zip: ${entry.fileName} is not what its headers say`);
    }
    contents.set(entry.fileName, content);
  }
  return ok(contents);
};
