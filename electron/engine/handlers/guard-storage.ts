import { basename } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, type Result } from '#shared/result.ts';
import { storageWords } from '#shared/text/storage-words.ts';
import type { Session } from '../services/session.ts';

const isOfSqlite = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('SQLITE_');

type AnyHandler = (request: never, context: never) => Promise<Result<unknown, AppError>>;

/**
 * A disk that fills or fails under the workspace can stop whatever writes, a line of the audit trail
 * included. SQLite takes the transaction back, so every handler refuses in words instead of ending the engine.
 */
export const guardStorage = (handlers: EngineHandlers, session: Session): EngineHandlers => {
  const guarded =
    (handle: AnyHandler): AnyHandler =>
    async (request, context) => {
      try {
        return await handle(request, context);
      } catch (error) {
        const found = isOfSqlite(error) ? storageWords(error) : null;
        if (found === null) throw error;
        const file = session.file();
        return err({
          type: 'StorageFailed',
          where: file.ok ? basename(file.value.path) : 'Workspace',
          expected: 'room on the disk of the workspace, and permission to write there',
          found,
          remedy: 'Make room, then try again; the workspace is as it was before.',
        });
      }
    };
  return Object.fromEntries(
    Object.entries(handlers).map(([channel, handle]) => [channel, guarded(handle as AnyHandler)]),
  ) as unknown as EngineHandlers;
};
