import { open, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { WrittenBackup } from '#shared/model/backup.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { explainFailure } from '../check-workspace.ts';
import { nameNewFile, takenName } from '../name-new-file.ts';
import { openConnection } from '../sqlite.ts';

/** Who waits for the work: `progress` hears of bytes. */
export type BackupWatch = {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
};

/** So many pages at once: a tenth of a second on a slow disk, then progress and cancel are heard. */
const pagesAtOnce = 2048;
const pageBytes = 4096;

class Stopped extends Error {}

/** Takes the log out of a copy, so that the one file is all of it and reading writes nothing beside it. */
const sealCopy = async (part: string): Promise<string | null> => {
  const connection = await openConnection(part);
  try {
    connection.pragma('journal_mode = DELETE');
    const health = connection.pragma('quick_check(1)', { simple: true }) as string;
    return health === 'ok' ? null : health;
  } finally {
    connection.close();
  }
};

/** Puts everything of the file onto the disk before it gets its name. */
export const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Whatever SQLite may have left beside a part that is given up. */
export const removePart = async (part: string): Promise<void> => {
  await Promise.all(
    ['', '-wal', '-shm', '-journal'].map((tail) => rm(`${part}${tail}`, { force: true })),
  );
};

/**
 * Copies an open workspace to `target`, page by page, and checks the copy. The name appears only when
 * the file is whole; an existing file is refused, never overwritten.
 */
export const writeBackup = async (
  connection: Database,
  target: string,
  { signal, progress }: BackupWatch,
): Promise<Result<WrittenBackup, AppError>> => {
  if ((await stat(target).catch(() => null)) !== null) {
    return err(takenName(target));
  }
  const part = `${target}.part`;
  try {
    await removePart(part);
    await connection.backup(part, {
      progress: ({ totalPages, remainingPages }) => {
        if (signal.aborted) {
          throw new Stopped();
        }
        progress((totalPages - remainingPages) * pageBytes, totalPages * pageBytes);
        return pagesAtOnce;
      },
    });
    const fault = await sealCopy(part);
    if (fault !== null) {
      return err({
        type: 'StorageFailed',
        where: basename(target),
        expected: 'a copy that is as sound as the workspace',
        found: `a damaged copy (${fault})`,
        remedy: 'The disk may be failing: back up to another one.',
      });
    }
    await flush(part);
    const { size } = await stat(part);
    return (await nameNewFile(part, target))
      ? ok({ path: target, bytes: size })
      : err(takenName(target));
  } catch (error) {
    const explained =
      error instanceof Stopped ? cancelled(basename(target)) : explainFailure(target, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
  } finally {
    // Why nothing could be written is told; what cannot be removed either must not hide it.
    await removePart(part).catch(() => undefined);
  }
};
