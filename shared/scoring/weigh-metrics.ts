import { noDimensionRules } from '../model/dimension-rules.ts';
import type { DimensionId } from '../model/ids.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { freshName } from '../text/fresh-name.ts';
import { criteriaOf, isDeduction } from './criteria.ts';
import { criterionOn, type JudgedMetric } from './propose-model.ts';
import { withSumOfOne } from './weights/sum-of-one.ts';

/** Those of the metrics that no criterion of the model reads, in their order. */
export const unweighedMetrics = <M extends { readonly code: string }>(
  model: ScoringModel,
  metrics: readonly M[],
): readonly M[] => {
  const weighed = new Set(criteriaOf(model).map(({ criterion }) => criterion.metricCode));
  return metrics.filter(({ code }) => !weighed.has(code));
};

/**
 * Adds a dimension of that name with a criterion for each of the metrics that none reads yet, at equal
 * weight. It gets the share of one dimension among equals; the others keep their proportions, and
 * locked ones their weights. The same model where every metric is weighed already. `newId` makes ids
 * that are new to the model.
 */
export const weighMetrics = (
  model: ScoringModel,
  metrics: readonly JudgedMetric[],
  name: string,
  newId: () => string,
): ScoringModel => {
  const left = unweighedMetrics(model, metrics);
  if (left.length === 0) {
    return model;
  }
  const adding = model.dimensions.filter((each) => !isDeduction(each)).length;
  const dimension = {
    id: newId() as DimensionId,
    name: freshName(
      name,
      model.dimensions.map((each) => each.name),
    ),
    description: 'Its metrics at equal weight, until somebody decides otherwise.',
    weight: 1 / Math.max(1, adding),
    locked: false,
    criteria: left.map((metric) => criterionOn(metric, newId(), 1 / left.length)),
    rules: noDimensionRules,
  };
  return { ...model, dimensions: withSumOfOne([...model.dimensions, dimension]) };
};
