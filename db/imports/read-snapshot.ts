import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { finish } from '#shared/finish.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { MetricAbout } from '#shared/model/metric-about.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { describedSnapshot } from '#shared/metrics/describe-metrics.ts';
import { readStanding } from '../ladder/standing-rows.ts';
import { readMilestoneColumns } from '../milestones/assignment-rows.ts';
import { readMetricDetails } from '../metrics/details-rows.ts';
import { readFormulas } from '../metrics/formula-rows.ts';
import type { RunAttributeRow, RunMetricRow } from '../schema.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { readRows, readRunPartners, type Rows, type RunPartners } from './partner-rows.ts';
import { readActiveRuns } from './read-runs.ts';
import { refoldPartners, type Refolded } from './refold/refold-partners.ts';
import { createTextDictionary, type TextDictionary } from './text-dictionary.ts';

/** No run that counts has an observation for the partner. */
const unobserved = 255;

/** What one run says about partners that are several in its file and one in the snapshot. */
type Joint = {
  /** By position in the run: the partner's row is told by `groups`, not by the columns of the run. */
  readonly isJoint: Uint8Array;
  readonly groups: readonly (Refolded & { readonly row: number })[];
  /** Partners of the run, a group counted once. */
  readonly partners: number;
};

type RunToRead = RunPartners & { readonly joint: Joint };

/** Partners of a run that share a row are made again from their rows; a single alias needs none. */
const readJoint = (
  file: WorkspaceFile,
  { run, ids }: RunPartners,
  { rowById, merged }: Rows,
): Joint => {
  const isJoint = new Uint8Array(ids.length);
  if (merged.size === 0) {
    return { isJoint, groups: [], partners: run.partners };
  }
  const places = new Map<number, number[]>();
  ids.forEach((id, position) => {
    const row = rowById[id] ?? -1;
    if (merged.has(row)) {
      places.set(row, [...(places.get(row) ?? []), position]);
    }
  });
  const shared = [...places].filter(([, positions]) => positions.length > 1);
  const keys = shared.map(([row, positions]) => {
    const present = new Set(positions.map((position) => ids[position]));
    return (merged.get(row) ?? []).filter(({ id }) => present.has(id)).map(({ key }) => key);
  });
  const refolded = shared.length === 0 ? [] : refoldPartners(file, run, keys);
  for (const [, positions] of shared) {
    for (const position of positions) {
      isJoint[position] = 1;
    }
  }
  return {
    isJoint,
    groups: refolded.map((group, index) => ({ ...group, row: shared[index]?.[0] ?? 0 })),
    partners:
      run.partners - shared.reduce((extra, [, positions]) => extra + positions.length - 1, 0),
  };
};

