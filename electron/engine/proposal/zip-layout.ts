import type { Entry } from 'yauzl';

const localHeader = { signature: 0x04034b50, bytes: 30 };
const directoryHeaderBytes = 46;
const endRecord = { signature: 0x06054b50, bytes: 22 };

/** The name is UTF-8; every other flag hides a size, a key or a patch from a reader. */
const utf8Flag = 0x0800;

/** What the header in front of the content says, wherever the directory says it too. */
const isLikeDirectory = (bytes: Buffer, at: number, entry: Entry): boolean => {
  const name = Buffer.from(entry.fileName, 'utf8');
  return (
    bytes.readUInt32LE(at) === localHeader.signature &&
    (bytes.readUInt16LE(at + 6) & ~utf8Flag) === 0 &&
    (entry.generalPurposeBitFlag & ~utf8Flag) === 0 &&
    bytes.readUInt16LE(at + 8) === entry.compressionMethod &&
    bytes.readUInt32LE(at + 14) === entry.crc32 &&
    bytes.readUInt32LE(at + 18) === entry.compressedSize &&
    bytes.readUInt32LE(at + 22) === entry.uncompressedSize &&
    bytes.readUInt16LE(at + 26) === name.length &&
    bytes.readUInt16LE(at + 28) === 0 &&
    bytes.subarray(at + localHeader.bytes, at + localHeader.bytes + name.length).equals(name)
  );
};

/**
 * A reader may take the entries of a zip from its directory or from the headers in front of each
 * content; where the two differ, two people unpack two proposals from one file. Returns what is wrong
 * unless both say the same and the file holds nothing else: entries without gaps from the first byte,
 * the directory, the end, and no extra fields or comments.
 */
export const findZipFault = (bytes: Buffer, entries: readonly Entry[]): string | null => {
  let at = 0;
  for (const entry of entries) {
    const start = entry.relativeOffsetOfLocalHeader;
    const hasRoom = start + localHeader.bytes <= bytes.length;
    if (start !== at || !hasRoom || !isLikeDirectory(bytes, at, entry)) {
      return `a zip that was packed again or changed: ${entry.fileName} is not where or what its directory says`;
    }
    at += localHeader.bytes + Buffer.byteLength(entry.fileName) + entry.compressedSize;
  }
  for (const entry of entries) {
    if (entry.extraFieldLength !== 0 || entry.fileCommentLength !== 0) {
      return `a zip that was packed again or changed: ${entry.fileName} carries more than its content`;
    }
    at += directoryHeaderBytes + Buffer.byteLength(entry.fileName);
  }
  const isEnd =
    at + endRecord.bytes === bytes.length && bytes.readUInt32LE(at) === endRecord.signature;
  return isEnd ? null : 'a zip that holds more than its entries';
};
