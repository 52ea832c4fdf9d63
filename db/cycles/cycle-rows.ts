import type { Database } from 'better-sqlite3';
import type {
  CycleKind,
  CycleRecord,
  CycleSettings,
  DecisionRule,
  FrozenTier,
} from '#shared/model/review-cycle.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import type { CycleClosingRow, ReviewCycleRow } from './cycle-schema.ts';

/** What a cycle notes beside hashes. */
export type CycleFacts = {
  readonly modelName: string;
  readonly partners: number;
  readonly settings: CycleSettings;
  readonly tiers: readonly FrozenTier[];
  /** The imports that counted. */
  readonly runIds: readonly number[];
  /** What was sensitive, and therefore not told of what gates found. */
  readonly sensitive: readonly SensitiveThing[];
};

/** A cycle with what only the engine needs of it. */
export type StoredCycle = {
  readonly record: CycleRecord;
  readonly facts: CycleFacts;
  readonly dataRevision: number;
  readonly runsSha256: string;
  readonly figuresSha256: string;
};

/** Everything but its number, which is the next free one. */
export type NewCycle = Omit<ReviewCycleRow, 'number'>;

const columns = [
  'id',
  'number',
  'name',
  'kind',
  'opens',
  'closes',
  'as_of',
  'opened_at',
  'opened_by',
  'engine_version',
  'data_revision',
  'facts',
  'rules',
  'template',
  'model_sha256',
  'data_sha256',
  'runs_sha256',
  'figures_sha256',
] as const;

/** Notes a cycle, inside a step of undo; its content is kept already. */
export const insertCycle = (connection: Database, cycle: NewCycle): void => {
  const { number } = connection
    .prepare<[], { readonly number: number }>(
      `SELECT coalesce(max(number), 0) + 1 AS number FROM review_cycle`,
    )
    .get() ?? { number: 1 };
  const row: ReviewCycleRow = { ...cycle, number };
  connection
    .prepare(
      `INSERT INTO review_cycle (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    .run(...columns.map((column) => row[column]));
};

/** Removes an open cycle, inside a step of undo; what was decided in it goes with it. */
export const removeCycle = (connection: Database, id: string): void => {
  for (const table of ['cycle_decision', 'cycle_evidence', 'cycle_comment']) {
    connection.prepare(`DELETE FROM ${table} WHERE cycle_id = ?`).run(id);
  }
  connection.prepare(`DELETE FROM review_cycle WHERE id = ?`).run(id);
};

/** Changes what a person says of an open cycle, inside a step of undo. */
export const writeCycleRules = (
  connection: Database,
  id: string,
  { rules, template }: Pick<CycleRecord, 'rules' | 'template'>,
): void => {
  connection
    .prepare(`UPDATE review_cycle SET rules = ?, template = ? WHERE id = ?`)
    .run(JSON.stringify(rules), template, id);
};

const rowToCycle = (
  row: ReviewCycleRow,
  closing: CycleClosingRow | undefined,
  proposals: readonly string[],
): StoredCycle => {
  // Our own texts, written by `insertCycle` and `writeCycleRules`.
  const facts = JSON.parse(row.facts) as CycleFacts;
  return {
    record: {
      id: row.id,
      number: row.number,
      name: row.name,
      kind: row.kind as CycleKind,
      opens: row.opens,
      closes: row.closes,
      asOf: row.as_of,
      openedAt: row.opened_at,
      openedBy: row.opened_by,
      modelName: facts.modelName,
      modelSha256: row.model_sha256,
      dataSha256: row.data_sha256,
      engineVersion: row.engine_version,
      partners: facts.partners,
      settings: facts.settings,
      rules: JSON.parse(row.rules) as readonly DecisionRule[],
      template: row.template,
      closing:
        closing === undefined
          ? null
          : {
              at: closing.at,
              by: closing.made_by,
              note: closing.note,
              tableSha256: closing.table_sha256,
            },
      proposals,
    },
    facts,
    dataRevision: row.data_revision,
    runsSha256: row.runs_sha256,
    figuresSha256: row.figures_sha256,
  };
};

/** Every cycle, the newest first; `knownOn` (an ISO day) leaves out what was opened or closed after it. */
export const readCycles = (
  connection: Database,
  knownOn: string | null = null,
): readonly StoredCycle[] => {
  const isKnown = (at: string): boolean => knownOn === null || at.slice(0, 10) <= knownOn;
  const closings = new Map(
    connection
      .prepare<[], CycleClosingRow>(`SELECT * FROM cycle_closing`)
      .all()
      .filter(({ at }) => isKnown(at))
      .map((row) => [row.cycle_id, row]),
  );
  const proposals = connection
    .prepare<[], { readonly cycle_id: string; readonly proposal_sha256: string }>(
      `SELECT * FROM cycle_proposal ORDER BY rowid`,
    )
    .all();
  return connection
    .prepare<[], ReviewCycleRow>(`SELECT * FROM review_cycle ORDER BY number DESC`)
    .all()
    .filter(({ opened_at: at }) => isKnown(at))
    .map((row) =>
      rowToCycle(
        row,
        closings.get(row.id),
        proposals
          .filter(({ cycle_id: id }) => id === row.id)
          .map(({ proposal_sha256: sha256 }) => sha256),
      ),
    );
};

/** Notes that a proposal was made of a closed cycle. */
export const noteProposalOf = (connection: Database, cycleId: string, sha256: string): void => {
  connection
    .prepare(
      `INSERT INTO cycle_proposal (cycle_id, proposal_sha256) VALUES (?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(cycleId, sha256);
};
