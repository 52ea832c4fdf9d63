import type { Database } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { Result } from '#shared/result.ts';
import type { Schema } from './schema.ts';

/** An open workspace. One connection: whoever holds it must run one piece of work at a time. */
export type WorkspaceFile = {
  readonly path: string;
  /** Also while `knownOn` is set: the past cannot be changed. */
  readonly isReadOnly: boolean;
  /**
   * Null, or the ISO day (UTC) until whose end imports are seen, as if later ones were not there yet.
   */
  readonly knownOn: string | null;
  readonly db: Kysely<Schema>;
  /** The same connection without Kysely, for bulk rows and the run tables of imports. */
  readonly connection: Database;
  /**
   * Runs `work` in one transaction. An error value or a throw rolls everything back;
   * a transaction inside a transaction is a bug and throws.
   */
  readonly inTransaction: <T, E>(work: () => Promise<Result<T, E>>) => Promise<Result<T, E>>;
  /** Checkpoints and closes; the file is then complete without its WAL. */
  readonly close: () => Promise<void>;
};
