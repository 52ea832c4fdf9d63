import type { Database } from 'better-sqlite3';
import type { AuditAnchor } from '#shared/audit/audit-event.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkContent, checkHeader, explainFailure } from '../check-workspace.ts';
import { copyAside } from '../copy-aside.ts';
import { openConnection } from '../sqlite.ts';
import { readAnchor } from './read-trail.ts';

/** How far the trail had come in a backup, or in any other copy of a workspace; the file is not touched. */
export const anchorOfWorkspace = async (path: string): Promise<Result<AuditAnchor, AppError>> => {
  const problem = await checkHeader(path);
  if (problem !== null) {
    return err(problem);
  }
  const aside = await copyAside(path);
  let connection: Database | null = null;
  try {
    connection = await openConnection(aside.path);
    const fault = checkContent(connection, path);
    return fault === null ? ok(readAnchor(connection)) : err(fault);
  } catch (error) {
    const explained = explainFailure(path, error);
    if (explained === null) {
      throw error;
    }
    return err(explained);
  } finally {
    connection?.close();
    await aside.remove();
  }
};
