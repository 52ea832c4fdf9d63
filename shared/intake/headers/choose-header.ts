import type { Recipe } from '../../model/recipe.ts';
import { neededHeaders } from '../recipe-use.ts';

/**
 * The recipe with a header of this file as the one that a column stands under from now on, kept among
 * its synonyms; null for none of the file. Other synonyms of the column that the file has are no longer
 * its own, so that the next file of this shape asks nobody. A column of the recipe that is named like the
 * header and that nothing reads makes room.
 */
export const chooseHeader = (
  recipe: Recipe,
  fileHeaders: readonly string[],
  column: string,
  header: string | null,
): Recipe => {
  const needed = neededHeaders(recipe);
  return {
    ...recipe,
    columns: recipe.columns
      .filter((each) => each.header === column || each.header !== header || needed.has(header))
      .map((each) => {
        if (each.header !== column) {
          return each;
        }
        const { synonyms = [], ...rest } = each;
        const kept = synonyms.filter((synonym) => !fileHeaders.includes(synonym));
        const all = header === null || header === column ? kept : [...kept, header];
        return all.length === 0 ? rest : { ...rest, synonyms: all };
      }),
  };
};
