import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Migration } from './migrations/migration-list.ts';

const readUserVersion = (connection: Database): number =>
  connection.pragma('user_version', { simple: true }) as number;

/** The schema number of the file: how many migrations it has seen. */
export const schemaVersion = readUserVersion;

/**
 * Brings the file to the newest schema, one transaction a migration: `user_version` moves in the
 * same transaction, so a failure leaves the schema before it and the next start tries again.
 * Foreign keys are off meanwhile, because SQLite rebuilds tables by drop and rename; a violation
 * found afterwards rolls that migration back and throws.
 */
export const migrate = async (
  connection: Database,
  migrations: readonly Migration[],
): Promise<void> => {
  const db = new Kysely<never>({ dialect: new SqliteDialect({ database: connection }) });
  connection.pragma('foreign_keys = OFF');
  try {
    for (let version = readUserVersion(connection); version < migrations.length; version += 1) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        await migrations[version]?.up(db);
        const violations = connection.pragma('foreign_key_check') as readonly unknown[];
        if (violations.length > 0) {
          throw new Error(
            `Migration ${version + 1} leaves ${violations.length} rows without their parent`,
          );
        }
        connection.pragma(`user_version = ${version + 1}`);
        connection.exec('COMMIT');
      } catch (error) {
        // A full disk makes SQLite roll back by itself.
        if (connection.inTransaction) {
          connection.exec('ROLLBACK');
        }
        throw error;
      }
    }
  } finally {
    connection.pragma('foreign_keys = ON');
  }
};
