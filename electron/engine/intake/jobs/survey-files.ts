import { basename } from 'node:path';
import { placeColumns } from '#shared/intake/check-recipe.ts';
import { describeDifference, judgeShapes } from '#shared/intake/judge-shapes.ts';
import { counted } from '#shared/intake/wording.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { SurveyedFile } from '#shared/model/file-survey.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { ReadRefusal } from '../source/read-signal.ts';
import { inOrder, sizeOf } from './file-list.ts';
import { guessFileFormat } from './guess-file-format.ts';
import { readHeaders } from './sample-columns.ts';

type Looked = {
  readonly path: string;
  readonly kind: string;
  readonly headers: readonly string[];
  /** Why it cannot be read; null where it can. */
  readonly refusal: string | null;
};

const look = async (path: string, given: Recipe['file'] | null): Promise<Looked> => {
  try {
    const { format } = await guessFileFormat(path, given);
    const headers = await readHeaders(path, format);
    const refusal = headers.length === 0 ? 'has no row of headers' : null;
    return { path, kind: format.kind, headers, refusal };
  } catch (error) {
    if (error instanceof ReadRefusal) {
      const refusal = `found ${error.refusal.found}`;
      return { path, kind: '', headers: [], refusal };
    }
    throw error;
  }
};

/** What keeps a file from being read by the recipe; null where it fits. */
const misfitOf = ({ path, kind, headers }: Looked, recipe: Recipe): string | null =>
  kind !== recipe.file.kind
    ? 'is another kind of file'
    : placeColumns(recipe, headers, basename(path)).ok
      ? null
      : describeDifference(
          headers,
          recipe.columns.map(({ header }) => header),
        );

/**
 * Looks at the headers of files that are to be read together, in the order of their names. With a
 * recipe a file fits when the recipe can place its columns; without one, when it has the headers
 * that most of the files have.
 */
export const surveyFiles = async (
  paths: readonly string[],
  recipe: Recipe | null,
  onProgress: (progress: Progress) => void,
): Promise<readonly SurveyedFile[]> => {
  const ordered = inOrder(paths);
  const looked: Looked[] = [];
  for (const [place, path] of ordered.entries()) {
    const label = `Looking at file ${counted(place + 1)} of ${counted(ordered.length)}`;
    onProgress({ label, done: place, total: ordered.length });
    looked.push(await look(path, recipe?.file ?? null));
  }
  const { differences } = judgeShapes(looked.map((each) => (each.refusal === null ? each : null)));
  return looked.map((each, place): SurveyedFile => {
    const { path, refusal } = each;
    const facts = { path, name: basename(path), bytes: sizeOf(path) };
    if (refusal !== null) {
      return { ...facts, fit: 'unreadable', detail: refusal };
    }
    const misfit = recipe === null ? (differences[place] ?? null) : misfitOf(each, recipe);
    return { ...facts, fit: misfit === null ? 'fits' : 'differs', detail: misfit ?? '' };
  });
};
