import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { AppError } from '#shared/ipc/app-error.ts';
import { storageWords } from '#shared/text/storage-words.ts';
import { findMissingRow, findOrphan } from './check-content.ts';
import { findMissingEnd } from './check-length.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations/migration-list.ts';
import { applicationId, sqliteCode } from './sqlite.ts';

/** A file that is not opened as a workspace. */
export const refused = (
  path: string,
  expected: string,
  found: string,
  remedy: string,
): AppError => ({
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
    'The file was left as it is; restore a backup, for example from the folder beside it.',
  );

/** Looks at the first bytes without SQLite, so that a foreign file is never touched. */
export const checkHeader = async (path: string): Promise<AppError | null> => {
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
      return refused(path, aWorkspace, 'an empty file', 'Restore a backup, or open another file.');
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

/** What is wrong with the pages, in SQLite's words, or null. */
const findDamage = (connection: Database): string | null => {
  // All rows, of which there is one: a statement that is left in the middle holds a lock.
  const [health = ''] = connection.prepare<[], string>('PRAGMA quick_check(1)').pluck().all();
  return health === 'ok' ? null : health;
};

/**
 * The first that is wrong with pages, rows and what must be there, in words, or null. A check that cannot
 * be made at all, because the tables are not as they were, is answered by SQLite's own words.
 */
const findLack = (connection: Database): string | null => {
  try {
    return findDamage(connection) ?? findOrphan(connection) ?? findMissingRow(connection);
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_ERROR' && error instanceof Error) {
      return error.message;
    }
    throw error;
  }
};

/** A version that cannot be read here, damaged pages, rows that belong to nothing: the first of these, or null. */
export const checkContent = (connection: Database, path: string): AppError | null => {
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
  const lack = findLack(connection);
  return lack === null ? null : damaged(path, `a damaged file (${lack})`);
};

/** What SQLite or the system threw about a file, as a refusal; null for anything that is a bug. */
export const explainFailure = (path: string, error: unknown): AppError | null => {
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
    default: {
      const found = storageWords(error);
      return found === null
        ? null
        : {
            type: 'StorageFailed',
            where: basename(path),
            expected: 'room on the disk, and a folder that may be written',
            found,
            remedy: 'Make room or mend the permission and try again; nothing was lost.',
          };
    }
  }
};
