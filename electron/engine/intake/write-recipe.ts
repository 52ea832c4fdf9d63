import { recipeText } from '#shared/intake/recipe-text.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { Result } from '#shared/result.ts';
import { writeFileSafely, writeNewFileSafely } from '../write-file-safely.ts';

/** Writes a recipe as JSON with its keys in a fixed order; the file appears complete or not at all. */
export const writeRecipe = ({
  path,
  recipe,
  isNew,
}: CheckedRequest<'recipe/write'>): Promise<Result<null, AppError>> =>
  (isNew === true ? writeNewFileSafely : writeFileSafely)(path, recipeText(recipe));
