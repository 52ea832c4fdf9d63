import type { Database } from 'better-sqlite3';
import type { EnsembleFacts, EnsembleFigures } from '#shared/model/ensemble.ts';
import type { EnsembleRunRow } from '../schema.ts';
import { packFigures, unpackFigures } from './pack-figures.ts';

/** What is noted of a run beside its figures. */
export type EnsembleNote = {
  readonly createdAt: string;
  readonly engineVersion: string;
  readonly inputsSha256: string;
  readonly facts: EnsembleFacts;
};

export type StoredNote = EnsembleNote & { readonly id: number };

type NoteRow = Omit<EnsembleRunRow, 'id' | 'result'> & { readonly id: number };

const noteColumns = 'ensemble_run.id, created_at, engine_version, inputs_sha256, facts';

const noteOf = (row: NoteRow): StoredNote => ({
  id: row.id,
  createdAt: row.created_at,
  engineVersion: row.engine_version,
  inputsSha256: row.inputs_sha256,
  // Our own text, written by `insertEnsemble`.
  facts: JSON.parse(row.facts) as EnsembleFacts,
});

/**
 * Keeps what a run found, inside a step of undo, and lets go of runs that no step can bring back. Answers the
 * id of the run.
 */
export const insertEnsemble = (
  connection: Database,
  note: EnsembleNote,
  figures: EnsembleFigures,
): number => {
  connection.exec(
    `DELETE FROM ensemble_run WHERE id NOT IN (SELECT id FROM ensemble_kept)
       AND id NOT IN (
         SELECT CAST(row_id AS INTEGER) FROM edit_change WHERE table_name = 'ensemble_kept')`,
  );
  const { lastInsertRowid } = connection
    .prepare(
      `INSERT INTO ensemble_run (created_at, engine_version, inputs_sha256, facts, result)
       VALUES (?, ?, ?, ?, ?)`,
    )
    .run(
      note.createdAt,
      note.engineVersion,
      note.inputsSha256,
      JSON.stringify(note.facts),
      packFigures(figures),
    );
  const id = Number(lastInsertRowid);
  connection.prepare(`INSERT INTO ensemble_kept (id, kept) VALUES (?, 1)`).run(id);
  return id;
};

/** Every run that is kept, newest first, without its figures. */
export const readEnsembles = (connection: Database): readonly StoredNote[] =>
  connection
    .prepare<[], NoteRow>(
      `SELECT ${noteColumns} FROM ensemble_run JOIN ensemble_kept USING (id)
       WHERE kept = 1 ORDER BY id DESC`,
    )
    .all()
    .map(noteOf);

/** A run that is kept; null where there is none of that id. */
export const readEnsemble = (
  connection: Database,
  id: number,
): (StoredNote & { readonly figures: EnsembleFigures }) | null => {
  const row = connection
    .prepare<[number], NoteRow & { readonly result: Buffer }>(
      `SELECT ${noteColumns}, result FROM ensemble_run JOIN ensemble_kept USING (id)
       WHERE kept = 1 AND id = ?`,
    )
    .get(id);
  return row === undefined ? null : { ...noteOf(row), figures: unpackFigures(row.result) };
};

/** Keeps a run no longer, inside a step of undo. */
export const removeEnsemble = (connection: Database, id: number): void => {
  connection.prepare(`UPDATE ensemble_kept SET kept = 0 WHERE id = ?`).run(id);
};
