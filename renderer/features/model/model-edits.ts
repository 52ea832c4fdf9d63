import { noCriterionRules } from '#shared/model/criterion-rules.ts';
import { noDimensionRules } from '#shared/model/dimension-rules.ts';
import type { CriterionId, DimensionId, TierId } from '#shared/model/ids.ts';
import type { Criterion, Dimension, ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import { noTierClock } from '#shared/model/ladder-rules.ts';
import { cutByScore } from '#shared/model/tier-cut.ts';
import { noTierRules } from '#shared/model/tier-rules.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { isDeduction } from '#shared/scoring/criteria.ts';
import {
  dimensionFrom,
  type DimensionTemplate,
} from '#shared/scoring/templates/dimension-templates.ts';
import { criterionOn } from '#shared/scoring/propose-model.ts';
import {
  normaliseSiblings,
  setWeight,
  siblingsOf,
  type WeightedNodeId,
} from '#shared/scoring/set-weight.ts';
import { withSumOfOne } from '#shared/scoring/weights/sum-of-one.ts';
import { freshName } from '#shared/text/fresh-name.ts';
import {
  isHighest,
  isLowest,
  ladderOfTier,
  spanOfLadder,
} from '#shared/scoring/ladders/ladder-spans.ts';

/** A new dimension at the end, with the share of one among equals. */
export const addDimension = (model: ScoringModel, id: string): ScoringModel => {
  const dimension: Dimension = {
    id: id as DimensionId,
    name: freshName(
      'New dimension',
      model.dimensions.map(({ name }) => name),
    ),
    description: '',
    weight: 1 / Math.max(1, model.dimensions.filter((each) => !isDeduction(each)).length),
    locked: false,
    criteria: [],
    rules: noDimensionRules,
  };
  return { ...model, dimensions: withSumOfOne([...model.dimensions, dimension]) };
};

/** What a new deduction takes off at most, until somebody says otherwise: 10 points. */
const startingDeduction = 0.1;

/** A dimension of a template with the metrics that suit it and no criterion uses yet. */
export const addFromTemplate = (
  model: ScoringModel,
  template: DimensionTemplate,
  snapshot: Snapshot,
  newId: () => string,
): ScoringModel => {
  const taken = new Set(
    model.dimensions.flatMap(({ criteria }) => criteria.map(({ metricCode }) => metricCode)),
  );
  const adding = model.dimensions.filter((each) => !isDeduction(each)).length;
  const weight = template.kind === 'takes' ? startingDeduction : 1 / Math.max(1, adding);
  const made = dimensionFrom(template, snapshot, taken, weight, newId);
  const name = freshName(
    made.name,
    model.dimensions.map((each) => each.name),
  );
  return { ...model, dimensions: withSumOfOne([...model.dimensions, { ...made, name }]) };
};

/** Lets a dimension add to the score or take points off it; the others make or take its room. */
export const setDimensionKind = (
  model: ScoringModel,
  id: DimensionId,
  kind: Dimension['rules']['kind'],
): ScoringModel => {
  const adding = model.dimensions.filter((each) => !isDeduction(each)).length;
  const weight = kind === 'takes' ? startingDeduction : 1 / Math.max(1, adding);
  return {
    ...model,
    dimensions: withSumOfOne(
      model.dimensions.map((each) =>
        each.id === id && each.rules.kind !== kind
          ? { ...each, weight, locked: false, rules: { ...noDimensionRules, kind } }
          : each,
      ),
    ),
  };
};

export const removeDimension = (model: ScoringModel, id: DimensionId): ScoringModel => ({
  ...model,
  dimensions: withSumOfOne(model.dimensions.filter((dimension) => dimension.id !== id)),
});

export const changeDimension = (
  model: ScoringModel,
  id: DimensionId,
  change: Partial<Pick<Dimension, 'name' | 'description' | 'rules'>>,
): ScoringModel => ({
  ...model,
  dimensions: model.dimensions.map((dimension) =>
    dimension.id === id ? { ...dimension, ...change } : dimension,
  ),
});

const changeCriteria = (
  model: ScoringModel,
  id: DimensionId,
  change: (criteria: readonly Criterion[]) => readonly Criterion[],
): ScoringModel => ({
  ...model,
  dimensions: model.dimensions.map((dimension) =>
    dimension.id === id ? { ...dimension, criteria: change(dimension.criteria) } : dimension,
  ),
});

/** A criterion on a metric, with the share of one among equals. */
export const addCriterion = (
  model: ScoringModel,
  dimensionId: DimensionId,
  metric: MetricColumn,
  id: string,
): ScoringModel =>
  changeCriteria(model, dimensionId, (criteria) => {
    const made = criterionOn(metric, id, 1 / Math.max(1, criteria.length));
    const name = freshName(
      made.name,
      criteria.map((each) => each.name),
    );
    return normaliseSiblings([...criteria, { ...made, name }]);
  });

/** A criterion that judges the labels of an attribute, all alike until somebody says what each is worth. */
export const addRubric = (
  model: ScoringModel,
  dimensionId: DimensionId,
  { code, name, labels }: AttributeColumn,
  id: string,
): ScoringModel =>
  changeCriteria(model, dimensionId, (criteria) => {
    const named = labels.filter((label) => label.trim() !== '');
    const made: Criterion = {
      id: id as CriterionId,
      name: freshName(
        name,
        criteria.map((each) => each.name),
      ),
      metricCode: code,
      weight: 1 / Math.max(1, criteria.length),
      locked: false,
      valueFunction: {
        method: 'rubric',
        levels: named.map((at) => ({ at, value: 50, wording: '' })),
      },
      rules: noCriterionRules,
    };
    return normaliseSiblings([...criteria, made]);
  });

export const removeCriterion = (
  model: ScoringModel,
  dimensionId: DimensionId,
  id: CriterionId,
): ScoringModel =>
  changeCriteria(model, dimensionId, (criteria) =>
    normaliseSiblings(criteria.filter((criterion) => criterion.id !== id)),
  );

export const changeCriterion = (
  model: ScoringModel,
  id: CriterionId,
  change: Partial<Pick<Criterion, 'name' | 'valueFunction' | 'rules'>>,
): ScoringModel => ({
  ...model,
  dimensions: model.dimensions.map((dimension) => ({
    ...dimension,
    criteria: dimension.criteria.map((criterion) =>
      criterion.id === id ? { ...criterion, ...change } : criterion,
    ),
  })),
});

/** Moves a weight to where its new limits let it be, the others giving way; one within them stays. */
export const keepWithinLimits = (model: ScoringModel, id: WeightedNodeId): ScoringModel => {
  const node =
    siblingsOf(model, id).find((each) => each.id === id) ??
    model.dimensions.find((dimension) => dimension.id === id);
  const limits = node?.rules.limits;
  return node === undefined ||
    limits === undefined ||
    (node.weight >= limits.least && node.weight <= limits.most)
    ? model
    : setWeight(model, id, node.weight);
};

export const changeTier = (
  model: ScoringModel,
  id: TierId,
  change: Partial<Omit<Tier, 'id'>>,
): ScoringModel => ({
  ...model,
  tiers: model.tiers.map((tier) => (tier.id === id ? { ...tier, ...change } : tier)),
});

/** A new tier just above the lowest of a ladder (null for the main one), its line half-way between its neighbours. */
export const addTier = (
  model: ScoringModel,
  id: string,
  ladder: string | null = null,
): ScoringModel => {
  const last = spanOfLadder(model.tiers, ladder)?.last ?? model.tiers.length - 1;
  const above = isHighest(model.tiers, last) ? 100 : (model.tiers[last - 1]?.line ?? 100);
  const tier: Tier = {
    id: id as TierId,
    name: freshName(
      'New tier',
      model.tiers.map(({ name }) => name),
    ),
    purpose: '',
    shape: 'triangle',
    line: Math.round(above * 5) / 10,
    rules: ladder === null ? noTierRules : { ...noTierRules, ladder },
  };
  return { ...model, tiers: [...model.tiers.slice(0, last), tier, ...model.tiers.slice(last)] };
};

/** Whether enough tiers are left on its ladder without one. */
export const canRemoveTier = ({ tiers }: ScoringModel, id: TierId): boolean => {
  const ladder = ladderOfTier(tiers.find((tier) => tier.id === id));
  const own = tiers.filter((tier) => ladderOfTier(tier) === ladder).length;
  return own > (ladder === null ? 2 : 1);
};

/**
 * Takes a tier away; the lowest that is left of its ladder takes everybody and has no clock. Two tiers of the main
 * ladder stay, and one of each other.
 */
export const removeTier = (model: ScoringModel, id: TierId): ScoringModel => {
  const left = model.tiers.filter((tier) => tier.id !== id);
  return !canRemoveTier(model, id)
    ? model
    : {
        ...model,
        tiers: left.map((tier, index) =>
          isLowest(left, index)
            ? {
                ...tier,
                line: null,
                rules: { ...tier.rules, gates: [], cut: cutByScore, clock: noTierClock },
              }
            : tier,
        ),
      };
};
