import { rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/migration-list.ts';
import { writeModel } from './model/model-rows.ts';
import { nameNewFile, takenName } from './name-new-file.ts';
import { openWorkspaceFile } from './open-workspace-file.ts';
import { applicationId, openConnection, useDurableLog } from './sqlite.ts';
import type { WorkspaceFile } from './workspace-file.ts';

/**
 * Makes a new workspace and opens it. It is built beside its place and renamed, so the name never
 * stands for half a file. An existing file is refused, never overwritten.
 */
export const createWorkspaceFile = async (
  path: string,
  name: string,
  model: ScoringModel,
  now: Date,
): Promise<Result<WorkspaceFile, AppError>> => {
  const taken = err({
    ...takenName(path),
    remedy: 'Choose another name, or open the existing file.',
  });
  if ((await stat(path).catch(() => null)) !== null) {
    return taken;
  }
  const part = `${path}.part`;
  try {
    await rm(part, { force: true });
    const connection = await openConnection(part);
    try {
      connection.pragma(`application_id = ${applicationId}`);
      useDurableLog(connection);
      await migrate(connection, migrations);
      connection.exec('BEGIN IMMEDIATE');
      connection
        .prepare(
          `INSERT INTO workspace_state (id, revision, data_revision, created_at) VALUES (1, 0, 0, ?)`,
        )
        .run(now.toISOString());
      connection.prepare(`INSERT INTO project (id, name) VALUES ('project', ?)`).run(name);
      connection.prepare(`INSERT INTO edit_recording (id, step_id) VALUES (1, NULL)`).run();
      writeModel(connection, model);
      connection.exec('COMMIT');
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
    if (!(await nameNewFile(part, path))) {
      await rm(part, { force: true });
      return taken;
    }
  } catch (error) {
    // What cannot be removed, as a name that is too long, was never made.
    await rm(part, { force: true }).catch(() => undefined);
    await rm(`${part}-wal`, { force: true }).catch(() => undefined);
    return err(storageFailure(path, error));
  }
  const opened = await openWorkspaceFile(path, now);
  return opened.ok ? ok(opened.value) : opened;
};

const storageFailure = (path: string, error: unknown): AppError => ({
  type: 'StorageFailed',
  where: basename(path),
  expected: `a folder with room that may be written (${dirname(path)})`,
  found: failureWords(error),
  remedy: 'Choose another name or folder, or make room and try again.',
});
