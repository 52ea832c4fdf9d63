import type { Database } from 'better-sqlite3';
import { invariant } from '#shared/invariant.ts';
import type { StagedTable } from './staging/staging-file.ts';

/** Name of the staging file among the databases of the connection. */
const schema = 'intake';

/** Lets a connection read a finished staging file while `work` runs. */
export const withStaging = async <T>(
  connection: Database,
  path: string,
  work: () => Promise<T>,
): Promise<T> => {
  connection.prepare(`ATTACH ? AS ${schema}`).run(path);
  try {
    return await work();
  } finally {
    connection.exec(`DETACH ${schema}`);
  }
};

/** The parts of a staged table as SQL names, in the order of their rows. */
export const partsOf = ({ name, parts }: StagedTable): readonly string[] =>
  Array.from({ length: parts }, (_, part) => `${name}_${part}`);

/** A part as it stands in a FROM clause. */
export const stagedPart = (part: string): string => `${schema}.${part}`;

/** Lets SQLite read every page and type of a part: a fault of the disk must not enter a workspace. */
export const checkStagedPart = (connection: Database, part: string): void => {
  const health = connection.pragma(`${schema}.quick_check(${part})`, { simple: true });
  invariant(health === 'ok', `a staged table is sound (${String(health)})`);
};
