import type { Database } from 'better-sqlite3';
import type { Result } from '#shared/result.ts';
import { invariant } from '#shared/invariant.ts';

const isOpen = (connection: Database): boolean => connection.inTransaction;

/** Runs `work` between BEGIN and COMMIT; an error value or a throw leaves no row behind. */
export const inTransaction = async <T, E>(
  connection: Database,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E>> => {
  invariant(!isOpen(connection), 'a transaction was begun inside another');
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    connection.exec(result.ok ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (isOpen(connection)) {
      connection.exec('ROLLBACK');
    }
    throw error;
  }
};
