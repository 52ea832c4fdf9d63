import { crc32, deflateRawSync } from 'node:zlib';
import { directoryHeaderOf, endOf, localHeaderOf, type ZipFacts } from './zip-layout.ts';

/**
 * Packs entries in their order into a zip of the one form that `findZipFault` lets pass. Packers of other
 * systems find other short forms; `stored` keeps entries as they are, so that the bytes are the same
 * everywhere.
 */
export const writeZip = (
  entries: ReadonlyMap<string, Uint8Array>,
  how: 'packed' | 'stored' = 'packed',
): Buffer => {
  const local: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [fileName, bytes] of entries) {
    const content = how === 'stored' ? bytes : deflateRawSync(bytes, { level: 6 });
    const facts: ZipFacts = {
      fileName,
      generalPurposeBitFlag: 0,
      compressionMethod: how === 'stored' ? 0 : 8,
      crc32: crc32(bytes),
      compressedSize: content.length,
      uncompressedSize: bytes.length,
    };
    const header = localHeaderOf(facts);
    directory.push(directoryHeaderOf(facts, at));
    local.push(header, content);
    at += header.length + content.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...local, listed, endOf(entries.size, listed.length, at)]);
};
