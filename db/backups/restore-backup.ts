import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkContent, checkHeader, explainFailure } from '../check-workspace.ts';
import { nameNewFile, takenName } from '../name-new-file.ts';
import { openConnection } from '../sqlite.ts';
import { flush, removePart, type BackupWatch } from './write-backup.ts';

const step = 4 << 20;

/** False where it was cancelled. */
const copyBytes = async (
  source: string,
  target: string,
  { signal, progress }: BackupWatch,
): Promise<boolean> => {
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx', 0o644);
    try {
      const { size } = await from.stat();
      const chunk = Buffer.allocUnsafe(step);
      for (let done = 0; ;) {
        if (signal.aborted) {
          return false;
        }
        const { bytesRead } = await from.read(chunk, 0, step, null);
        if (bytesRead === 0) {
          return true;
        }
        await to.writeFile(chunk.subarray(0, bytesRead));
        done += bytesRead;
        progress(done, size);
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
};

/** Checks the copy under the name of what it was copied from; closing it brings its log home. */
const checkCopy = async (part: string, source: string): Promise<AppError | null> => {
  const connection = await openConnection(part);
  try {
    return checkContent(connection, source);
  } finally {
    connection.close();
  }
};

/**
 * Makes a workspace at `target` of a backup, or of any other copy of a workspace. The copy is checked
 * before it gets its name; an existing file is refused, never overwritten, and the backup stays.
 */
export const restoreBackup = async (
  source: string,
  target: string,
  watch: BackupWatch,
): Promise<Result<null, AppError>> => {
  if ((await stat(target).catch(() => null)) !== null) {
    return err(takenName(target));
  }
  const problem = await checkHeader(source);
  if (problem !== null) {
    return err(problem);
  }
  const part = `${target}.part`;
  try {
    await removePart(part);
    const log = await stat(`${source}-wal`).catch(() => null);
    const isCopied =
      (await copyBytes(source, part, watch)) &&
      (log === null || (await copyBytes(`${source}-wal`, `${part}-wal`, watch)));
    if (!isCopied) {
      return err(cancelled(basename(target)));
    }
    const fault = await checkCopy(part, source);
    if (fault !== null) {
      return err(fault);
    }
    await flush(part);
    return (await nameNewFile(part, target)) ? ok(null) : err(takenName(target));
  } catch (error) {
    const explained = explainFailure(target, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
  } finally {
    // Why nothing could be written is told; what cannot be removed either must not hide it.
    await removePart(part).catch(() => undefined);
  }
};
