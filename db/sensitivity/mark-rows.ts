import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { sensitiveId } from '#shared/model/sensitivity.ts';
import { sensitivityMark, type SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import type { SensitivityMarkRow } from '../schema.ts';

/** Says how sensitive a thing is, or (null) leaves it to recipes again; inside a step of undo. */
export const writeMark = (
  connection: Database,
  thing: Pick<SensitivityMark, 'kind' | 'source' | 'code'>,
  level: SensitivityMark['level'] | null,
): void => {
  const id = sensitiveId(thing);
  if (level === null) {
    connection.prepare(`DELETE FROM sensitivity_mark WHERE id = ?`).run(id);
    return;
  }
  connection
    .prepare(
      `INSERT INTO sensitivity_mark (id, kind, source, code, level) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET level = excluded.level`,
    )
    .run(id, thing.kind, thing.kind === 'column' ? thing.source : '', thing.code, level);
};

/** Every mark that a person made. */
export const readMarks = (connection: Database): readonly SensitivityMark[] =>
  z
    .array(sensitivityMark)
    .parse(
      connection
        .prepare<[], Omit<SensitivityMarkRow, 'id'>>(
          `SELECT kind, source, code, level FROM sensitivity_mark ORDER BY id`,
        )
        .all(),
    );
