import type { Database, Statement } from 'better-sqlite3';
import type { AppError } from '#shared/ipc/app-error.ts';
import { invariant } from '#shared/invariant.ts';
import type { History, HistoryStep } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { EditChangeRow, EditStepRow } from '../schema.ts';
import type { SqlValue } from '../sync-rows.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { refuseChange } from '../refuse-change.ts';
import { appendEvent } from '../audit/append-event.ts';
import { changedRows } from '../audit/changed-rows.ts';
import { countRevision } from './count-revision.ts';

const undoableTables: ReadonlySet<string> = new Set([
  'project',
  'scoring_model',
  'dimension',
  'criterion',
  'tier',
  'model_version',
  'driver',
  'effect',
  'scenario',
  'driver_correlation',
  'cross_impact',
  'signpost',
  'contingency_play',
  'tier_plan',
  'futures_reading',
  'ensemble_kept',
  'formula_metric',
  'quality_thresholds',
  'quality_note',
  'control_total',
  'metric_details',
  'import_activation',
  'programme_rates',
  'partner_merge',
  'ladder_review',
  'ladder_state',
  'milestone_assignment',
  'partner_apart',
  'partner_parent',
  'attribute_use',
  'source_registration',
  'source_feed',
  'sensitivity_mark',
  'saved_view',
  'weight_vote',
  'assumption',
  'review_cycle',
  'cycle_decision',
  'cycle_evidence',
  'cycle_comment',
]);

/** All steps, oldest first, and how many of them are done. */
export const readHistory = (connection: Database): History => {
  const steps = connection
    .prepare<[], EditStepRow & { readonly id: number }>(`SELECT * FROM edit_step ORDER BY id`)
    .all();
  return {
    steps: steps.map(({ id, label, at }) => ({ id, label, at })),
    position: steps.filter((step) => step.undone === 0).length,
  };
};

/**
 * Undoes or redoes, in one transaction, until the first `position` steps are done. A position
 * beyond the last step goes to the last; steps are never lost by walking. Each step walked is an event of
 * the audit trail at `at` (UTC, ISO 8601).
 */
export const walkHistory = async (
  file: WorkspaceFile,
  position: number,
  at = new Date().toISOString(),
): Promise<Result<null, AppError>> => {
  if (file.isReadOnly) {
    return err(refuseChange(file, 'Undo'));
  }
  const { connection } = file;
  // An async function without await would break the contract of inTransaction, so it resolves.
  return file.inTransaction(() => {
    const history = readHistory(connection);
    const target = Math.min(position, history.steps.length);
    const toUndo = history.steps.slice(target, history.position).reverse();
    const toRedo = history.steps.slice(history.position, target);
    // Rows come back as they were, also where a guard would not let them be written today.
    connection.prepare(`UPDATE edit_recording SET is_restoring = 1`).run();
    for (const step of toUndo) {
      applyStep(connection, step, 'before', at);
    }
    for (const step of toRedo) {
      applyStep(connection, step, 'after', at);
    }
    connection.prepare(`UPDATE edit_recording SET is_restoring = 0`).run();
    return Promise.resolve(ok(null));
  });
};

const applyStep = (
  connection: Database,
  { id: stepId, label }: HistoryStep,
  side: 'before' | 'after',
  at: string,
): void => {
  const changes = connection
    .prepare<[number], EditChangeRow>(
      `SELECT * FROM edit_change WHERE step_id = ? ORDER BY id ${side === 'before' ? 'DESC' : 'ASC'}`,
    )
    .all(stepId);
  // A step can hold a row for every partner: what is the same for all of a table is made once.
  const tables = new Map<string, TableRows>();
  for (const { table_name: name, row_id: id, [side]: image } of changes) {
    invariant(undoableTables.has(name), 'the undo log names a table of its own');
    const table = tables.get(name) ?? openTable(connection, name);
    tables.set(name, table);
    if (image === null) {
      table.remove(id);
    } else {
      table.restore(image);
    }
  }
  connection
    .prepare(`UPDATE edit_step SET undone = ? WHERE id = ?`)
    .run(side === 'before' ? 1 : 0, stepId);
  countRevision(connection, changes);
  const { rows, before, after } = changedRows(connection, stepId);
  appendEvent(connection, {
    at,
    what: label,
    rows,
    ...(side === 'before'
      ? { action: 'undid', before: after, after: before }
      : { action: 'redid', before, after }),
  });
};

type TableRows = {
  readonly remove: (id: string | number) => void;
  /** Writes a row as its image has it. */
  readonly restore: (image: string) => void;
};

const openTable = (connection: Database, table: string): TableRows => {
  const known = connection.pragma(`table_info(${table})`) as readonly {
    readonly name: string;
    readonly type: string;
  }[];
  const removal = connection.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const writers = new Map<string, Statement>();
  const writerOf = (names: readonly string[]): Statement => {
    const key = names.join(', ');
    const writer =
      writers.get(key) ??
      connection.prepare(
        `INSERT INTO ${table} (${key}) VALUES (${names.map(() => '?').join(', ')})
         ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      );
    writers.set(key, writer);
    return writer;
  };
  return {
    remove: (id) => removal.run(id),
    restore: (image) => {
      const row = JSON.parse(image) as Readonly<Record<string, SqlValue>>;
      // An image of an older schema lacks columns of a newer one: those keep what they hold.
      const columns = known.filter(({ name }) => Object.hasOwn(row, name));
      const values = columns.map(({ name, type }) => {
        const value = row[name] ?? null;
        // Row images carry REALs as texts of 17 digits.
        return type === 'REAL' && value !== null ? Number(value) : value;
      });
      writerOf(columns.map(({ name }) => name)).run(...values);
    },
  };
};
