import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CancelSignal } from '#shared/ipc/engine-handlers.ts';
import type { SourceFeed } from '#shared/model/source-feed.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { compareNaturally } from '#shared/sources/guess-pattern.ts';
import { filesLike } from './expand-files.ts';

/** Paths of the files that a feed means now; none is refused. */
export const expandFeed = async (
  feed: SourceFeed,
): Promise<Result<readonly [string, ...string[]], AppError>> => {
  const { folder, pattern, takes } = feed;
  const found = [...(await filesLike(folder, pattern))].sort((left, right) =>
    compareNaturally(basename(left), basename(right)),
  );
  const [first, ...rest] = takes === 'last' ? found.slice(-1) : found;
  return first === undefined
    ? err(
        refuseInput(
          join(folder, pattern),
          'at least one file',
          'none, or no such folder',
          'Put the files there, or say where they are put now.',
        ),
      )
    : ok([first, ...rest]);
};

/** SHA-256 of a file's bytes; refuses one that cannot be read. */
export const hashFile = async (
  path: string,
  signal: CancelSignal,
): Promise<Result<string, AppError>> => {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) {
      if (signal.aborted) {
        return err(cancelled(basename(path)));
      }
      hash.update(chunk as Buffer);
    }
    return ok(hash.digest('hex'));
  } catch (error) {
    return err(
      refuseInput(
        basename(path),
        'a file that can be read',
        error instanceof Error ? error.message : String(error),
        'Look at the file and its permissions, then refresh again.',
      ),
    );
  }
};
