import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { invariant } from '#shared/invariant.ts';

/** Lower-case hex SHA-256 of bytes. */
export const hashOfBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Keeps bytes under their SHA-256, which is answered; what is kept already is kept once. */
export const keepContent = (connection: Database, bytes: Uint8Array): string => {
  const sha256 = hashOfBytes(bytes);
  connection
    .prepare(`INSERT INTO cycle_content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING`)
    // Packed for its size alone: the hash is that of the bytes, which no release of zlib changes.
    .run(sha256, deflateRawSync(bytes, { level: 1 }));
  return sha256;
};

/** The bytes of this hash. */
export const readContent = (connection: Database, sha256: string): Buffer => {
  const packed = connection
    .prepare<[string], Buffer>(`SELECT bytes FROM cycle_content WHERE sha256 = ?`)
    .pluck()
    .get(sha256);
  invariant(packed !== undefined, 'a cycle names content that is kept');
  return inflateRawSync(packed);
};

const hashes = ['model_sha256', 'data_sha256', 'runs_sha256', 'figures_sha256'] as const;

/** Lets go of the content of cycles that no step of undo can bring back. */
export const purgeContent = (connection: Database): void => {
  const named = [
    ...hashes.map((column) => `SELECT ${column} FROM review_cycle`),
    ...['before', 'after'].flatMap((side) =>
      hashes.map(
        (column) =>
          `SELECT ${side} ->> '$.${column}' FROM edit_change
           WHERE table_name = 'review_cycle' AND ${side} IS NOT NULL`,
      ),
    ),
    `SELECT table_sha256 FROM cycle_closing`,
  ];
  connection.exec(`DELETE FROM cycle_content WHERE sha256 NOT IN (${named.join(' UNION ')})`);
};
