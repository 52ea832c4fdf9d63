import type { Criterion, Dimension, ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import { absences } from '../model/cell-status.ts';
import { fillsOf, policyOf } from './absence-rules.ts';
import { judgeMetric, type ValueColumn } from './normalise.ts';
import { rememberLevels, type LevelsOf } from './reference/peer-levels.ts';
import { referenceRuleOf, referencesFor } from './reference/references-for.ts';
import { isLabelRubric, labelColumn } from './values/rubric.ts';
import { isRelative, type References } from './yardstick.ts';

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

/** Whether a dimension takes points off instead of adding to the score. */
export const isDeduction = ({ rules }: Dimension): boolean => rules.kind === 'takes';

/** Weights in the order of the model, apart by what they do; one list has 0 where the other has a weight. */
export type SplitWeights = {
  readonly adds: Float64Array;
  /** Of deductions; null where the model has none. */
  readonly takes: Float64Array | null;
};

/** Separates the weights of deductions from those of all other criteria. */
export const splitWeights = (model: ScoringModel, weights: Float64Array): SplitWeights => {
  const placed = criteriaOf(model);
  if (!model.dimensions.some(isDeduction)) {
    return { adds: weights, takes: null };
  }
  const takes = weights.map((weight, index) => {
    const dimension = placed[index]?.dimension;
    return dimension !== undefined && isDeduction(dimension) ? weight : 0;
  });
  return { adds: weights.map((weight, index) => weight - (takes[index] ?? 0)), takes };
};

/**
 * What a criterion reads: a metric, or for a rubric of labels an attribute as the numbers of its levels;
 * undefined where no source delivers it.
 */
export const metricOfCriterion = (
  snapshot: Snapshot,
  { metricCode, valueFunction }: Criterion,
): MetricColumn | undefined => {
  if (valueFunction.method !== 'rubric' || !isLabelRubric(valueFunction.levels)) {
    return findMetric(snapshot, metricCode);
  }
  const attribute = snapshot.attributes.find(({ code }) => code === metricCode);
  return attribute === undefined ? undefined : labelColumn(attribute, valueFunction.levels);
};

/** What one criterion measures partners against, and what absences count as. */
export const referencesOfCriterion = (
  model: ScoringModel,
  criterion: Criterion,
  metric: MetricColumn | undefined,
  levelsOf: LevelsOf,
): References => {
  const references = referencesFor(model, criterion, metric, levelsOf);
  return { ...references, fills: fillsOf(model, criterion, metric, references) };
};

/** What each criterion of the model measures partners against, in its order. */
export const referencesOf = (model: ScoringModel, snapshot: Snapshot): readonly References[] => {
  const levelsOf = rememberLevels(snapshot);
  return criteriaOf(model).map(({ criterion }) =>
    referencesOfCriterion(model, criterion, metricOfCriterion(snapshot, criterion), levelsOf),
  );
};

/**
 * Judges every criterion of the model, in its order. `references` holds those of another day in the
 * same order; without it partners are measured as they are.
 */
export const judgeSnapshot = (
  model: ScoringModel,
  snapshot: Snapshot,
  references?: readonly References[],
): readonly ValueColumn[] => {
  const levelsOf = rememberLevels(snapshot);
  return criteriaOf(model).map(({ criterion }, index) =>
    judgeCriterion(model, snapshot, criterion, levelsOf, references?.[index]),
  );
};

/** Judges one criterion of the model; see `judgeSnapshot`. */
const judgeCriterion = (
  model: ScoringModel,
  snapshot: Snapshot,
  criterion: Criterion,
  levelsOf: LevelsOf,
  references?: References,
): ValueColumn => {
  const metric = metricOfCriterion(snapshot, criterion);
  return judgeMetric(
    criterion,
    metric,
    snapshot.partnerKeys.length,
    references ?? referencesOfCriterion(model, criterion, metric, levelsOf),
  );
};

/** Everything that the values of a criterion follow from beside the partners. */
const basisOfCriterion = (model: ScoringModel, criterion: Criterion): string => {
  const { id, metricCode, valueFunction } = criterion;
  return JSON.stringify([
    id,
    metricCode,
    valueFunction,
    isRelative(valueFunction) ? referenceRuleOf(model, criterion) : null,
    absences.map((absence) => policyOf(model, criterion, absence)),
  ]);
};

/**
 * `judgeSnapshot` of the same partners again and again: a criterion of which nothing has changed keeps its
 * column, the very same object, so that an edit of one costs one.
 */
export const rememberJudged = (
  snapshot: Snapshot,
): ((model: ScoringModel) => readonly ValueColumn[]) => {
  const levelsOf = rememberLevels(snapshot);
  let known = new Map<string, ValueColumn>();
  return (model) => {
    const next = new Map<string, ValueColumn>();
    const columns = criteriaOf(model).map(({ criterion }) => {
      const basis = basisOfCriterion(model, criterion);
      const column = known.get(basis) ?? judgeCriterion(model, snapshot, criterion, levelsOf);
      next.set(basis, column);
      return column;
    });
    known = next;
    return columns;
  };
};
