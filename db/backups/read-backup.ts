import { open, stat } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { BackupFacts } from '#shared/model/backup.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkContent, checkHeader, explainFailure } from '../check-workspace.ts';
import { copyAside } from '../copy-aside.ts';
import { schemaVersion } from '../migrate.ts';
import { openConnection } from '../sqlite.ts';

/** Byte 18 of a file that is written through a log. */
const logVersion = 2;

const usesLog = async (path: string): Promise<boolean> => {
  const handle = await open(path, 'r');
  try {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, 18);
    return byte[0] === logVersion;
  } finally {
    await handle.close();
  }
};

type Head = { readonly name: string; readonly revision: number; readonly imports: number };

/** What every schema since the first can tell. */
const readFacts = (connection: Database): Pick<BackupFacts, keyof Head | 'lastStep' | 'schema'> => {
  const head = connection
    .prepare<[], Head>(
      `SELECT (SELECT name FROM project) AS name,
              (SELECT revision FROM workspace_state) AS revision,
              (SELECT count(*) FROM import_activation WHERE active = 1) AS imports`,
    )
    .get();
  const lastStep = connection
    .prepare<[], { readonly label: string; readonly at: string }>(
      `SELECT label, at FROM edit_step WHERE undone = 0 ORDER BY id DESC LIMIT 1`,
    )
    .get();
  return {
    name: head?.name ?? '',
    revision: head?.revision ?? 0,
    imports: head?.imports ?? 0,
    lastStep: lastStep ?? null,
    schema: schemaVersion(connection),
  };
};

/** Checks a backup, or any other copy of a workspace, and says what is inside; the file is not touched. */
export const readBackup = async (path: string): Promise<Result<BackupFacts, AppError>> => {
  const problem = await checkHeader(path);
  if (problem !== null) {
    return err(problem);
  }
  const { size, mtime } = await stat(path);
  const aside = (await usesLog(path)) ? await copyAside(path) : null;
  let connection: Database | null = null;
  try {
    connection = await openConnection(aside?.path ?? path, aside === null);
    const fault = checkContent(connection, path);
    return fault === null
      ? ok({ ...readFacts(connection), path, bytes: size, writtenAt: mtime.toISOString() })
      : err(fault);
  } catch (error) {
    const explained = explainFailure(path, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
  } finally {
    connection?.close();
    await aside?.remove();
  }
};
