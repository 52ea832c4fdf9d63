import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { readFormulas } from '../metrics/formula-rows.ts';
import type { RunAttributeRow, RunMetricRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { readActiveRuns, type StoredRun } from './read-runs.ts';

/** No run that counts has an observation for the partner. */
const unobserved = 255;

type RunPartners = {
  readonly run: StoredRun;
  readonly ids: readonly number[];
  /** Names by position; null where the file gave none. */
  readonly names: readonly (string | null)[];
};

const readRunPartners = ({ connection }: WorkspaceFile, run: StoredRun): RunPartners => {
  const column = <T>(sql: string): T[] =>
    connection
      .prepare<[number], T>(`${sql} FROM partner_in_run WHERE run_id = ? ORDER BY partner_id`)
      .pluck()
      .all(run.id);
  const hasNames =
    connection
      .prepare(`SELECT 1 FROM partner_in_run WHERE run_id = ? AND name IS NOT NULL`)
      .get(run.id) !== undefined;
  return {
    run,
    ids: column<number>('SELECT partner_id'),
    names: hasNames ? column<string | null>('SELECT name') : [],
  };
};

type Rows = {
  readonly keys: readonly string[];
  /** Row of the snapshot by partner id. */
  readonly rowById: Int32Array;
};

/** Partners of the runs that count, by key in the order of UTF-16 code units. */
const readRows = ({ connection }: WorkspaceFile, runs: readonly RunPartners[]): Rows => {
  const lastId = connection.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM partner`).pluck();
  const rowById = new Int32Array((lastId.get() ?? 0) + 1).fill(-1);
  for (const { ids } of runs) {
    for (const id of ids) {
      rowById[id] = 0;
    }
  }
  const partners = connection
    .prepare<[], [string, number]>(`SELECT key, id FROM partner ORDER BY key`)
    .raw()
    .all()
    .filter(([, id]) => rowById[id] === 0);
  // SQLite sorts by UTF-8 bytes, which differs from code units beyond the basic plane only.
  partners.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  partners.forEach(([, id], row) => {
    rowById[id] = row;
  });
  return { keys: partners.map(([key]) => key), rowById };
};

const readNames = ({ keys, rowById }: Rows, runs: readonly RunPartners[]): readonly string[] => {
  const names = [...keys];
  for (const { ids, names: given } of runs) {
    given.forEach((name, position) => {
      if (name !== null) {
        names[rowById[ids[position] ?? 0] ?? 0] = name;
      }
    });
  }
  return names;
};

/** Blobs of SQLite may start at any byte; a copy can be read as numbers. */
const aligned = (blob: Buffer): ArrayBuffer => new Uint8Array(blob).buffer;

/**
 * Why a partner has no observation: where the metric adds up many rows per partner, having none is
 * "no activity"; where each partner has one row, its row was not delivered.
 */
const absenceOf = (run: StoredRun, aggregation: string): number =>
  aggregation !== 'latest' && run.rows_accepted > run.partners
    ? cellStatus.noActivity
    : cellStatus.missing;

const emptyMetric = (row: RunMetricRow, size: number): MetricColumn => ({
  code: row.code,
  name: row.name,
  unit: row.unit,
  decimals: row.decimals,
  higherIsBetter: row.higher_is_better === 1,
  values: new Float64Array(size).fill(NaN),
  status: new Uint8Array(size).fill(unobserved),
});

const readMetrics = (
  { connection }: WorkspaceFile,
  { keys, rowById }: Rows,
  runs: readonly RunPartners[],
): readonly MetricColumn[] => {
  const metrics = new Map<string, MetricColumn>();
  const absences = new Map<string, number>();
  const select = connection.prepare<[number], RunMetricRow>(
    `SELECT * FROM run_metric WHERE run_id = ? ORDER BY ordinal`,
  );
  for (const { run, ids } of runs) {
    for (const row of select.all(run.id)) {
      const known = metrics.get(row.code);
      const fresh = emptyMetric(row, known === undefined ? keys.length : 0);
      const metric =
        known === undefined ? fresh : { ...fresh, values: known.values, status: known.status };
      const numbers = new Float64Array(aligned(row.numbers));
      ids.forEach((id, position) => {
        const at = rowById[id] ?? 0;
        metric.values[at] = numbers[position] ?? NaN;
        metric.status[at] = row.statuses[position] ?? cellStatus.missing;
      });
      metrics.set(row.code, metric);
      absences.set(row.code, absenceOf(run, row.aggregation));
    }
  }
  for (const { code, status } of metrics.values()) {
    const absence = absences.get(code) ?? cellStatus.missing;
    for (let row = status.indexOf(unobserved); row >= 0; row = status.indexOf(unobserved, row)) {
      status[row] = absence;
    }
  }
  return [...metrics.values()];
};

type GrowingAttribute = {
  row: RunAttributeRow;
  readonly labels: string[];
  readonly codeByLabel: Map<string, number>;
  readonly codes: Uint32Array<ArrayBuffer>;
};

const internLabel = (attribute: GrowingAttribute, label: string): number => {
  const known = attribute.codeByLabel.get(label);
  if (known !== undefined) {
    return known;
  }
  attribute.labels.push(label);
  attribute.codeByLabel.set(label, attribute.labels.length - 1);
  return attribute.labels.length - 1;
};

const readAttributes = (
  { connection }: WorkspaceFile,
  { keys, rowById }: Rows,
  runs: readonly RunPartners[],
): readonly AttributeColumn[] => {
  const attributes = new Map<string, GrowingAttribute>();
  const select = connection.prepare<[number], RunAttributeRow>(
    `SELECT * FROM run_attribute WHERE run_id = ? ORDER BY ordinal`,
  );
  for (const { run, ids } of runs) {
    for (const row of select.all(run.id)) {
      const attribute = attributes.get(row.code) ?? {
        row,
        labels: [''],
        codeByLabel: new Map([['', 0]]),
        codes: new Uint32Array(keys.length),
      };
      attribute.row = row;
      attributes.set(row.code, attribute);
      const labels = JSON.parse(row.labels) as readonly string[];
      const translated = labels.map((label) => internLabel(attribute, label));
      const codes = new Uint32Array(aligned(row.codes));
      ids.forEach((id, position) => {
        const code = codes[position] ?? 0;
        // A blank of a later file takes no older label away.
        if (code !== 0) {
          attribute.codes[rowById[id] ?? 0] = translated[code] ?? 0;
        }
      });
    }
  }
  return [...attributes.values()].map(({ row, labels, codes }) => ({
    code: row.code,
    name: row.name,
    role: row.role,
    labels,
    codes,
  }));
};

/**
 * Everything known of the partners of all imports that count. For each partner the newest run that
 * has an observation of a metric wins, also where it says that the value is missing; names and
 * labels come from the newest run that has one. What a metric is called and whether higher is better
 * is said by the newest run with its code. Metrics by formula follow behind.
 */
export const readSnapshot = (file: WorkspaceFile): Snapshot => {
  const runs = readActiveRuns(file).map((run) => readRunPartners(file, run));
  const rows = readRows(file, runs);
  const imported: Snapshot = {
    partnerKeys: rows.keys,
    partnerNames: readNames(rows, runs),
    attributes: readAttributes(file, rows, runs),
    metrics: readMetrics(file, rows, runs),
  };
  return addFormulas(imported, readFormulas(file.connection));
};
