import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { absenceOf, cellStatus } from '#shared/model/cell-status.ts';
import type { GroupFigure } from '#shared/model/partners.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { readActiveRuns, type StoredRun } from '../imports/read-runs.ts';
import { refoldPartners } from '../imports/refold/refold-partners.ts';
import { readFormulas } from '../metrics/formula-rows.ts';
import type { WorkspaceFile } from '../workspace-file.ts';

/** A member of a group with all the keys that count as it. */
export type GroupMember = { readonly key: string; readonly keys: readonly string[] };

type Deciding = Pick<GroupFigure, 'fileName' | 'members'> & { readonly column: MetricColumn };

const columnOf = (metric: RecipeMetric, value: number, status: number): MetricColumn => ({
  code: metric.code,
  name: metric.name,
  unit: metric.unit,
  decimals: metric.decimals,
  higherIsBetter: metric.higherIsBetter,
  values: Float64Array.of(value),
  status: Uint8Array.of(status),
});

/** The keys of a run among these. */
const keysInRun = (
  { connection }: WorkspaceFile,
  run: StoredRun,
  keys: readonly string[],
): readonly string[] =>
  connection
    .prepare<[number, string], string>(
      `SELECT partner.key FROM partner_in_run JOIN partner ON partner.id = partner_id
       WHERE run_id = ? AND partner_id IN (
         SELECT id FROM partner WHERE key IN (SELECT value FROM json_each(?))
       )
       ORDER BY partner.key`,
    )
    .pluck()
    .all(run.id, JSON.stringify(keys));

/** By metric what the newest run says that knows it together with any member. */
const readDeciding = (
  file: WorkspaceFile,
  members: readonly GroupMember[],
): ReadonlyMap<string, Deciding> => {
  const all = members.flatMap(({ keys }) => keys);
  const deciding = new Map<string, Deciding>();
  for (const run of readActiveRuns(file)) {
    const keys = keysInRun(file, run, all);
    const [folded] = keys.length === 0 ? [] : refoldPartners(file, run, [keys]);
    if (folded === undefined) {
      continue;
    }
    const present = new Set(keys);
    const count = members.filter((member) => member.keys.some((key) => present.has(key))).length;
    // Our own text, checked when it was written.
    const { metrics } = JSON.parse(run.recipe) as Recipe;
    metrics.forEach((metric, place) => {
      const value = folded.numbers[place] ?? NaN;
      const status = folded.statuses[place] ?? cellStatus.missing;
      deciding.set(metric.code, {
        fileName: run.file_name,
        members: count,
        column: columnOf(metric, value, status),
      });
    });
  }
  return deciding;
};

/**
 * The metrics of several partners as if they were one: of each metric the newest import that knows it
 * together with any of them decides, by its rows of all of them; formulas follow from those figures.
 */
export const readGroupFigures = (
  file: WorkspaceFile,
  root: string,
  members: readonly GroupMember[],
): readonly GroupFigure[] => {
  const deciding = readDeciding(file, members);
  const imported: Snapshot = {
    partnerKeys: [root],
    partnerNames: [root],
    attributes: [],
    metrics: [...deciding.values()].map(({ column }) => column),
  };
  return addFormulas(imported, readFormulas(file.connection)).metrics.map(
    ({ code, name, unit, decimals, values, status }): GroupFigure => {
      const absence = absenceOf(status[0] ?? cellStatus.missing);
      const source = deciding.get(code);
      return {
        code,
        name,
        unit,
        decimals,
        value: absence === null ? (values[0] ?? null) : null,
        absence,
        fileName: source?.fileName ?? null,
        members: source?.members ?? members.length,
      };
    },
  );
};
