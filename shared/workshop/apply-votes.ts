import type { Criterion, Dimension, ScoringModel } from '../model/scoring-model.ts';
import { isDeduction } from '../scoring/criteria.ts';
import { resetWeights } from '../scoring/weights/reset-weights.ts';
import { boundsOfAll, weightTolerance, type Weighted } from '../scoring/weights/weight-reach.ts';

/** As close as weights must be to be the same. */
const tolerance = 1e-9;

const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= tolerance;

/** The weights of a weighting of `votedCriteria` as they stand; criteria of a dimension of nothing keep theirs. */
const asVoted = (model: ScoringModel, shares: ArrayLike<number>): ScoringModel => {
  let at = 0;
  return {
    ...model,
    dimensions: model.dimensions.map((dimension) => {
      if (isDeduction(dimension)) return dimension;
      const own = dimension.criteria.map(() => {
        at += 1;
        return shares[at - 1] ?? 0;
      });
      const weight = own.reduce((sum, share) => sum + share, 0);
      const criteria = dimension.criteria.map((criterion, index) => ({
        ...criterion,
        weight: weight > 0 ? (own[index] ?? 0) / weight : criterion.weight,
      }));
      return { ...dimension, weight, criteria };
    }),
  };
};

/** Whether locks and limits let siblings sum to 1. */
const canMove = (siblings: readonly Weighted[]): boolean => {
  const { least, most } = boundsOfAll(siblings);
  return least <= 1 + weightTolerance && most >= 1 - weightTolerance;
};

/**
 * The model with the weights that a weighting of `votedCriteria` gives: a dimension weighs what its criteria
 * weigh together. As with sliders, locked weights stay, limits hold, and the rest share what is left in the
 * proportions of the votes; deductions stay. Where locks and limits contradict each other nothing moves.
 */
export const applyWeighting = (model: ScoringModel, shares: ArrayLike<number>): ScoringModel => {
  const reset = resetWeights(model, asVoted(model, shares));
  const doMove = canMove(model.dimensions.filter((dimension) => !isDeduction(dimension)));
  return {
    ...model,
    dimensions: model.dimensions.map((dimension, index) => {
      const voted = reset.dimensions[index];
      return isDeduction(dimension) || voted === undefined
        ? dimension
        : {
            ...dimension,
            weight: doMove ? voted.weight : dimension.weight,
            criteria: canMove(dimension.criteria) ? voted.criteria : dimension.criteria,
          };
    }),
  };
};

/** A weight that a lock or a limit keeps from what was voted. */
export type HeldWeight = {
  readonly name: string;
  /** The dimension of whose weight it is a share; null for a dimension itself. */
  readonly of: string | null;
  readonly by: 'lock' | 'least' | 'most';
  readonly weight: number;
  readonly voted: number;
};

const heldOf = (
  { name, locked, rules }: Weighted & { readonly name: string },
  of: string | null,
  weight: number,
  voted: number,
): readonly HeldWeight[] => {
  const { least, most } = rules.limits;
  const by =
    locked && !isSame(weight, voted)
      ? 'lock'
      : voted < least - tolerance && isSame(weight, least)
        ? 'least'
        : voted > most + tolerance && isSame(weight, most)
          ? 'most'
          : null;
  return by === null ? [] : [{ name, of, by, weight, voted }];
};

/** What locks and limits hold back where a model is weighed by votes, in the order of the model. */
export const heldBack = (model: ScoringModel, shares: ArrayLike<number>): readonly HeldWeight[] => {
  const voted = asVoted(model, shares);
  const applied = applyWeighting(model, shares);
  return model.dimensions.flatMap((dimension, index) => {
    const [wanted, got] = [voted.dimensions[index], applied.dimensions[index]];
    return wanted === undefined || got === undefined || isDeduction(dimension)
      ? []
      : [
          ...heldOf(dimension, null, got.weight, wanted.weight),
          ...dimension.criteria.flatMap((criterion, place) =>
            heldOf(
              criterion,
              dimension.name,
              got.criteria[place]?.weight ?? 0,
              wanted.criteria[place]?.weight ?? 0,
            ),
          ),
        ];
  });
};

const weightsOf = ({ dimensions }: ScoringModel): readonly number[] =>
  dimensions.flatMap((dimension) => [
    dimension.weight,
    ...dimension.criteria.map(({ weight }) => weight),
  ]);

/** Nodes whose weight the votes decide: they have siblings, and no lock or limit decides instead. */
const areDecided = (model: ScoringModel, held: readonly HeldWeight[]): boolean => {
  const isFree = (node: Dimension | Criterion, of: string | null): boolean =>
    !node.locked && !held.some((each) => each.name === node.name && each.of === of);
  const adding = model.dimensions.filter((dimension) => !isDeduction(dimension));
  return [
    adding.filter((dimension) => isFree(dimension, null)),
    ...adding.map(({ name, criteria }) => criteria.filter((each) => isFree(each, name))),
  ].some((free) => free.length > 1);
};

/** Whether a model has the weights of a weighting, but for those that locks and limits hold back. */
export const hasWeighting = (model: ScoringModel, shares: ArrayLike<number>): boolean => {
  const applied = weightsOf(applyWeighting(model, shares));
  return (
    weightsOf(model).every((weight, place) => isSame(weight, applied[place] ?? NaN)) &&
    (weightsOf(asVoted(model, shares)).every((weight, place) =>
      isSame(weight, applied[place] ?? NaN),
    ) ||
      areDecided(model, heldBack(model, shares)))
  );
};
