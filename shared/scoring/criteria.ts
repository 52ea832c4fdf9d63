import type { Criterion, Dimension, ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import { judgeMetric, type ReferenceRange, type ValueColumn } from './normalise.ts';

/** A criterion with the dimension it belongs to. */
export type PlacedCriterion = { readonly criterion: Criterion; readonly dimension: Dimension };

/** Every criterion in the order of the model: the order of all columns and weight vectors. */
export const criteriaOf = (model: ScoringModel): readonly PlacedCriterion[] =>
  model.dimensions.flatMap((dimension) =>
    dimension.criteria.map((criterion) => ({ criterion, dimension })),
  );

/** The metric of a snapshot by its code; undefined where no source delivers it. */
export const findMetric = (snapshot: Snapshot, code: string): MetricColumn | undefined =>
  snapshot.metrics.find((metric) => metric.code === code);

/** Share of the score that each criterion has: dimension weight × criterion weight. */
export const effectiveWeights = (model: ScoringModel): Float64Array =>
  Float64Array.from(
    criteriaOf(model),
    ({ criterion, dimension }) => dimension.weight * criterion.weight,
  );

/**
 * Judges every criterion of the model, in its order. `references` holds a frozen range per
 * criterion in the same order; without it each metric is measured against itself.
 */
export const judgeSnapshot = (
  model: ScoringModel,
  snapshot: Snapshot,
  references?: readonly ReferenceRange[],
): readonly ValueColumn[] =>
  criteriaOf(model).map(({ criterion }, index) => {
    const metric = findMetric(snapshot, criterion.metricCode);
    const rows = snapshot.partnerKeys.length;
    return references === undefined
      ? judgeMetric(criterion, metric, rows)
      : judgeMetric(criterion, metric, rows, references[index] ?? null);
  });
