import type { Database } from 'better-sqlite3';
import { assumptions, plainAssumptions, type Assumptions } from '#shared/model/assumptions.ts';
import type { AssumptionRow } from '../schema.ts';

/** Replaces what is assumed, inside a step of undo; what stays the same is not written. */
export const writeAssumptions = (connection: Database, { efforts, errors }: Assumptions): void => {
  const write = connection.prepare(
    `INSERT INTO assumption (id, assumed) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET assumed = excluded.assumed
     WHERE assumed <> excluded.assumed`,
  );
  write.run('efforts', JSON.stringify(efforts));
  write.run('errors', JSON.stringify(errors));
};

/** What is assumed; where nobody said anything, that all efforts are alike and all numbers exact. */
export const readAssumptions = (connection: Database): Assumptions => {
  const rows = connection
    .prepare<[], AssumptionRow>(`SELECT id, assumed FROM assumption`)
    .all()
    .map(({ id, assumed }): readonly [string, unknown] => [id, JSON.parse(assumed)]);
  return assumptions.parse({ ...plainAssumptions, ...Object.fromEntries(rows) });
};
