import { noCriterionRules } from '../model/criterion-rules.ts';
import { noDimensionRules } from '../model/dimension-rules.ts';
import type { CriterionId, DimensionId } from '../model/ids.ts';
import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import { criteriaOf } from './criteria.ts';

/** What a criterion takes from its metric. */
export type JudgedMetric = Pick<MetricColumn, 'code' | 'name' | 'higherIsBetter'>;

/** A criterion on a metric with min-max in the metric's own direction. */
export const criterionOn = (metric: JudgedMetric, id: string, weight: number): Criterion => ({
  id: id as CriterionId,
  name: metric.name,
  metricCode: metric.code,
  weight,
  locked: false,
  valueFunction: { method: 'minmax', direction: metric.higherIsBetter ? 'higher' : 'lower' },
  rules: noCriterionRules,
});

/**
 * A first model for data that nobody has judged yet: one dimension with every metric at equal weight.
 * A model that has criteria is returned as it is. `newId` makes ids that are new to the model.
 */
export const proposeModel = (
  model: ScoringModel,
  snapshot: Snapshot,
  newId: () => string,
): ScoringModel => {
  if (criteriaOf(model).length > 0 || snapshot.metrics.length === 0) {
    return model;
  }
  const weight = 1 / snapshot.metrics.length;
  return {
    ...model,
    dimensions: [
      {
        id: newId() as DimensionId,
        name: 'Performance',
        description: 'Every imported metric at equal weight, until somebody decides otherwise.',
        weight: 1,
        locked: false,
        criteria: snapshot.metrics.map((metric) => criterionOn(metric, newId(), weight)),
        rules: noDimensionRules,
      },
    ],
  };
};
