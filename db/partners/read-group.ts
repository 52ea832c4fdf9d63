import { addFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { absenceOf, cellStatus } from '#shared/model/cell-status.ts';
import type { GroupFigure } from '#shared/model/partners.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { readActiveRuns, type StoredRun } from '../imports/read-runs.ts';
import { isMadeAlike, refoldAcross, type RunPart } from '../imports/refold/refold-across.ts';
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

/** A run with the members that it knows, by their keys in it. */
type Knowing = {
  readonly run: StoredRun;
  readonly recipe: Recipe;
  readonly keysOf: ReadonlyMap<GroupMember, readonly string[]>;
};

const readKnowing = (file: WorkspaceFile, members: readonly GroupMember[]): readonly Knowing[] => {
  const all = members.flatMap(({ keys }) => keys);
  return readActiveRuns(file).flatMap((run) => {
    const present = new Set(keysInRun(file, run, all));
    const keysOf = new Map(
      members.flatMap((member) => {
        const keys = member.keys.filter((key) => present.has(key));
        return keys.length === 0 ? [] : [[member, keys] as const];
      }),
    );
    // Our own text, checked when it was written.
    const recipe = JSON.parse(run.recipe) as Recipe;
    return keysOf.size === 0 ? [] : [{ run, recipe, keysOf }];
  });
};

/** Keys in the order in which a run is asked for them. */
const keysOfAll = (lists: Iterable<readonly string[]>): readonly string[] =>
  [...lists].flat().sort();

/** For each member the newest run that knows a metric of it; the parts of runs, oldest first. */
const partsOf = (code: string, knowing: readonly Knowing[]): readonly RunPart[] => {
  const telling = knowing.filter(({ recipe }) => recipe.metrics.some((each) => each.code === code));
  const newest = telling.at(-1);
  const last = new Map(
    telling.flatMap((each) => [...each.keysOf.keys()].map((member) => [member, each] as const)),
  );
  return telling.flatMap((each) => {
    const own = [...each.keysOf].filter(([member]) => last.get(member) === each);
    const counts =
      own.length > 0 &&
      newest !== undefined &&
      (each === newest || isMadeAlike(code, each.recipe, newest.recipe));
    return counts
      ? [{ run: each.run, recipe: each.recipe, keys: keysOfAll(own.map(([, keys]) => keys)) }]
      : [];
  });
};

const mostNamed = 3;

/** The files of parts, newest first. */
const namesOf = (parts: readonly RunPart[]): string => {
  const names = parts.map(({ run }) => run.file_name).reverse();
  const more = names.length - mostNamed;
  return names.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
};

const readFigure = (
  file: WorkspaceFile,
  code: string,
  parts: readonly RunPart[],
): { readonly number: number; readonly status: number } | null => {
  const [first, ...others] = parts;
  if (first === undefined) {
    return null;
  }
  if (others.length > 0) {
    return refoldAcross(file, [first, ...others], code);
  }
  const place = first.recipe.metrics.findIndex((each) => each.code === code);
  const [folded] = refoldPartners(file, first.run, [first.keys]);
  return folded === undefined
    ? null
    : {
        number: folded.numbers[place] ?? NaN,
        status: folded.statuses[place] ?? cellStatus.missing,
      };
};

/** By metric what the rows say that count for each member's own figure. */
const readDeciding = (
  file: WorkspaceFile,
  members: readonly GroupMember[],
): ReadonlyMap<string, Deciding> => {
  const knowing = readKnowing(file, members);
  const metrics = new Map(
    knowing.flatMap(({ recipe }) => recipe.metrics.map((metric) => [metric.code, metric] as const)),
  );
  const deciding = new Map<string, Deciding>();
  for (const [code, metric] of metrics) {
    const parts = partsOf(code, knowing);
    const figure = readFigure(file, code, parts);
    if (figure !== null) {
      const counting = new Set(parts.flatMap(({ keys }) => keys));
      deciding.set(code, {
        fileName: namesOf(parts),
        members: members.filter(({ keys }) => keys.some((key) => counting.has(key))).length,
        column: columnOf(metric, figure.number, figure.status),
      });
    }
  }
  return deciding;
};

/**
 * The metrics of several partners as if they were one, made of the rows that count for the figure of each:
 * of each partner those of the newest import that knows the metric of it. Where such imports make a metric in
 * different ways, or as a part of their total, those that do it as the newest count. Formulas follow from
 * those figures.
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
