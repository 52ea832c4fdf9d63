import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { adaptRecipe, refuseUnclear, type HeaderChoice } from './adapt-recipe.ts';
import type { IntakeContext } from './intake-context.ts';

type Target = {
  readonly path: string;
  readonly also?: readonly string[] | undefined;
  readonly recipe: Recipe;
  readonly map?: readonly HeaderChoice[] | undefined;
};

/** What came of an attempt, and the recipe that it was made with. */
export type Drifted<T> = {
  readonly value: T;
  readonly recipe: Recipe;
  readonly byContent: readonly string[];
};

/**
 * Reads a file by its recipe. Where that is refused, or a person said under which headers columns stand,
 * the recipe is fitted to the headers of the file first; a column that may be one of several is refused
 * with its candidates.
 */
export const withDrift = async <T>(
  file: WorkspaceFile | null,
  target: Target,
  context: IntakeContext,
  attempt: (recipe: Recipe) => Promise<Result<T, AppError>>,
): Promise<Result<Drifted<T>, AppError>> => {
  const { recipe, map = [] } = target;
  let first: Result<T, AppError> | null = null;
  if (map.length === 0) {
    first = await attempt(recipe);
    if (first.ok) {
      return ok({ value: first.value, recipe, byContent: [] });
    }
    if (first.error.type !== 'InputRefused') {
      return first;
    }
  }
  const adapted = await adaptRecipe(file, target, context);
  if (!adapted.ok) {
    return first ?? adapted;
  }
  const unclear = refuseUnclear(adapted.value);
  if (unclear !== null) {
    return err(unclear);
  }
  const { recipe: fitted, byContent } = adapted.value;
  if (first !== null && byContent.length === 0) {
    return first;
  }
  const second = await attempt(fitted);
  return second.ok ? ok({ value: second.value, recipe: fitted, byContent }) : second;
};
