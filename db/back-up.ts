import { rename } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { schemaVersion } from './migrate.ts';

/**
 * Writes a complete copy beside the workspace before its schema changes and returns its path,
 * `name.tierwright.schema-3.2026-11-23T10-15-00.backup`. The copy gets this name only when whole.
 */
export const backUpBeforeMigration = async (
  connection: Database,
  path: string,
  now: Date,
): Promise<string> => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const target = `${path}.schema-${schemaVersion(connection)}.${stamp}.backup`;
  connection.prepare('VACUUM INTO ?').run(`${target}.part`);
  await rename(`${target}.part`, target);
  return target;
};
