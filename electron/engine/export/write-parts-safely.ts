import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { cancelled } from '#shared/ipc/rpc-errors.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel } from '#shared/ipc/engine-contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';

class Ended extends Error {}

/**
 * Writes a file piece by piece, whole or not at all: beside its place, flushed to the disk, then renamed.
 * `work` gets what writes a piece, and what ends it when the person cancels; what had the name before is
 * untouched then.
 */
export const writePartsSafely = async (
  path: string,
  { signal, channel }: { readonly signal: AbortSignal; readonly channel: EngineChannel },
  work: (
    write: (bytes: Uint8Array | string) => Promise<unknown>,
    turn: () => Promise<void>,
  ) => Promise<void>,
): Promise<Result<null, AppError>> => {
  const part = `${path}.part`;
  const turn = async (): Promise<void> => {
    // Others get a turn, and the request to cancel arrives.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    if (signal.aborted) throw new Ended();
  };
  try {
    const handle = await open(part, 'w', 0o644);
    try {
      await work((bytes) => handle.writeFile(bytes), turn);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
    return ok(null);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return err(
      error instanceof Ended
        ? cancelled(channel)
        : {
            type: 'StorageFailed',
            where: basename(path),
            expected: `a folder with room that may be written (${dirname(path)})`,
            found: failureWords(error),
            remedy:
              'Make room, or choose another folder or name; nothing was left under that name.',
          },
    );
  }
};
