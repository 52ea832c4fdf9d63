import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describeIssue } from './describe-issue.ts';
import { checkRecipe } from '#shared/intake/check-recipe.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import { recipe as recipeSchema, type Recipe } from '#shared/model/recipe.ts';
import { err, ok, type Result } from '#shared/result.ts';

const mostBytes = 4 << 20;

const parseJson = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** Reads a recipe file and checks every field of it, and that its parts fit together. */
export const readRecipe = async ({
  path,
}: CheckedRequest<'recipe/read'>): Promise<Result<Recipe, AppError>> => {
  const where = basename(path);
  const refused = (found: string, remedy: string): Result<never, AppError> =>
    err(refuseInput(where, 'a recipe that Tierwright saved', found, remedy));
  const facts = await stat(path).catch(() => null);
  if (facts?.isFile() !== true) {
    return refused('no file at this place', 'Choose a recipe file.');
  }
  if (facts.size > mostBytes) {
    return refused(`a file of ${facts.size} bytes`, 'Choose a recipe file; they are small.');
  }
  const json = parseJson((await readFile(path, 'utf8')).replace(/^\ufeff/u, ''));
  if (json === null) {
    return refused('a text that is no JSON', 'Save the recipe again from the import.');
  }
  const checked = recipeSchema.safeParse(json.value, { reportInput: true });
  if (!checked.success) {
    const { place, expected, found } = describeIssue(checked.error);
    return err(
      refuseInput(
        place === '' ? where : `${where}, ${place}`,
        expected,
        found,
        'Correct this field, or save the recipe again from the import.',
      ),
    );
  }
  const fits = checkRecipe(checked.data, where);
  return fits.ok ? ok(checked.data) : fits;
};
