import { open as openFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import { bundleLimits, unpackBundle } from './unpack-bundle.ts';

/** Reads the bytes of a stranger's file, if they are not more than a proposal can have; the error says what was found. */
export const readBundleBytes = async (path: string): Promise<Result<Buffer, string>> => {
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
 * Reads a stranger's zip into memory, within `bundleLimits` and never onto the disk. A zip in which
 * another program could find other entries or other content is refused. The error says what was found.
 */
export const readBundle = async (
  path: string,
): Promise<Result<ReadonlyMap<string, Buffer>, string>> => {
  const read = await readBundleBytes(path);
  return read.ok ? unpackBundle(read.value) : read;
};
