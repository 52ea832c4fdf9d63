import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** A file that is executable for its owner, as zip tools on Unix note it. */
const executableBit = 0o100;

/**
 * Unpacks the entries of a zip that `isWanted` accepts into `target`, one after the other. Names
 * that would leave `target` are refused by the reader; symbolic links are not followed or made.
 * @param {string} file
 * @param {string} target
 * @param {(name: string) => boolean} isWanted
 */
export const unpackZip = async (file, target, isWanted) => {
  const zip = await openPromise(file, { autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/') || !isWanted(name)) continue;
      const output = path.join(target, name);
      await mkdir(path.dirname(output), { recursive: true });
      const unixMode = entry.externalFileAttributes >>> 16;
      const mode = (unixMode & executableBit) === 0 ? 0o644 : 0o755;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(output, { mode }));
    }
  } finally {
    zip.close();
  }
};
