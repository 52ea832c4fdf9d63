import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { backupName, freeBackupPath, listBackups } from '#db/backups/backup-names.ts';
import { readBackup } from '#db/backups/read-backup.ts';
import { restoreBackup } from '#db/backups/restore-backup.ts';
import { writeBackup, type BackupWatch } from '#db/backups/write-backup.ts';
import type { EngineHandlers, RequestContext } from '#shared/ipc/engine-handlers.ts';
import { backupFolderOf } from '#shared/model/backup.ts';
import { err, ok } from '#shared/result.ts';
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
): Pick<EngineHandlers, 'backup/create' | 'backup/list' | 'backup/inspect' | 'backup/restore'> => ({
  'backup/create': async ({ target }, context) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const { connection, path } = file.value;
    if (target !== null) {
      return writeBackup(connection, target, watch('Backing up', context));
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
    return writeBackup(connection, free, watch('Backing up', context));
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
    await session.replace(entered.value.file);
    return ok(entered.value.workspace);
  },
});
