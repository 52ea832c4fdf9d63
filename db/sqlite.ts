import type { Database } from 'better-sqlite3';

/** Tag of a workspace in the file header: `TIER` in ASCII. */
export const applicationId = 0x54494552;

/** The Node-API that the addon is made for; on an older one loading it ends the process. */
const addonNodeApi = 10;

/**
 * Loads the addon ahead of the first workspace, where this runtime can load it. One that does not
 * load says so when a workspace is opened, to whom it concerns.
 */
export const warmUpSqlite = async (): Promise<void> => {
  if (Number(process.versions['napi']) >= addonNodeApi) {
    await import('better-sqlite3').catch(() => undefined);
  }
};

/**
 * Opens a connection with the settings every workspace runs under. The addon is loaded on first use,
 * so a process can start, and be tested, on a runtime that cannot load it.
 */
export const openConnection = async (path: string, readonly = false): Promise<Database> => {
  const { default: BetterSqlite3 } = await import('better-sqlite3');
  const connection = new BetterSqlite3(path, { timeout: 500, readonly });
  // Before the first read: one process owns the file, and the WAL needs no shared memory.
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('mmap_size = 0');
  connection.pragma('temp_store = MEMORY');
  connection.pragma('foreign_keys = ON');
  return connection;
};

/**
 * Write-ahead log, flushed at every commit. The build of SQLite at hand would otherwise fall back
 * to NORMAL in WAL mode, which can lose the last commits in a power cut.
 */
export const useDurableLog = (connection: Database): void => {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('checkpoint_fullfsync = ON');
};

/** The code of an error of the driver or of the file system, or null for any other error. */
export const sqliteCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
