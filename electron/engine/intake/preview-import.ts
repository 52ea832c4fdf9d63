import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { DriftedColumn, ImportPreview } from '#shared/model/import-run.ts';
import { ok, type Result } from '#shared/result.ts';
import { adaptRecipe, type Adapted } from './adapt-recipe.ts';
import type { IntakeContext } from './intake-context.ts';
import { runReader } from './run-reader.ts';

const withContent = (column: DriftedColumn, { byContent, unclear }: Adapted): DriftedColumn => ({
  ...column,
  by: byContent.includes(column.column) ? 'content' : column.by,
  candidates:
    unclear.find((each) => each.column === column.column)?.candidates ?? column.candidates,
});

/**
 * Reads the file and guesses how to read it, with evidence; a recipe fixes what it says. With `adapt`
 * columns that the file has under no known name are looked for by their cells.
 */
export const previewImport = async (
  file: WorkspaceFile | null,
  { path, recipe, adapt = false }: CheckedRequest<'import/preview'>,
  context: IntakeContext,
): Promise<Result<ImportPreview, AppError>> => {
  const first = await runReader({ kind: 'preview', path, recipe }, context);
  if (
    !first.ok ||
    recipe === null ||
    !adapt ||
    first.value.drift.every((each) => each.header !== null)
  ) {
    return first;
  }
  // The format may be guessed anew; the columns are those of the recipe.
  const read = { ...recipe, file: first.value.guess.file };
  const adapted = await adaptRecipe(file, { path, recipe: read }, context);
  if (!adapted.ok) {
    return first;
  }
  const again =
    adapted.value.byContent.length === 0
      ? first
      : await runReader({ kind: 'preview', path, recipe: adapted.value.recipe }, context);
  return again.ok
    ? ok({
        ...again.value,
        drift: again.value.drift.map((each) => withContent(each, adapted.value)),
      })
    : again;
};
