import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';

/**
 * Writes a file whole or not at all: beside its place, flushed to the disk, then renamed. On failure
 * whatever had the name before is untouched. `mode` is that of a new file.
 */
export const writeFileSafely = async (
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<Result<null, AppError>> => {
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
    return ok(null);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return err({
      type: 'StorageFailed',
      where: basename(path),
      expected: `a folder with room that may be written (${dirname(path)})`,
      found: failureWords(error),
      remedy: 'Make room, or choose another folder or name; nothing was left under that name.',
    });
  }
};
