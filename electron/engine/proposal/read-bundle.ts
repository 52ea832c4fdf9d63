import { open as openFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { err, ok, type Result } from '#shared/result.ts';
import { findZipFault } from './zip-layout.ts';

/** Far above what a proposal of 100,000 partners needs, far below what would hurt. */
export const bundleLimits = {
  fileBytes: 200e6,
  entries: 64,
  entryBytes: 200e6,
  totalBytes: 400e6,
  /** Uncompressed to compressed; JSON and PDF stay far below. */
  ratio: 200,
} as const;

const openZip = (bytes: Buffer): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(
      bytes,
      { lazyEntries: true, strictFileNames: true, validateEntrySizes: true },
      (error, zip) => {
        if (error === null) {
          resolve(zip);
        } else {
          reject(error);
        }
      },
    );
  });

const readEntry = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if (crc32(bytes) === entry.crc32) {
          resolve(bytes);
        } else {
          reject(new Error(`the checksum of ${entry.fileName} is another`));
        }
      });
      stream.on('error', reject);
    });
  });

const listEntries = (zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > bundleLimits.entries) {
        reject(new Error(`more than ${bundleLimits.entries} entries`));
        return;
      }
      zip.readEntry();
    });
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('error', reject);
    zip.readEntry();
  });

const refuseEntries = (entries: readonly yauzl.Entry[]): string | null => {
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

const readFileBytes = async (path: string): Promise<Result<Buffer, string>> => {
  const handle = await openFile(path, 'r').catch(() => null);
  if (handle === null) {
    return err(`no readable file ${basename(path)}`);
  }
  try {
    const facts = await handle.stat();
    if (!facts.isFile() || facts.size === 0 || facts.size > bundleLimits.fileBytes) {
      return err(facts.size === 0 ? 'an empty file' : 'no file of the size of a proposal');
    }
    return ok(await handle.readFile());
  } catch (error) {
    return err(`no readable file: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await handle.close();
  }
};

/**
 * Reads a stranger's zip into memory, within `bundleLimits` and never onto the disk. Sizes are taken from
 * the directory before anything is unpacked and hold while unpacking. A zip in which another program
 * could find other entries or other content is refused. The error says what was found.
 */
export const readBundle = async (
  path: string,
): Promise<Result<ReadonlyMap<string, Buffer>, string>> => {
  const read = await readFileBytes(path);
  return read.ok ? unpackBundle(read.value) : read;
};

/** Takes the bytes of a zip apart, as strictly as `readBundle` does. */
export const unpackBundle = async (
  bytes: Buffer,
): Promise<Result<ReadonlyMap<string, Buffer>, string>> => {
  try {
    const zip = await openZip(bytes);
    const entries = await listEntries(zip);
    const refusal = refuseEntries(entries) ?? findZipFault(bytes, entries);
    if (refusal !== null) {
      return err(refusal);
    }
    const contents = new Map<string, Buffer>();
    for (const entry of entries) {
      contents.set(entry.fileName, await readEntry(zip, entry));
    }
    return ok(contents);
  } catch (error) {
    return err(`no whole zip: ${error instanceof Error ? error.message : String(error)}`);
  }
};
