import type { Database } from 'better-sqlite3';
import type { AttributeUse, PartnerDecisions } from '#shared/model/partners.ts';

const readMap = (connection: Database, sql: string): ReadonlyMap<string, string> =>
  new Map(connection.prepare<[], [string, string]>(sql).raw().all());

/** Survivor by alias, one step each. */
export const readMerges = (connection: Database): ReadonlyMap<string, string> =>
  readMap(connection, `SELECT id, survivor FROM partner_merge ORDER BY id`);

/** Everything that was decided about partners. */
export const readDecisions = (connection: Database): PartnerDecisions => ({
  merges: readMerges(connection),
  apart: connection
    .prepare<[], { readonly one: string; readonly other: string }>(
      `SELECT one, other FROM partner_apart ORDER BY one, other`,
    )
    .all(),
  parents: readMap(connection, `SELECT id, parent FROM partner_parent`),
  // The table takes no other words.
  uses: readMap(connection, `SELECT id, use FROM attribute_use ORDER BY id`) as ReadonlyMap<
    string,
    AttributeUse
  >,
});
