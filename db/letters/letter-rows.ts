import type { Database } from 'better-sqlite3';
import {
  letterKinds,
  letterTemplate,
  type LetterEntry,
  type LetterTemplates,
} from '#shared/model/letter.ts';
import { usualTemplates } from '#shared/letters/usual-templates.ts';
import type { LetterLogRow, LetterTextRow } from './letter-schema.ts';

/** The templates of the programme; the usual ones where nobody worded them. */
export const readLetterTemplates = (connection: Database): LetterTemplates => {
  const rows = new Map(
    connection
      .prepare<[], LetterTextRow>(`SELECT id, written FROM letter_text`)
      .all()
      .map(({ id, written }) => [id, JSON.parse(written) as unknown]),
  );
  const templates = letterKinds.map((kind) => {
    const written = rows.get(kind);
    return [kind, written === undefined ? usualTemplates[kind] : letterTemplate.parse(written)];
  });
  const contact = rows.get('contact');
  return {
    ...usualTemplates,
    ...(Object.fromEntries(templates) as Omit<LetterTemplates, 'contact'>),
    ...(typeof contact === 'string' ? { contact } : {}),
  };
};

/** Replaces the templates, inside a step of undo; what stays the same is not written. */
export const writeLetterTemplates = (connection: Database, templates: LetterTemplates): void => {
  const before = readLetterTemplates(connection);
  const write = connection.prepare(
    `INSERT INTO letter_text (id, written) VALUES (?, ?)
     ON CONFLICT (id) DO UPDATE SET written = excluded.written`,
  );
  for (const id of [...letterKinds, 'contact'] as const) {
    const [was, is] = [JSON.stringify(before[id]), JSON.stringify(templates[id])];
    if (was !== is) write.run(id, is);
  }
};

/** Adds to the communication log of one proposal, one entry for each partner. */
export const insertLetterEntries = (
  connection: Database,
  proposalSha256: string,
  partners: readonly string[],
  entry: Omit<LetterEntry, 'id' | 'partner'>,
): void => {
  const insert = connection.prepare(
    `INSERT INTO letter_log (proposal, partner, state, day, noted_by, channel, note, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const partner of partners) {
    insert.run(
      ...[proposalSha256, partner, entry.state, entry.day, entry.by, entry.channel, entry.note],
      entry.at,
    );
  }
};

/** The communication log of one proposal, oldest first. */
export const readLetterEntries = (
  connection: Database,
  proposalSha256: string,
): readonly LetterEntry[] =>
  connection
    .prepare<[string], LetterLogRow & { readonly id: number }>(
      `SELECT * FROM letter_log WHERE proposal = ? ORDER BY id`,
    )
    .all(proposalSha256)
    .map(({ id, partner, state, day, noted_by, channel, note, at }) => ({
      ...{ id, partner, state, day, channel, note, at },
      by: noted_by,
    }));
