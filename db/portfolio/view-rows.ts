import type { Database } from 'better-sqlite3';
import { savedViews, type SavedView } from '#shared/model/portfolio-view.ts';
import type { SavedViewRow } from '../schema.ts';

/** Replaces the list of views, inside a step of undo; views that stay the same are not written. */
export const writeViews = (connection: Database, views: readonly SavedView[]): void => {
  const kept = new Set(views.map(({ id }) => id));
  const forget = connection.prepare(`DELETE FROM saved_view WHERE id = ?`);
  for (const { id } of readViews(connection)) {
    if (!kept.has(id)) forget.run(id);
  }
  const write = connection.prepare(
    `INSERT INTO saved_view (id, ordinal, name, view) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE
     SET ordinal = excluded.ordinal, name = excluded.name, view = excluded.view
     WHERE ordinal <> excluded.ordinal OR name <> excluded.name OR view <> excluded.view`,
  );
  views.forEach(({ id, name, view }, ordinal) => {
    write.run(id, ordinal, name, JSON.stringify(view));
  });
};

/** The views of the workspace, in the order in which they are offered. */
export const readViews = (connection: Database): readonly SavedView[] =>
  savedViews.parse(
    connection
      .prepare<[], SavedViewRow>(`SELECT id, ordinal, name, view FROM saved_view ORDER BY ordinal`)
      .all()
      .map(({ id, name, view }) => ({ id, name, view: JSON.parse(view) as unknown })),
  );
