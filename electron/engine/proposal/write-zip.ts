import { crc32, deflateRawSync } from 'node:zlib';
import { directoryHeaderOf, endOf, localHeaderOf, type ZipFacts } from './zip-layout.ts';

/** Packs entries in their order into a zip of the one form that `findZipFault` lets pass. */
export const writeZip = (entries: ReadonlyMap<string, Uint8Array>): Buffer => {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [fileName, bytes] of entries) {
    const packed = deflateRawSync(bytes, { level: 6 });
    const facts: ZipFacts = {
      fileName,
      generalPurposeBitFlag: 0,
      compressionMethod: 8,
      crc32: crc32(bytes),
      compressedSize: packed.length,
      uncompressedSize: bytes.length,
    };
    const header = localHeaderOf(facts);
    directory.push(directoryHeaderOf(facts, at));
    local.push(header, packed);
    at += header.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...local, listed, endOf(entries.size, listed.length, at)]);
};
