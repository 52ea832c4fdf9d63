import { resolveKey } from '#shared/partners/resolve-key.ts';
import { readMerges } from '../partners/read-decisions.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import type { StoredRun } from './read-runs.ts';

/** The partners of one run in the order of their numbers, which is that of its columns. */
export type RunPartners = {
  readonly run: StoredRun;
  readonly ids: readonly number[];
  /** Names by position; empty where the file gave none. */
  readonly names: readonly (string | null)[];
};

export const readRunPartners = ({ connection }: WorkspaceFile, run: StoredRun): RunPartners => {
  const column = <T>(sql: string): T[] =>
    connection
      .prepare<[number], T>(`${sql} FROM partner_in_run WHERE run_id = ? ORDER BY partner_id`)
      .pluck()
      .all(run.id);
  const hasNames =
    connection
      .prepare(`SELECT 1 FROM partner_in_run WHERE run_id = ? AND name IS NOT NULL`)
      .get(run.id) !== undefined;
  return {
    run,
    ids: column<number>('SELECT partner_id'),
    names: hasNames ? column<string | null>('SELECT name') : [],
  };
};

/** Which row of the snapshot each partner of the runs counts in. */
export type Rows = {
  /** Keys by row, ascending by UTF-16 code units. */
  readonly keys: readonly string[];
  /** Row of the snapshot by partner id, -1 for partners that no run knows. */
  readonly rowById: Int32Array;
  /** Rows of several partners, each with the ids and keys of those that the runs know. */
  readonly merged: ReadonlyMap<number, readonly { readonly id: number; readonly key: string }[]>;
};

/** Partners of these runs by the key that each counts as; aliases share the row of their survivor. */
export const readRows = ({ connection }: WorkspaceFile, runs: readonly RunPartners[]): Rows => {
  const merges = readMerges(connection);
  const lastId = connection.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM partner`).pluck();
  const rowById = new Int32Array((lastId.get() ?? 0) + 1).fill(-1);
  for (const { ids } of runs) {
    for (const id of ids) {
      rowById[id] = 0;
    }
  }
  const partners = connection
    .prepare<[], [string, number]>(`SELECT key, id FROM partner ORDER BY key`)
    .raw()
    .all()
    .filter(([, id]) => rowById[id] === 0)
    .map(([key, id]) => ({ key, id, counts: merges.size === 0 ? key : resolveKey(merges, key) }));
  // SQLite sorts by UTF-8 bytes, which differs from code units beyond the basic plane only.
  partners.sort((left, right) =>
    left.counts < right.counts ? -1 : left.counts > right.counts ? 1 : 0,
  );
  const keys: string[] = [];
  const merged = new Map<number, { readonly id: number; readonly key: string }[]>();
  partners.forEach(({ key, id, counts }, index) => {
    const before = partners[index - 1];
    if (before?.counts === counts) {
      const row = keys.length - 1;
      const group = merged.get(row) ?? [{ id: before.id, key: before.key }];
      group.push({ id, key });
      merged.set(row, group);
    } else {
      keys.push(counts);
    }
    rowById[id] = keys.length - 1;
  });
  return { keys, rowById, merged };
};
