import { open as openFile } from 'node:fs/promises';
import { basename } from 'node:path';
import yauzl from 'yauzl';
import { err, ok, type Result } from '#shared/result.ts';

/** Far above what a proposal of 100,000 partners needs, far below what would hurt. */
export const bundleLimits = {
  fileBytes: 200e6,
  entries: 64,
  entryBytes: 200e6,
  totalBytes: 400e6,
  /** Uncompressed to compressed; JSON and PDF stay far below. */
  ratio: 200,
} as const;

const openZip = (path: string): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(
      path,
      { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false },
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
        resolve(Buffer.concat(chunks));
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

/**
 * Reads a stranger's zip into memory, within `bundleLimits` and never onto the disk. Sizes are taken from
 * the directory before anything is unpacked and hold while unpacking. The error says what was found.
 */
export const readBundle = async (
  path: string,
): Promise<Result<ReadonlyMap<string, Buffer>, string>> => {
  const handle = await openFile(path, 'r').catch(() => null);
  if (handle === null) {
    return err(`no readable file ${basename(path)}`);
  }
  const facts = await handle.stat();
  await handle.close();
  if (!facts.isFile() || facts.size === 0 || facts.size > bundleLimits.fileBytes) {
    return err(facts.size === 0 ? 'an empty file' : 'no file of the size of a proposal');
  }
  let zip: yauzl.ZipFile | null = null;
  try {
    zip = await openZip(path);
    const entries = await listEntries(zip);
    const refusal = refuseEntries(entries);
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
  } finally {
    zip?.close();
  }
};
