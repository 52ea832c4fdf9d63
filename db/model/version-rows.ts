import type { Database } from 'better-sqlite3';
import type { ModelVersion } from '#shared/model/model-version.ts';
import { scoringModel, type ScoringModel } from '#shared/model/scoring-model.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { ModelVersionRow } from '../schema.ts';

const readModelText = (text: string): ScoringModel => scoringModel.parse(JSON.parse(text));

const readRows = (connection: Database): readonly ModelVersionRow[] =>
  connection.prepare<[], ModelVersionRow>(`SELECT * FROM model_version ORDER BY number DESC`).all();

/** Every version, the newest first, without what it says; `draft` is the model that is edited. */
export const readVersions = (
  connection: Database,
  draft: ScoringModel,
): readonly ModelVersion[] => {
  const said = canonicalJson(draft);
  return readRows(connection).map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    state: row.state,
    note: row.note,
    sha256: row.sha256,
    createdAt: row.created_at,
    activatedAt: row.activated_at,
    activationNote: row.activation_note,
    retiredAt: row.retired_at,
    retirementNote: row.retirement_note,
    // Kept as canonical JSON; one of an older schema says the same once its defaults are filled in.
    isDraft: row.model === said || canonicalJson(readModelText(row.model)) === said,
  }));
};

/** What a version says; null where there is none of that id. */
export const readVersionModel = (connection: Database, id: string): ScoringModel | null => {
  const row = connection
    .prepare<[string], ModelVersionRow>(`SELECT * FROM model_version WHERE id = ?`)
    .get(id);
  return row === undefined ? null : readModelText(row.model);
};

/** Keeps a model under a name, with the next free number. Call it inside a recorded step. */
export const insertVersion = (
  connection: Database,
  version: {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly model: string;
    readonly sha256: string;
    readonly at: string;
  },
): void => {
  connection
    .prepare(
      `INSERT INTO model_version
       SELECT ?, coalesce(max(number), 0) + 1, ?, 'named', ?, ?, ?, ?, NULL, '', NULL, ''
       FROM model_version`,
    )
    .run(version.id, version.name, version.note, version.model, version.sha256, version.at);
};

/** Makes a version the active one; the one before retires in the same step. */
export const activateVersion = (
  connection: Database,
  id: string,
  { note, at, before }: { readonly note: string; readonly at: string; readonly before: string },
): void => {
  connection
    .prepare(
      `UPDATE model_version SET state = 'retired', retired_at = ?, retirement_note = ?
       WHERE state = 'active'`,
    )
    .run(at, before);
  connection
    .prepare(
      `UPDATE model_version SET state = 'active', activated_at = ?, activation_note = ?
       WHERE id = ?`,
    )
    .run(at, note, id);
};

/** Takes a version out of use. */
export const retireVersion = (
  connection: Database,
  id: string,
  { note, at }: { readonly note: string; readonly at: string },
): void => {
  connection
    .prepare(
      `UPDATE model_version SET state = 'retired', retired_at = ?, retirement_note = ?
       WHERE id = ?`,
    )
    .run(at, note, id);
};
