import type { TierId } from '#shared/model/ids.ts';
import type { ParallelLadder } from '#shared/model/parallel-ladders.ts';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import { noTierRules } from '#shared/model/tier-rules.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { freshName } from '#shared/text/fresh-name.ts';

/** What a person says of a ladder to be added. */
export type NewLadder = Omit<ParallelLadder, 'id'> & { readonly attributeCode: string };

/** Tiers that begin so; the second takes everybody on the ladder. */
const firstLine = 50;

/**
 * Adds a ladder with two tiers to be named, its line at half of the scale. Where there is one already, its
 * attribute says who is on which and cannot be another.
 */
export const addLadder = (
  model: ScoringModel,
  { name, labels, attributeCode }: NewLadder,
  [id, upper, lower]: readonly [string, string, string],
): ScoringModel => {
  const names = model.tiers.map((tier) => tier.name);
  const first = freshName(`${name} 1`, names);
  const tierOf = (
    tierId: string,
    tierName: string,
    line: number | null,
    shape: Tier['shape'],
  ): Tier => ({
    ...{ id: tierId as TierId, name: tierName, purpose: '', shape, line },
    rules: { ...noTierRules, ladder: id },
  });
  const { parallel } = model.rules;
  return {
    ...model,
    tiers: [
      ...model.tiers,
      tierOf(upper, first, firstLine, 'hexagon'),
      tierOf(lower, freshName(`${name} 2`, [...names, first]), null, 'bar'),
    ],
    rules: {
      ...model.rules,
      parallel: {
        attributeCode: parallel?.attributeCode ?? attributeCode,
        ladders: [...(parallel?.ladders ?? []), { id, name, labels }],
      },
    },
  };
};

/** Takes a ladder away with its tiers: its partners are on the main one again. */
export const removeLadder = (model: ScoringModel, id: string): ScoringModel => {
  const { parallel } = model.rules;
  const ladders = (parallel?.ladders ?? []).filter((each) => each.id !== id);
  return {
    ...model,
    tiers: model.tiers.filter((tier) => ladderOfTier(tier) !== id),
    rules: {
      ...model.rules,
      parallel:
        parallel === undefined || ladders.length === 0 ? undefined : { ...parallel, ladders },
    },
  };
};

export const changeLadder = (
  model: ScoringModel,
  id: string,
  change: Partial<Omit<ParallelLadder, 'id'>>,
): ScoringModel => {
  const { parallel } = model.rules;
  return parallel === undefined
    ? model
    : {
        ...model,
        rules: {
          ...model.rules,
          parallel: {
            ...parallel,
            ladders: parallel.ladders.map((each) =>
              each.id === id ? { ...each, ...change } : each,
            ),
          },
        },
      };
};

/** Lets another attribute say who is on which ladder; the labels of the one before say nothing any more. */
export const changeAttribute = (model: ScoringModel, attributeCode: string): ScoringModel => {
  const { parallel } = model.rules;
  return parallel === undefined || parallel.attributeCode === attributeCode
    ? model
    : {
        ...model,
        rules: {
          ...model.rules,
          parallel: {
            attributeCode,
            ladders: parallel.ladders.map((each) => ({ ...each, labels: [] })),
          },
        },
      };
};
