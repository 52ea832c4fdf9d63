import type { Futures } from '../../model/futures.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { criteriaOf } from '../../scoring/criteria.ts';
import { tierRulesOf } from '../../scoring/gates.ts';

/**
 * The snapshot without metrics that no future looks at, for threads that get a copy. With formulas all stay:
 * any may be read by one.
 */
export const neededColumns = (
  model: ScoringModel,
  snapshot: Snapshot,
  futures: Futures,
): Snapshot => {
  const metrics = new Set(criteriaOf(model).map(({ criterion }) => criterion.metricCode));
  for (const { condition } of tierRulesOf(model)) {
    if (condition.kind === 'metric') metrics.add(condition.metricCode);
  }
  if (model.rules.moneyMetric !== null) metrics.add(model.rules.moneyMetric);
  for (const { metricCode, exposureMetric } of futures.effects) {
    metrics.add(metricCode);
    if (exposureMetric !== undefined) metrics.add(exposureMetric);
  }
  const hasFormulas = (snapshot.formulas ?? []).length > 0;
  return {
    ...snapshot,
    metrics: hasFormulas
      ? snapshot.metrics
      : snapshot.metrics.filter(({ code }) => metrics.has(code)),
  };
};
