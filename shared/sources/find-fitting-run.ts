import { placeColumns } from '../intake/check-recipe.ts';
import { matchHeaders } from '../intake/headers/match-headers.ts';
import type { ImportPreview, ImportRun } from '../model/import-run.ts';
import type { Recipe } from '../model/recipe.ts';

/** So much of a recipe's columns must be in a file that it is offered for. */
const enough = 0.8;

type Seen = Pick<ImportPreview, 'guess' | 'fileHeaders' | 'sheets'>;

const isReadAlike = ({ guess, sheets }: Seen, { file }: Recipe): boolean => {
  const seen = guess.file;
  if (file.kind !== seen.kind || file.headerRow !== seen.headerRow) {
    return false;
  }
  if (file.kind === 'delimited' && seen.kind === 'delimited') {
    return file.delimiter === seen.delimiter && file.encoding === seen.encoding;
  }
  return file.kind !== 'workbook' || sheets.includes(file.sheet);
};

/** Share of the recipe's columns that the file has; 0 where one that is needed is lacking or unclear. */
const fitOf = (seen: Seen, recipe: Recipe): number => {
  const { fileHeaders } = seen;
  if (!isReadAlike(seen, recipe) || !placeColumns(recipe, fileHeaders, '').ok) {
    return 0;
  }
  const found = matchHeaders(recipe.columns, fileHeaders).filter(({ place }) => place >= 0);
  return found.length / Math.max(recipe.columns.length, fileHeaders.length);
};

/**
 * The import whose recipe fits a file that was only looked at: the one that shares most columns with
 * it, and of equal ones the newest. Null where none shares four fifths of them.
 */
export const findFittingRun = (runs: readonly ImportRun[], seen: Seen): ImportRun | null => {
  let best: ImportRun | null = null;
  let most = enough;
  for (const run of runs) {
    const fit = fitOf(seen, run.recipe);
    if (fit >= most) {
      best = run;
      most = fit;
    }
  }
  return best;
};
