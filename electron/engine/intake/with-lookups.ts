import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readActiveRuns } from '#db/imports/read-runs.ts';
import { stagingPath } from '#db/imports/staging-path.ts';
import { lookupRuns, writeLookup } from '#db/imports/write-lookup.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { checkRecipe } from '#shared/intake/check-recipe.ts';
import { orderSources } from '#shared/intake/order-sources.ts';
import { cancelled, refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted, quotedList } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import type { LookupRuns } from '#shared/model/run-findings.ts';
import { err, type Result } from '#shared/result.ts';
import type { IntakeContext } from './intake-context.ts';

/** Files with what lookups may find, in their order, and the runs that they come from. */
export type OpenLookups = {
  readonly paths: readonly string[];
  readonly runs: readonly LookupRuns[];
};

const refuseCircle = (file: WorkspaceFile, recipe: Recipe): AppError | null => {
  const needs = new Map<string, readonly string[]>();
  for (const run of readActiveRuns(file)) {
    const { lookups = [] } = JSON.parse(run.recipe) as Recipe;
    needs.set(
      run.source_name,
      lookups.map(({ source }) => source),
    );
  }
  needs.set(
    recipe.source.name,
    (recipe.lookups ?? []).map(({ source }) => source),
  );
  const { circles } = orderSources([...needs].map(([name, list]) => ({ name, needs: list })));
  const circle = circles.find((names) => names.includes(recipe.source.name));
  return circle === undefined
    ? null
    : refuseInput(
        `Recipe ${recipe.source.name}`,
        'sources that do not need each other',
        `a circle of ${quotedList(circle)}`,
        'Take one of the lookups out.',
      );
};

const refuseLookup = (
  recipe: Recipe,
  { source, match, take }: RecipeLookup,
  isKnown: boolean,
): AppError =>
  refuseInput(
    `Recipe ${recipe.source.name}, lookup in ${source}`,
    isKnown
      ? `an import with the columns ${quotedList([
          ...match.map((pair) => pair.in),
          ...take.map(({ column, type }) => `${column} (${type})`),
        ])}`
      : `an import of the source ${quoted(source)}`,
    isKnown ? 'none with all of them' : 'none that counts',
    isKnown
      ? 'Correct the names and types in the lookup.'
      : 'Import that source first, or correct the name in the lookup.',
  );

/** Does `work` with the recipe's lookups laid out in files of its own, which are removed behind it. */
export const withLookups = async <T>(
  file: WorkspaceFile | null,
  recipe: Recipe,
  { signal }: Pick<IntakeContext, 'signal'>,
  work: (lookups: OpenLookups) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> => {
  const lookups = recipe.lookups ?? [];
  const [first] = lookups;
  if (first === undefined) {
    return work({ paths: [], runs: [] });
  }
  const checked = checkRecipe(recipe, `Recipe ${recipe.source.name}`);
  if (!checked.ok) {
    return checked;
  }
  if (file === null) {
    return err(refuseLookup(recipe, first, false));
  }
  const circle = refuseCircle(file, recipe);
  if (circle !== null) {
    return err(circle);
  }
  const paths: string[] = [];
  const runs: LookupRuns[] = [];
  const pause = async (): Promise<boolean> => {
    await nextTurn();
    return !signal.aborted;
  };
  try {
    for (const lookup of lookups) {
      const { all, fitting } = lookupRuns(file, lookup);
      if (fitting.length === 0) {
        return err(refuseLookup(recipe, lookup, all.length > 0));
      }
      const path = stagingPath(file.path, randomBytes(6).toString('hex'));
      paths.push(path);
      runs.push({ source: lookup.source, runIds: all });
      if (!(await writeLookup(file, lookup, path, pause))) {
        return err(cancelled(lookup.source));
      }
    }
    return await work({ paths, runs });
  } finally {
    for (const path of paths) {
      await rm(path, { force: true });
    }
  }
};
