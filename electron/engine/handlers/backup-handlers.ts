import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { appendEvent } from '#db/audit/append-event.ts';
import { readAnchor } from '#db/audit/read-trail.ts';
import { backupName, freeBackupPath, listBackups } from '#db/backups/backup-names.ts';
import { readBackup } from '#db/backups/read-backup.ts';
import { restoreBackup } from '#db/backups/restore-backup.ts';
import { writeBackup, type BackupWatch } from '#db/backups/write-backup.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers, RequestContext } from '#shared/ipc/engine-handlers.ts';
import { backupFolderOf, type WrittenBackup } from '#shared/model/backup.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import { enterWorkspace } from '../services/enter-workspace.ts';
import type { Session } from '../services/session.ts';
import type { EngineOptions } from './engine-options.ts';

const watch = (label: string, { signal, progress }: RequestContext): BackupWatch => ({
  signal,
  progress: (done, total) => progress({ label, done, total }),
});

/** Making backups of the open workspace, looking into one, and making a workspace of it. */
export const createBackupHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'backup/create' | 'backup/list' | 'backup/inspect' | 'backup/restore'> => {
  /** The trail of the copy ends with the event before; that it was made stands in ours. */
  const backUp = async (
    { connection, isReadOnly }: WorkspaceFile,
    target: string,
    context: RequestContext,
  ): Promise<Result<WrittenBackup, AppError>> => {
    const { events, head } = readAnchor(connection);
    const written = await writeBackup(connection, target, watch('Backing up', context));
    if (written.ok && !isReadOnly) {
      appendEvent(connection, {
        at: options.now().toISOString(),
        action: 'backedUp',
        what: `Backup ${basename(target)}, up to event ${events}`,
        object: { kind: 'audit head', id: head },
      });
    }
    return written;
  };
  return {
    'backup/create': async ({ target }, context) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const { path } = file.value;
      if (target !== null) {
        return backUp(file.value, target, context);
      }
      const folder = backupFolderOf(path);
      try {
        await mkdir(folder, { recursive: true });
      } catch (error) {
        return err({
          type: 'StorageFailed',
          where: basename(folder),
          expected: 'a folder beside the workspace that may be made',
          found: failureWords(error),
          remedy: 'Save the backup to another place.',
        });
      }
      const free = await freeBackupPath(folder, backupName(path, options.now(), null));
      return backUp(file.value, free, context);
    },

    'backup/list': async () => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const folder = backupFolderOf(file.value.path);
      return ok({ folder, backups: await listBackups(folder) });
    },

    'backup/inspect': ({ path }) => readBackup(path),

    'backup/restore': async ({ path, target }, context) => {
      const restored = await restoreBackup(path, target, watch('Restoring', context));
      if (!restored.ok) {
        return restored;
      }
      const entered = await enterWorkspace(target, options.now());
      if (!entered.ok) {
        return entered;
      }
      appendEvent(entered.value.file.connection, {
        at: options.now().toISOString(),
        action: 'restored',
        what: `Restored from ${basename(path)}`,
      });
      await session.replace(entered.value.file);
      return ok(entered.value.workspace);
    },
  };
};
