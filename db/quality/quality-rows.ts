import type { Database } from 'better-sqlite3';
import {
  controlTotal,
  defaultThresholds,
  qualityThresholds,
  type Acknowledgement,
  type ControlTotal,
  type QualityThresholds,
} from '#shared/model/quality.ts';
import type { ControlTotalRow, QualityNoteRow } from '../schema.ts';

/** Says where findings open alerts, inside a step of undo. */
export const writeThresholds = (connection: Database, thresholds: QualityThresholds): void => {
  connection
    .prepare(
      `INSERT INTO quality_thresholds (id, thresholds) VALUES ('programme', ?)
       ON CONFLICT (id) DO UPDATE SET thresholds = excluded.thresholds`,
    )
    .run(JSON.stringify(thresholds));
};

/** The thresholds that hold: what was not said, also by an older version, is the default. */
export const readThresholds = (connection: Database): QualityThresholds => {
  const said = connection
    .prepare<[], string>(`SELECT thresholds FROM quality_thresholds`)
    .pluck()
    .get();
  return said === undefined
    ? defaultThresholds
    : qualityThresholds.parse({ ...defaultThresholds, ...(JSON.parse(said) as object) });
};

/** Keeps what was said of an alert, inside a step of undo. */
export const writeNote = (
  connection: Database,
  { id, sentence, note, at }: Acknowledgement,
): void => {
  connection
    .prepare(
      `INSERT INTO quality_note (id, sentence, note, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         sentence = excluded.sentence, note = excluded.note, at = excluded.at`,
    )
    .run(id, sentence, note, at);
};

/** Opens an alert again, inside a step of undo. */
export const removeNote = (connection: Database, id: string): void => {
  connection.prepare(`DELETE FROM quality_note WHERE id = ?`).run(id);
};

export const readNotes = (connection: Database): readonly Acknowledgement[] =>
  connection
    .prepare<[], QualityNoteRow>(`SELECT id, sentence, note, at FROM quality_note ORDER BY id`)
    .all();

const idOf = ({ runId, header }: Pick<ControlTotal, 'runId' | 'header'>): string =>
  JSON.stringify([runId, header]);

/** Says what a column of an import should come to, inside a step of undo. */
export const writeControl = (connection: Database, control: ControlTotal): void => {
  connection
    .prepare(
      `INSERT INTO control_total (id, run_id, said) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET said = excluded.said`,
    )
    .run(idOf(control), control.runId, JSON.stringify(control));
};

/** Forgets a control total, inside a step of undo. */
export const removeControl = (
  connection: Database,
  control: Pick<ControlTotal, 'runId' | 'header'>,
): void => {
  connection.prepare(`DELETE FROM control_total WHERE id = ?`).run(idOf(control));
};

export const readControls = (connection: Database): readonly ControlTotal[] =>
  connection
    .prepare<[], ControlTotalRow>(`SELECT id, run_id, said FROM control_total ORDER BY id`)
    .all()
    .map(({ said }) => controlTotal.parse(JSON.parse(said)));
