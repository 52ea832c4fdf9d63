import type { ScoringModel } from '../model/scoring-model.ts';
import { unweighedMetrics } from './weigh-metrics.ts';

const mostNamed = 4;

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/**
 * What the model weighs after an import, and which of its metrics no criterion reads yet; `remedy` says
 * what to do about these, as the end of that sentence.
 */
export const modelSentence = (
  model: ScoringModel,
  metrics: readonly { readonly code: string; readonly name: string }[],
  remedy: string,
): string => {
  const criteria = model.dimensions.reduce((sum, each) => sum + each.criteria.length, 0);
  if (criteria === 0 && metrics.length === 0) {
    return 'Nothing is weighed yet: the first metrics that are imported become the first criteria.';
  }
  const names = unweighedMetrics(model, metrics).map(({ name }) => name);
  const more = names.length - mostNamed;
  const unweighed =
    names.length === 0
      ? ''
      : ` Not weighed yet: ${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}; ${remedy}.`;
  return (
    `The model now has ${counted(criteria, 'criterion', 'criteria')} in ` +
    `${counted(model.dimensions.length, 'dimension', 'dimensions')}, and ${model.tiers.length} tiers.${unweighed}`
  );
};
