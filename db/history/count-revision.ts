import type { Database } from 'better-sqlite3';

/** Tables whose rows change what is known of partners. */
const dataTables: ReadonlySet<string> = new Set([
  'import_activation',
  'formula_metric',
  'metric_details',
  'partner_merge',
  'ladder_review',
  'ladder_state',
  'milestone_assignment',
]);

/** Counts one change of the file, and one of the data where the snapshot is another then. */
export const countRevision = (
  connection: Database,
  changed: readonly { readonly table_name: string }[],
): void => {
  const touchesData = changed.some(({ table_name }) => dataTables.has(table_name));
  connection
    .prepare(
      `UPDATE workspace_state SET revision = revision + 1, data_revision = data_revision + ?`,
    )
    .run(touchesData ? 1 : 0);
};
