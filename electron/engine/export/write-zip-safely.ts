import { Zip, ZipPassThrough } from 'fflate';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineChannel } from '#shared/ipc/engine-contract.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { Result } from '#shared/result.ts';
import { writePartsSafely } from './write-parts-safely.ts';

/** A zip cannot hold an earlier time. */
const zipTime = new Date('1980-01-01T00:00:00');

/**
 * Writes files into a zip one after the other, each made when its turn comes, so that memory holds one of
 * them; the zip appears whole or not at all. What is in it is packed already or small.
 */
export const writeZipSafely = (
  path: string,
  names: readonly string[],
  make: (index: number) => Promise<Uint8Array>,
  label: string,
  { signal, progress, channel }: RequestContext & { readonly channel: EngineChannel },
): Promise<Result<null, AppError>> =>
  writePartsSafely(path, { signal, channel }, async (write, turn) => {
    let pieces: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error !== null) throw error;
      pieces.push(piece);
    });
    const flush = async (): Promise<void> => {
      const all = pieces;
      pieces = [];
      await write(Buffer.concat(all));
    };
    for (const [index, name] of names.entries()) {
      progress({ label, done: index, total: names.length });
      await turn();
      const file = new ZipPassThrough(name);
      file.mtime = zipTime;
      zip.add(file);
      file.push(await make(index), true);
      await flush();
    }
    zip.end();
    await flush();
  });
