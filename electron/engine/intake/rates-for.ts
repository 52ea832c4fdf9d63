import { readRates } from '#db/currency/rate-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { RateTable } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';

/** The rates that count, where a metric of the recipe asks for some. */
export const ratesFor = (
  file: WorkspaceFile | null,
  { metrics }: Pick<Recipe, 'metrics'>,
): RateTable | null =>
  file === null || metrics.every(({ currency }) => currency === undefined)
    ? null
    : readRates(file.connection);
