import type { ScoringModel } from '../../model/scoring-model.ts';
import { hasFurtherLadders, ladderOfTier, spansOf, type LadderedTier } from './ladder-spans.ts';
import { ladderName } from './ladder-words.ts';

/** The tiers of one ladder as they stand in a list: together, under one heading. */
export type TierGroup<T> = {
  /** Null for the main ladder. */
  readonly id: string | null;
  /** What the ladder is called; null where everybody is on one, whose tiers need no heading. */
  readonly heading: string | null;
  /** Highest first, each with its place among the tiers of all ladders. */
  readonly tiers: readonly { readonly tier: T; readonly index: number }[];
};

/**
 * How tiers are listed everywhere: ladder by ladder, the main one first, highest first on each; each ladder under
 * its name as soon as there are several. `tiers` are those of all ladders in their order.
 */
export const tierGroups = <T extends LadderedTier>(
  tiers: readonly T[],
  nameOf: (ladder: string | null) => string,
): readonly TierGroup<T>[] => {
  const isNamed = hasFurtherLadders(tiers);
  return spansOf(tiers).map(({ id, first, last }) => ({
    id,
    heading: isNamed ? nameOf(id) : null,
    tiers: tiers.slice(first, last + 1).map((tier, place) => ({ tier, index: first + place })),
  }));
};

/** The tiers of a model, ladder by ladder. */
export const tierGroupsOf = (
  model: Pick<ScoringModel, 'tiers' | 'rules'>,
): readonly TierGroup<ScoringModel['tiers'][number]>[] =>
  tierGroups(model.tiers, (id) => ladderName(model, id));

/** A tier and its ladder in one line: "Alliances: Lead"; the tier alone without a heading. */
export const titleUnder = (heading: string | null, name: string): string =>
  heading === null ? name : `${heading}: ${name}`;

/** What the tiers of a model are called where no heading can stand over them, by their place. */
export const titlesOf = (model: Pick<ScoringModel, 'tiers' | 'rules'>): readonly string[] =>
  tierTitles(tierGroupsOf(model));

/**
 * What tiers of several models are called, by their id; the later model says it. All have their ladder with them as
 * soon as one of the models has several.
 */
export const titlesOfAll = (
  models: readonly Pick<ScoringModel, 'tiers' | 'rules'>[],
): ReadonlyMap<string, string> => {
  const isNamed = models.some(({ tiers }) => hasFurtherLadders(tiers));
  return new Map(
    models.flatMap((model) =>
      model.tiers.map((tier): readonly [string, string] => [
        tier.id,
        titleUnder(isNamed ? ladderName(model, ladderOfTier(tier)) : null, tier.name),
      ]),
    ),
  );
};

/** What each tier is called where no heading can stand over it, by its place among all tiers. */
export const tierTitles = (
  groups: readonly TierGroup<{ readonly name: string }>[],
): readonly string[] =>
  groups.flatMap(({ heading, tiers }) => tiers.map(({ tier }) => titleUnder(heading, tier.name)));
