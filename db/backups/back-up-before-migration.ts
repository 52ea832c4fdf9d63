import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { AppError } from '#shared/ipc/app-error.ts';
import { automaticBackupsKept, backupFolderOf, type WrittenBackup } from '#shared/model/backup.ts';
import { err, type Result } from '#shared/result.ts';
import { explainFailure } from '../check-workspace.ts';
import { schemaVersion } from '../migrate.ts';
import { backupName, freeBackupPath, listBackups } from './backup-names.ts';
import { writeBackup } from './write-backup.ts';

/** Keeps the newest automatic backups; what a person made stays. */
const removeOldest = async (folder: string): Promise<void> => {
  const automatic = (await listBackups(folder)).filter(({ kind }) => kind === 'automatic');
  for (const { name } of automatic.slice(automaticBackupsKept)) {
    await rm(join(folder, name), { force: true });
  }
};

/**
 * Writes a complete copy into the folder beside the workspace before its schema changes. An error means
 * that there is no copy, and that the schema must stay as it is.
 */
export const backUpBeforeMigration = async (
  connection: Database,
  path: string,
  now: Date,
): Promise<Result<WrittenBackup, AppError>> => {
  const folder = backupFolderOf(path);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const explained = explainFailure(path, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
  }
  const target = await freeBackupPath(folder, backupName(path, now, schemaVersion(connection)));
  const written = await writeBackup(connection, target, {
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  if (written.ok) {
    await removeOldest(folder);
  }
  return written;
};
