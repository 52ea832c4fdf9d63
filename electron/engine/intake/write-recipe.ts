import { recipeText } from '#shared/intake/recipe-text.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { Result } from '#shared/result.ts';
import { writeFileSafely } from '../write-file-safely.ts';

/** Writes a recipe as JSON with its keys in a fixed order; the file appears complete or not at all. */
export const writeRecipe = ({
  path,
  recipe,
}: CheckedRequest<'recipe/write'>): Promise<Result<null, AppError>> =>
  writeFileSafely(path, recipeText(recipe));
