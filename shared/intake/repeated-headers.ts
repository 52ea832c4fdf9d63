import type { AppError } from '../ipc/app-error.ts';
import type { Recipe } from '../model/recipe.ts';
import { writtenHeader } from './name-headers.ts';
import { refuseInput } from './refuse-input.ts';
import { countOf, quoted } from './wording.ts';

/**
 * Refuses a file in which a header that the recipe reads stands more than once, where the recipe was
 * made for a file in which it did not: which of the columns is meant would be a guess. `headers` are
 * the names that `nameHeaders` gave to `cells`.
 */
export const findRepeatedHeader = (
  recipe: Recipe,
  cells: readonly string[],
  headers: readonly string[],
  where: string,
): AppError | null => {
  const known = new Set(recipe.columns.map(({ header }) => header));
  const written = cells.map(writtenHeader);
  for (const [index, header] of headers.entries()) {
    const name = written[index] ?? '';
    const isRepeated = name !== '' && name !== header && known.has(name) && !known.has(header);
    if (isRepeated) {
      const times = written.filter((each) => each === name).length;
      return refuseInput(
        `${where}, row ${recipe.file.headerRow}`,
        `one column ${quoted(name)}`,
        `${countOf(times, 'column')} of that name`,
        `Rename the column that is not meant, or save a recipe that names ${quoted(header)} too.`,
      );
    }
  }
  return null;
};
