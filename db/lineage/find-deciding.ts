import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { resolveKey } from '#shared/partners/resolve-key.ts';
import { readActiveRuns, type StoredRun } from '../imports/read-runs.ts';
import { readMerges } from '../partners/read-decisions.ts';
import type { WorkspaceFile } from '../workspace-file.ts';

/** A metric of a partner by key and code, as known on an ISO day, as known now (null), or as the workspace is shown. */
export type FigureName = {
  readonly partner: string;
  readonly metric: string;
  readonly knownOn?: string | null | undefined;
};

/** The run that decides a figure. */
export type Deciding = {
  readonly run: StoredRun;
  readonly recipe: Recipe;
  readonly metric: RecipeMetric;
  /** The keys under which its file names the partner. */
  readonly keys: readonly string[];
};

/** The key that a partner counts as, and all keys that count as it. */
const keysOf = (file: WorkspaceFile, partner: string): readonly string[] => {
  const merges = readMerges(file.connection);
  const survivor = resolveKey(merges, partner);
  const aliases = [...merges.keys()].filter((alias) => resolveKey(merges, alias) === survivor);
  return [survivor, ...aliases];
};

/**
 * The newest run that has an observation of the metric for the partner: the one that wins in the
 * snapshot. Null where none has.
 */
export const findDeciding = (file: WorkspaceFile, name: FigureName): Deciding | null => {
  const inRun = file.connection
    .prepare<[number, string], string>(
      `SELECT partner.key FROM partner_in_run JOIN partner ON partner.id = partner_id
       WHERE run_id = ? AND partner_id IN (
         SELECT id FROM partner WHERE key IN (SELECT value FROM json_each(?))
       )
       ORDER BY partner.key`,
    )
    .pluck();
  const all = JSON.stringify(keysOf(file, name.partner));
  for (const run of readActiveRuns(file, name.knownOn).toReversed()) {
    // Our own text, checked when it was written.
    const recipe = JSON.parse(run.recipe) as Recipe;
    const metric = recipe.metrics.find(({ code }) => code === name.metric);
    const keys = metric === undefined ? [] : inRun.all(run.id, all);
    if (metric !== undefined && keys.length > 0) {
      return { run, recipe, metric, keys };
    }
  }
  return null;
};

/** The key that the partner of a name counts as. */
export const survivorOf = (file: WorkspaceFile, { partner }: FigureName): string =>
  resolveKey(readMerges(file.connection), partner);
