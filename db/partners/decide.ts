import type { Database } from 'better-sqlite3';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { PartnerDecision } from '#shared/model/partners.ts';
import { apartId } from '#shared/partners/apart-id.ts';
import { resolveKey } from '#shared/partners/resolve-key.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readMerges } from './read-decisions.ts';

const remember = (
  connection: Database,
  table: 'partner_parent' | 'attribute_use',
  column: 'parent' | 'use',
  id: string,
  value: string | null,
): void => {
  if (value === null) {
    connection.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  } else {
    connection
      .prepare(
        `INSERT INTO ${table} (id, ${column}) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET ${column} = excluded.${column}
         WHERE ${column} <> excluded.${column}`,
      )
      .run(id, value);
  }
};

const merge = (connection: Database, survivor: string, alias: string): Result<null, AppError> => {
  const merges = readMerges(connection);
  const [kept, gone] = [resolveKey(merges, survivor), resolveKey(merges, alias)];
  if (kept === gone) {
    return err(
      refuseInput(
        `Merging ${alias} into ${survivor}`,
        'two different partners',
        `that both are ${kept} already`,
        'Choose another partner.',
      ),
    );
  }
  connection.prepare(`DELETE FROM partner_apart WHERE id = ?`).run(apartId(kept, gone));
  connection.prepare(`INSERT INTO partner_merge (id, survivor) VALUES (?, ?)`).run(gone, kept);
  return ok(null);
};

/** Writes a decision; call it inside the work of an undo step. */
export const decideOnPartners = (
  connection: Database,
  decision: PartnerDecision,
): Result<null, AppError> => {
  switch (decision.kind) {
    case 'merge':
      return merge(connection, decision.survivor, decision.alias);
    case 'split': {
      const { changes } = connection
        .prepare(`DELETE FROM partner_merge WHERE id = ?`)
        .run(decision.alias);
      return changes === 1
        ? ok(null)
        : err(
            refuseInput(
              `Splitting ${decision.alias}`,
              'the key of a merged partner',
              'one that is merged into none',
              'Look at the list of aliases again.',
            ),
          );
    }
    case 'keepApart': {
      const [one, other] = [decision.one, decision.other].sort();
      if (one === undefined || other === undefined || one === other) {
        return err(
          refuseInput('Keeping apart', 'two partners', `${decision.one} twice`, 'Choose two.'),
        );
      }
      connection
        .prepare(
          `INSERT INTO partner_apart (id, one, other) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
        )
        .run(apartId(one, other), one, other);
      return ok(null);
    }
    case 'offerAgain':
      connection
        .prepare(`DELETE FROM partner_apart WHERE id = ?`)
        .run(apartId(decision.one, decision.other));
      return ok(null);
    case 'setParent':
      if (decision.parent === decision.partner) {
        return err(
          refuseInput(
            `Parent of ${decision.partner}`,
            'another partner, or none',
            'the partner itself',
            'Choose its parent, or none.',
          ),
        );
      }
      remember(connection, 'partner_parent', 'parent', decision.partner, decision.parent);
      return ok(null);
    case 'useAttribute':
      if (decision.use === 'parent') {
        connection.prepare(`DELETE FROM attribute_use WHERE use = 'parent'`).run();
      }
      remember(connection, 'attribute_use', 'use', decision.code, decision.use);
      return ok(null);
  }
};
