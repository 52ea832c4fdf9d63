import type { Database } from 'better-sqlite3';

type Orphan = { readonly table: string; readonly parent: string };

/** A row whose parent another program took away, in words, or null. SQLite itself looks only at changes. */
export const findOrphan = (connection: Database): string | null => {
  const [orphan] = connection.pragma('foreign_key_check') as readonly Orphan[];
  return orphan === undefined
    ? null
    : `a row of "${orphan.table}" without its row of "${orphan.parent}"`;
};

/** Tables that have one row from the first moment on. */
const single = ['workspace_state', 'project', 'edit_recording', 'scoring_model'] as const;

/** What another program took away and without which there is no workspace, in words, or null. */
export const findMissingRow = (connection: Database): string | null => {
  const tables = new Set(
    connection.prepare<[], string>(`SELECT name FROM sqlite_schema`).pluck().all(),
  );
  for (const table of single) {
    if (!tables.has(table)) {
      return `no table "${table}"`;
    }
    if (connection.prepare(`SELECT 1 FROM ${table}`).get() === undefined) {
      return `no row in "${table}"`;
    }
  }
  return null;
};
