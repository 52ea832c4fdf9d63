import { constants } from 'node:fs';
import { access, copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { backUpBeforeMigration } from './back-up.ts';
import { findMissingRow, findOrphan } from './check-content.ts';
import { findMissingEnd } from './check-length.ts';
import { findForeignSchema } from './check-schema.ts';
import { inTransaction } from './in-transaction.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migration-list.ts';
import { applicationId, openConnection, sqliteCode, useDurableLog } from './sqlite.ts';
import type { WorkspaceFile } from './workspace-file.ts';
import type { Schema } from './schema.ts';

const refused = (path: string, expected: string, found: string, remedy: string): AppError => ({
  type: 'WorkspaceRefused',
  where: basename(path),
  expected,
  found,
  remedy,
});

const aWorkspace = 'a Tierwright workspace';

/** A file that was a workspace and is none any more. */
export const damaged = (path: string, found: string): AppError =>
  refused(
    path,
    aWorkspace,
    found,
    'The file was left as it is; open a backup from the folder beside it.',
  );

/** Looks at the first bytes without SQLite, so that a foreign file is never touched. */
const checkHeader = async (path: string): Promise<AppError | null> => {
  const facts = await stat(path).catch(() => null);
  if (facts === null) {
    return refused(
      path,
      aWorkspace,
      'no file at this place',
      'Look for it where it was moved to, or open another workspace.',
    );
  }
  if (!facts.isFile()) {
    return refused(path, aWorkspace, 'a folder', 'Choose a file that ends in .tierwright.');
  }
  const handle = await open(path, 'r');
  try {
    const header = Buffer.alloc(100);
    const { bytesRead } = await handle.read(header, 0, 100, 0);
    if (bytesRead === 0) {
      return refused(path, aWorkspace, 'an empty file', 'Open a backup or another workspace.');
    }
    if (bytesRead < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
      return refused(
        path,
        aWorkspace,
        'a file of another kind',
        'To bring in a table, create a workspace and import the file there.',
      );
    }
    if (header.readUInt32BE(68) !== applicationId) {
      return refused(
        path,
        aWorkspace,
        'an SQLite database of another program',
        'Open it with the program that made it; the file was not changed.',
      );
    }
    const missing = await findMissingEnd(path, header, facts.size);
    return missing === null ? null : damaged(path, missing);
  } finally {
    await handle.close();
  }
};

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

/** A private copy, WAL included: SQLite cannot read a WAL file without writing beside it. */
const copyAside = async (path: string): Promise<{ path: string; folder: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-read-only-'));
  const copy = join(folder, basename(path));
  await copyFile(path, copy);
  await copyFile(`${path}-wal`, `${copy}-wal`).catch(() => undefined);
  const handle = await open(copy, 'r+');
  await handle.chmod(0o600);
  await handle.close();
  return { path: copy, folder };
};

const explainOpenFailure = (path: string, error: unknown): AppError | null => {
  switch (sqliteCode(error)) {
    case 'SQLITE_BUSY':
    case 'SQLITE_BUSY_RECOVERY':
    case 'SQLITE_LOCKED':
      return refused(
        path,
        'a workspace that no other program uses',
        'one that is open in another window or command',
        'Close it there and try again.',
      );
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return damaged(path, 'a damaged file');
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
      return refused(
        path,
        'a workspace that may be read',
        'a file or folder without permission',
        'Ask for the permission, or copy the file to a folder of yours.',
      );
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR':
      return {
        type: 'StorageFailed',
        where: basename(path),
        expected: 'room on the disk',
        found: 'a full disk or a failing device',
        remedy: 'Make room and open the workspace again; nothing was lost.',
      };
    default:
      return null;
  }
};

/** `ok`, or what is wrong in SQLite's words. The check itself fails where a table's own checks cannot be run. */
const healthOf = (connection: Database): string => {
  try {
    return connection.pragma('quick_check(1)', { simple: true }) as string;
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_ERROR' && error instanceof Error) {
      return error.message;
    }
    throw error;
  }
};

const takeOver = async (
  connection: Database,
  path: string,
  now: Date,
): Promise<AppError | null> => {
  // Takes the exclusive lock now, not at the first change.
  connection.exec('BEGIN IMMEDIATE; COMMIT');
  const version = schemaVersion(connection);
  if (version < 1) {
    return damaged(path, `schema ${version}, which no Tierwright makes`);
  }
  if (version > migrations.length) {
    return refused(
      path,
      `a workspace of schema ${migrations.length} or older`,
      `schema ${version}, made by a newer Tierwright`,
      'Install the newer version; the file was not changed.',
    );
  }
  const health = healthOf(connection);
  if (health !== 'ok') {
    return damaged(path, `a damaged file (${health})`);
  }
  const lack = findOrphan(connection) ?? findMissingRow(connection);
  if (lack !== null) {
    return damaged(path, `a damaged file (${lack})`);
  }
  if (version < migrations.length) {
    await backUpBeforeMigration(connection, path, now);
    await migrate(connection, migrations);
  }
  const foreign = await findForeignSchema(connection);
  if (foreign !== null) {
    return refused(
      path,
      'tables as Tierwright makes them',
      foreign,
      'Somebody changed the file with another program; open a copy from before that.',
    );
  }
  useDurableLog(connection);
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
    if (aside !== null) {
      await rm(aside.folder, { recursive: true, force: true });
    }
  };
  let connection: Database | null = null;
  try {
    connection = await openConnection(aside?.path ?? path);
    const refusal = await takeOver(connection, path, now);
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
    const explained = explainOpenFailure(path, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
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
      connection.pragma('optimize');
      connection.pragma('wal_checkpoint(TRUNCATE)');
    }
    await dispose(connection);
  },
});
