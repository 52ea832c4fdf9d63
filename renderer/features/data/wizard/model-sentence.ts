import type { Recipe } from '#shared/model/recipe.ts';
import type { Workspace } from '#shared/model/workspace.ts';

const mostNamed = 4;

/** Metrics of the import that no criterion reads, in one sentence; empty where all are weighed. */
const unweighed = ({ model }: Workspace, recipe: Recipe | null): string => {
  const weighed = new Set(
    model.dimensions.flatMap(({ criteria }) => criteria.map(({ metricCode }) => metricCode)),
  );
  const names = (recipe?.metrics ?? [])
    .filter(({ code }) => !weighed.has(code))
    .map(({ name }) => name);
  const more = names.length - mostNamed;
  return names.length === 0
    ? ''
    : ` Not weighed yet: ${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}; add criteria for them in Model.`;
};

/** What the model weighs after an import, and which metrics of it no criterion reads yet. */
export const modelSentence = (workspace: Workspace, recipe: Recipe | null): string => {
  const { model } = workspace;
  const count = model.dimensions.reduce((sum, { criteria }) => sum + criteria.length, 0);
  return `The model now has ${count} ${count === 1 ? 'criterion' : 'criteria'} in ${
    model.dimensions.length
  } ${model.dimensions.length === 1 ? 'dimension' : 'dimensions'}, and ${model.tiers.length} tiers.${unweighed(workspace, recipe)}`;
};
