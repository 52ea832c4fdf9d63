import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { recipeText } from '#shared/intake/recipe-text.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** Writes a recipe as JSON with its keys in a fixed order; the file appears complete or not at all. */
export const writeRecipe = async ({
  path,
  recipe,
}: CheckedRequest<'recipe/write'>): Promise<Result<null, AppError>> => {
  const part = `${path}.part`;
  try {
    await writeFile(part, recipeText(recipe));
    await rename(part, path);
    return ok(null);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return err({
      type: 'StorageFailed',
      where: basename(path),
      expected: `a folder that may be written (${dirname(path)})`,
      found: error instanceof Error ? error.message : String(error),
      remedy: 'Choose another folder, or make room and try again.',
    });
  }
};
