import type { Database } from 'better-sqlite3';
import type { SourceFeed } from '#shared/model/source-feed.ts';
import { sourceId } from './source-rows.ts';

/** Remembers where the files of a source are put, or forgets it; inside a step of undo. */
export const writeFeed = (connection: Database, name: string, feed: SourceFeed | null): void => {
  const id = sourceId(connection, name, '');
  if (feed === null) {
    connection.prepare(`DELETE FROM source_feed WHERE id = ?`).run(id);
    return;
  }
  connection
    .prepare(
      `INSERT INTO source_feed (id, folder, pattern, takes) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         folder = excluded.folder, pattern = excluded.pattern, takes = excluded.takes`,
    )
    .run(id, feed.folder, feed.pattern, feed.takes);
};
