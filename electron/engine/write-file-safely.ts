import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { nameNewFile, takenName } from '#db/name-new-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';

/** Writes a file under the name of `part`, flushed to the disk; `name` gives it its own. */
const writePart = async (
  { path, part, mode }: { readonly path: string; readonly part: string; readonly mode: number },
  content: string | Uint8Array,
  name: () => Promise<Result<null, AppError>>,
): Promise<Result<null, AppError>> => {
  try {
    // Whatever has that name, a second name of another file perhaps, is let go and not written through.
    await rm(part, { force: true });
    const handle = await open(part, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await name();
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

/**
 * Writes a file whole or not at all: beside its place, flushed to the disk, then renamed. On failure
 * whatever had the name before is untouched. `mode` is that of a new file.
 */
export const writeFileSafely = (
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
): Promise<Result<null, AppError>> => {
  const part = `${path}.part`;
  return writePart({ path, part, mode }, content, async () => {
    await rename(part, path);
    return ok(null);
  });
};

/** The same for a name that must be free: a file that has it, even since a moment ago, is never replaced. */
export const writeNewFileSafely = (
  path: string,
  content: string | Uint8Array,
): Promise<Result<null, AppError>> => {
  // Two that write at once have a part each: what one of them names the other must not write into.
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  return writePart({ path, part, mode: 0o644 }, content, async () => {
    if (await nameNewFile(part, path)) return ok(null);
    await rm(part, { force: true });
    return err(takenName(path));
  });
};
