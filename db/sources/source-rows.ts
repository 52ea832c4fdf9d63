import type { Database } from 'better-sqlite3';
import { assumedDetails, type Source, type SourceDetails } from '#shared/model/source.ts';
import type { FeedTakes, SourceFeed } from '#shared/model/source-feed.ts';
import type { SourceRegistrationRow } from '../schema.ts';

type SourceFound = Omit<SourceRegistrationRow, 'id'> & {
  readonly name: string;
  readonly registered: 0 | 1;
  readonly run_department: string | null;
  readonly folder: string | null;
  readonly pattern: string | null;
  readonly takes: FeedTakes | null;
};

/** The number of the source of that name, which is made where there is none. */
export const sourceId = (connection: Database, name: string, department: string): number => {
  connection
    .prepare(`INSERT INTO source (name, department) VALUES (?, ?) ON CONFLICT (name) DO NOTHING`)
    .run(name, department);
  return (
    connection
      .prepare<[string], number>(`SELECT id FROM source WHERE name = ?`)
      .pluck()
      .get(name) ?? 0
  );
};

/** Says what is known of a source, inside a step of undo. */
export const writeSource = (connection: Database, name: string, details: SourceDetails): void => {
  connection
    .prepare(
      `INSERT INTO source_registration
         (id, department, owner, frequency, confidentiality, system_kind, contact)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         department = excluded.department, owner = excluded.owner, frequency = excluded.frequency,
         confidentiality = excluded.confidentiality, system_kind = excluded.system_kind,
         contact = excluded.contact`,
    )
    .run(
      sourceId(connection, name, details.department),
      details.department,
      details.owner,
      details.frequency,
      details.confidentiality,
      details.systemKind,
      details.contact,
    );
};

const rowToFeed = ({ folder, pattern, takes }: SourceFound): SourceFeed | null =>
  folder === null || pattern === null || takes === null ? null : { folder, pattern, takes };

const rowToSource = (row: SourceFound): Source => {
  const { name } = row;
  const feed = rowToFeed(row);
  if (row.registered === 0) {
    return {
      ...assumedDetails,
      name,
      department: row.run_department ?? '',
      isRegistered: false,
      feed,
    };
  }
  return {
    name,
    feed,
    isRegistered: true,
    department: row.department,
    owner: row.owner,
    // The table checks both, and our own code alone writes the kind.
    frequency: row.frequency as Source['frequency'],
    confidentiality: row.confidentiality as Source['confidentiality'],
    systemKind: row.system_kind as Source['systemKind'],
    contact: row.contact,
  };
};

/** Sources that are registered, fed from a folder or have an import that counts, by name. */
export const readSources = (connection: Database): readonly Source[] =>
  connection
    .prepare<[], SourceFound>(
      `SELECT source.name, said.*, said.id IS NOT NULL AS registered,
         feed.folder, feed.pattern, feed.takes,
         (SELECT json_extract(recipe, '$.source.department') FROM import_run
          JOIN import_activation ON import_activation.id = import_run.id AND active = 1
          WHERE source_id = source.id ORDER BY import_run.id DESC LIMIT 1) AS run_department
       FROM source LEFT JOIN source_registration AS said ON said.id = source.id
       LEFT JOIN source_feed AS feed ON feed.id = source.id
       WHERE said.id IS NOT NULL OR feed.id IS NOT NULL OR source.id IN (
         SELECT source_id FROM import_run
         JOIN import_activation ON import_activation.id = import_run.id AND active = 1
       )
       ORDER BY source.name COLLATE NOCASE, source.name`,
    )
    .all()
    .map(rowToSource);
