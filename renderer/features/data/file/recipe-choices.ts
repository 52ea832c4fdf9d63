import type { ImportRun } from '#shared/model/import-run.ts';

/** An earlier import whose recipe can be used again: the newest run of each source and shape. */
export type RecipeChoice = {
  readonly run: ImportRun;
  /** For example `CRM · crm-2026-q2.csv`. */
  readonly label: string;
};

/** At most `limit` choices, newest first; runs that read the same columns alike are one choice. */
export const recipeChoices = (
  runs: readonly ImportRun[],
  limit: number,
): readonly RecipeChoice[] => {
  const seen = new Set<string>();
  const choices: RecipeChoice[] = [];
  for (const run of [...runs].sort((one, other) => other.id - one.id)) {
    const shape = JSON.stringify([run.sourceName, run.recipe.columns, run.recipe.metrics]);
    if (seen.has(shape)) continue;
    seen.add(shape);
    choices.push({ run, label: `${run.sourceName} · ${run.fileName}` });
  }
  return choices.slice(0, limit);
};
