import type { Database } from 'better-sqlite3';

/** Counts one change of the file, and one of the data where an import came or went. */
export const countRevision = (
  connection: Database,
  changed: readonly { readonly table_name: string }[],
): void => {
  const touchesData = changed.some((change) => change.table_name === 'import_activation');
  connection
    .prepare(
      `UPDATE workspace_state SET revision = revision + 1, data_revision = data_revision + ?`,
    )
    .run(touchesData ? 1 : 0);
};