/** The newest name of each partner; the name of a merged partner is that of the key that survived. */
const readNames = (
  { keys, rowById, merged }: Rows,
  runs: readonly RunToRead[],
): readonly string[] => {
  const names = [...keys];
  const aliases = new Set(
    [...merged].flatMap(([row, group]) =>
      group.filter(({ key }) => key !== keys[row]).map(({ id }) => id),
    ),
  );
  const hasOwn = new Set<number>();
  for (const { ids, names: given } of runs) {
    given.forEach((name, position) => {
      const id = ids[position] ?? 0;
      const row = rowById[id] ?? 0;
      const isAlias = aliases.has(id);
      if (name === null || (isAlias && hasOwn.has(row))) {
        return;
      }
      names[row] = name;
      if (!isAlias && merged.has(row)) {
        hasOwn.add(row);
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
const absenceOf = ({ run, joint }: RunToRead, aggregation: string): number =>
  aggregation !== 'latest' && run.rows_accepted > joint.partners
    ? cellStatus.noActivity
    : cellStatus.missing;

const emptyMetric = (
  row: RunMetricRow,
  size: number,
  about: MetricAbout | undefined,
): MetricColumn => ({
  code: row.code,
  name: row.name,
  unit: row.unit,
  decimals: row.decimals,
  higherIsBetter: row.higher_is_better === 1,
  ...(about === undefined ? {} : { about }),
  values: new Float64Array(size).fill(NaN),
  status: new Uint8Array(size).fill(unobserved),
});

function* readMetrics(
  { connection }: WorkspaceFile,
  { keys, rowById }: Rows,
  runs: readonly RunToRead[],
): Generator<undefined, readonly MetricColumn[]> {
  const metrics = new Map<string, MetricColumn>();
  const absences = new Map<string, number>();
  const select = connection.prepare<[number], RunMetricRow>(
    `SELECT * FROM run_metric WHERE run_id = ? ORDER BY ordinal`,
  );
  for (const toRead of runs) {
    const { run, ids, joint } = toRead;
    // Our own text, checked when it was written.
    const recipe = JSON.parse(run.recipe) as Recipe;
    for (const [ordinal, row] of select.all(run.id).entries()) {
      const known = metrics.get(row.code);
      const fresh = emptyMetric(
        row,
        known === undefined ? keys.length : 0,
        recipe.metrics[ordinal]?.about,
      );
      const metric =
        known === undefined ? fresh : { ...fresh, values: known.values, status: known.status };
      const numbers = new Float64Array(aligned(row.numbers));
      ids.forEach((id, position) => {
        if (joint.isJoint[position] === 0) {
          const at = rowById[id] ?? 0;
          metric.values[at] = numbers[position] ?? NaN;
          metric.status[at] = row.statuses[position] ?? cellStatus.missing;
        }
      });
      for (const group of joint.groups) {
        metric.values[group.row] = group.numbers[ordinal] ?? NaN;
        metric.status[group.row] = group.statuses[ordinal] ?? cellStatus.missing;
      }
      metrics.set(row.code, metric);
      absences.set(row.code, absenceOf(toRead, row.aggregation));
      yield;
    }
  }
  for (const { code, status } of metrics.values()) {
    const absence = absences.get(code) ?? cellStatus.missing;
    for (let row = status.indexOf(unobserved); row >= 0; row = status.indexOf(unobserved, row)) {
      status[row] = absence;
    }
  }
  return [...metrics.values()];
}

type GrowingAttribute = {
  row: RunAttributeRow;
  readonly dictionary: TextDictionary;
  readonly codes: Uint32Array<ArrayBuffer>;
};

const readAttributes = (
  { connection }: WorkspaceFile,
  { keys, rowById }: Rows,
  runs: readonly RunToRead[],
): readonly AttributeColumn[] => {
  const attributes = new Map<string, GrowingAttribute>();
  const select = connection.prepare<[number], RunAttributeRow>(
    `SELECT * FROM run_attribute WHERE run_id = ? ORDER BY ordinal`,
  );
  for (const { run, ids, joint } of runs) {
    select.all(run.id).forEach((row, ordinal) => {
      const attribute = attributes.get(row.code) ?? {
        row,
        dictionary: createTextDictionary(['']),
        codes: new Uint32Array(keys.length),
      };
      attribute.row = row;
      attributes.set(row.code, attribute);
      const labels = JSON.parse(row.labels) as readonly string[];
      const translated = labels.map(attribute.dictionary.intern);
      const codes = new Uint32Array(aligned(row.codes));
      ids.forEach((id, position) => {
        const code = codes[position] ?? 0;
        // A blank of a later file takes no older label away.
        if (code !== 0 && joint.isJoint[position] === 0) {
          attribute.codes[rowById[id] ?? 0] = translated[code] ?? 0;
        }
      });
      for (const group of joint.groups) {
        const label = group.labels[ordinal] ?? '';
        if (label !== '') {
          attribute.codes[group.row] = attribute.dictionary.intern(label);
        }
      }
    });
  }
  return [...attributes.values()].map(({ row, dictionary, codes }) => ({
    code: row.code,
    name: row.name,
    role: row.role,
    labels: dictionary.texts,
    codes,
  }));
};

/** What counts at one time: the imports with their partners, and the row of each partner. */
export type Counting = { readonly partners: readonly RunPartners[]; readonly rows: Rows };

/** Reads the imports that count with their partners, in pieces. */
export function* countingSteps(
  file: WorkspaceFile,
  knownOn: string | null,
): Generator<undefined, Counting> {
  const partners: RunPartners[] = [];
  for (const run of readActiveRuns(file, knownOn)) {
    partners.push(readRunPartners(file, run));
    yield;
  }
  return { partners, rows: readRows(file, partners) };
}

/** `readSnapshot` of what counts, in pieces, between which somebody may listen or stop. */
export function* snapshotSteps(
  file: WorkspaceFile,
  { partners, rows }: Counting,
  knownOn: string | null,
  today: string,
): Generator<undefined, Snapshot> {
  const runs: RunToRead[] = [];
  for (const run of partners) {
    runs.push({ ...run, joint: readJoint(file, run, rows) });
    yield;
  }
  const partnerNames = readNames(rows, runs);
  yield;
  const attributes = readAttributes(file, rows, runs);
  yield;
  const metrics = yield* readMetrics(file, rows, runs);
  const imported: Snapshot = {
    partnerKeys: rows.keys,
    partnerNames,
    attributes,
    metrics,
  };
  const standing = readStanding(file.connection, rows.keys, knownOn);
  const details = readMetricDetails(file.connection);
  const milestones = readMilestoneColumns(file.connection, rows.keys, knownOn, today);
  const known: Snapshot = {
    ...imported,
    ...(standing === undefined ? {} : { standing }),
    ...(milestones === undefined ? {} : { milestones }),
  };
  const described = describedSnapshot(known, details);
  return describedSnapshot(addFormulas(described, readFormulas(file.connection)), details);
}

/**
 * Everything known of the partners of all imports that count. For each partner the newest run that
 * has an observation of a metric wins, also where it says that the value is missing; names and
 * labels come from the newest run that has one. What a metric is called and whether higher is better
 * is said by the catalogue, or by the newest run with its code. Metrics by formula follow behind. Keys that were merged are
 * one partner, as if every file had named it by the key that survived. `knownOn` (an ISO day) shows
 * what was imported until then, where partners stood if the newest review was recorded by then, and milestones assigned by then;
 * otherwise milestones are judged on `today`.
 */
export const readSnapshot = (
  file: WorkspaceFile,
  knownOn: string | null = file.knownOn,
  today = new Date().toISOString().slice(0, 10),
): Snapshot => finish(snapshotSteps(file, finish(countingSteps(file, knownOn)), knownOn, today));
