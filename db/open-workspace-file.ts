import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { storageWords } from '#shared/text/storage-words.ts';
import { backUpBeforeMigration } from './backups/back-up-before-migration.ts';
import { findForeignSchema } from './check-schema.ts';
import { appendEvent } from './audit/append-event.ts';
import { readAnchor } from './audit/read-trail.ts';
import { checkContent, checkHeader, explainFailure, refused } from './check-workspace.ts';
import { copyAside } from './copy-aside.ts';
import { inTransaction } from './in-transaction.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migration-list.ts';
import { openConnection, useDurableLog } from './sqlite.ts';
import type { WorkspaceFile } from './workspace-file.ts';
import type { Schema } from './schema.ts';

/** A file that nobody may write counts as read-only, also for an administrator who could. */
const isReadOnlyFile = async (path: string): Promise<boolean> => {
  const facts = await stat(path);
  if ((facts.mode & 0o222) === 0) {
    return true;
  }
  return access(path, constants.W_OK).then(
    () => false,
    () => true,
  );
};

const takeOver = async (
  connection: Database,
  path: string,
  /** A private copy needs no backup before it changes. */
  isAside: boolean,
  now: Date,
): Promise<AppError | null> => {
  // Takes the exclusive lock now, not at the first change.
  connection.exec('BEGIN IMMEDIATE; COMMIT');
  const fault = checkContent(connection, path);
  if (fault !== null) {
    return fault;
  }
  if (schemaVersion(connection) < migrations.length) {
    const backedUp = isAside ? ok(null) : await backUpBeforeMigration(connection, path, now);
    if (!backedUp.ok) {
      return backedUp.error;
    }
    await migrate(connection, migrations);
  }
  const foreign = await findForeignSchema(connection);
  if (foreign !== null) {
    return refused(
      path,
      'tables as Tierwright makes them',
      foreign,
      'Somebody changed the file with another program; restore a backup from before that.',
    );
  }
  useDurableLog(connection);
  if (!isAside && readAnchor(connection).events === 0) {
    appendEvent(connection, {
      at: now.toISOString(),
      action: 'began',
      what: 'The audit trail begins',
    });
  }
  return null;
};

/**
 * Opens a workspace for this process alone. A newer, foreign, damaged or locked file is refused and
 * left as it is; a file that may not be written opens as a copy with `isReadOnly`.
 */
export const openWorkspaceFile = async (
  path: string,
  now: Date,
): Promise<Result<WorkspaceFile, AppError>> => {
  const problem = await checkHeader(path);
  if (problem !== null) {
    return err(problem);
  }
  const aside = (await isReadOnlyFile(path)) ? await copyAside(path) : null;
  const dispose = async (connection: Database | null): Promise<void> => {
    connection?.close();
    await aside?.remove();
  };
  let connection: Database | null = null;
  try {
    connection = await openConnection(aside?.path ?? path);
    const refusal = await takeOver(connection, path, aside !== null, now);
    if (refusal !== null) {
      await dispose(connection);
      return err(refusal);
    }
    if (aside !== null) {
      connection.pragma('query_only = ON');
    }
    return ok(workspaceFile(connection, path, aside !== null, dispose));
  } catch (error) {
    await dispose(connection);
    const explained = explainFailure(path, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
  }
};

/** On a disk without room the log stays beside the file with all that was saved; the next opening takes it in. */
const tidy = (connection: Database): void => {
  try {
    connection.pragma('optimize');
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (storageWords(error) === null) throw error;
  }
};

const workspaceFile = (
  connection: Database,
  path: string,
  isReadOnly: boolean,
  dispose: (connection: Database) => Promise<void>,
): WorkspaceFile => ({
  path,
  isReadOnly,
  knownOn: null,
  connection,
  db: new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) }),
  inTransaction: (work) => inTransaction(connection, work),
  close: async () => {
    if (!isReadOnly) {
      tidy(connection);
    }
    await dispose(connection);
  },
});
