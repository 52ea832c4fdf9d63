import { freshCode } from '#shared/intake/metric-code.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';

/** Source that delivers a metric of this code already, by code; the recipe's own source apart. */
export const codesOfOtherSources = (
  recipe: Recipe,
  runs: readonly ImportRun[],
): ReadonlyMap<string, string> => {
  const own = new Set(recipe.metrics.map(({ code }) => code));
  const found = new Map<string, string>();
  for (const run of runs) {
    if (run.sourceName === recipe.source.name) continue;
    for (const { code } of run.recipe.metrics) if (own.has(code)) found.set(code, run.sourceName);
  }
  return found;
};

/** The recipe with a code for the metric at `index` that no import uses, so that both are kept. */
export const withOwnCode = (recipe: Recipe, index: number, runs: readonly ImportRun[]): Recipe => {
  const taken = new Set(
    [recipe, ...runs.map((run) => run.recipe)].flatMap(({ metrics }) =>
      metrics.map(({ code }) => code),
    ),
  );
  return {
    ...recipe,
    metrics: recipe.metrics.map((metric, at) =>
      at === index
        ? { ...metric, code: freshCode(`${recipe.source.name} ${metric.code}`, taken) }
        : metric,
    ),
  };
};
