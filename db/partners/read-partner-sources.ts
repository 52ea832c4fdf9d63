import type { PartnerList } from '#shared/model/partners.ts';
import { resolveKey } from '#shared/partners/resolve-key.ts';
import { readRows, readRunPartners } from '../imports/partner-rows.ts';
import { readActiveRuns } from '../imports/read-runs.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { readMerges } from './read-decisions.ts';

type PartnerSources = Pick<
  PartnerList,
  'runs' | 'firstRun' | 'lastRun' | 'rowCounts' | 'sourceSets' | 'sourceSetOf' | 'aliases'
>;

const readRowCounts = ({ connection }: WorkspaceFile, run: number): readonly number[] =>
  connection
    .prepare<[number], number>(
      `SELECT row_count FROM partner_in_run WHERE run_id = ? ORDER BY partner_id`,
    )
    .pluck()
    .all(run);

/** The newest name that an import gave a key; the key where none did. */
export const nameOfKey = ({ connection }: WorkspaceFile, key: string): string =>
  connection
    .prepare<[string], string>(
      `SELECT name FROM partner_in_run
       JOIN partner ON partner.id = partner_in_run.partner_id AND partner.key = ?
       JOIN import_activation ON import_activation.id = run_id AND active = 1
       WHERE name IS NOT NULL ORDER BY run_id DESC LIMIT 1`,
    )
    .pluck()
    .get(key) ?? key;

/** Where every row of the snapshot comes from, and the keys that were merged into another. */
export const readPartnerSources = (file: WorkspaceFile): PartnerSources => {
  const runs = readActiveRuns(file).map((run) => readRunPartners(file, run));
  const { keys, rowById } = readRows(file, runs);
  const firstRun = new Int32Array(keys.length).fill(-1);
  const lastRun = new Int32Array(keys.length).fill(-1);
  const rowCounts = new Float64Array(keys.length);
  const sourceNames = [...new Set(runs.map(({ run }) => run.source_name))];
  const sets: ReadonlySet<string>[] = [new Set()];
  const setByText = new Map<string, number>([['', 0]]);
  const sourceSetOf = new Uint32Array(keys.length);
  /** By set and source: the set with the source in it. */
  const wider = new Map<number, number>();
  const widen = (set: number, source: string): number => {
    const place = set * sourceNames.length + sourceNames.indexOf(source);
    const known = wider.get(place);
    if (known !== undefined) {
      return known;
    }
    const members = new Set([...(sets[set] ?? []), source]);
    const text = JSON.stringify([...members].sort());
    const next = setByText.get(text) ?? sets.length;
    if (next === sets.length) {
      sets.push(members);
      setByText.set(text, next);
    }
    wider.set(place, next);
    return next;
  };
  runs.forEach(({ run, ids }, place) => {
    const counts = readRowCounts(file, run.id);
    ids.forEach((id, position) => {
      const row = rowById[id] ?? 0;
      firstRun[row] = firstRun[row] === -1 ? place : (firstRun[row] ?? place);
      lastRun[row] = place;
      rowCounts[row] = (rowCounts[row] ?? 0) + (counts[position] ?? 0);
      sourceSetOf[row] = widen(sourceSetOf[row] ?? 0, run.source_name);
    });
  });
  const merges = readMerges(file.connection);
  return {
    runs: runs.map(({ run }) => ({
      id: run.id,
      sourceName: run.source_name,
      fileName: run.file_name,
      importedAt: run.ended_at,
    })),
    firstRun,
    lastRun,
    rowCounts,
    sourceSets: sets.map((set) => sourceNames.filter((name) => set.has(name)).join(', ')),
    sourceSetOf,
    aliases: [...merges].map(([key, mergedInto]) => ({
      key,
      name: nameOfKey(file, key),
      survivor: resolveKey(merges, key),
      mergedInto,
    })),
  };
};
