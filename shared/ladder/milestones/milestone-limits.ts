import type { Milestone, MilestoneColumns, MilestoneEffect } from '../../model/milestone.ts';
import { isLowest, ladderOfTier, topOf } from '../../scoring/ladders/ladder-spans.ts';
import type { LadderModel } from '../ladder-clock.ts';
import { createLimits, type LadderLimit, type LadderLimits } from '../ladder-limits.ts';
import {
  factsOfRow,
  nextStandingOf,
  standingOfFacts,
  statusOn,
  type MilestoneDays,
  type MilestoneFact,
  type MilestoneStanding,
} from './milestone-status.ts';

/** One effect of the catalogue whose tier exists; `tier` is its place. */
export type PlacedEffect = {
  readonly milestone: Milestone;
  readonly effect: MilestoneEffect;
  readonly tier: number;
};

/**
 * Every effect that can do something, in the order of the catalogue. The lowest tier of a ladder is never lost and
 * takes everybody, so that there only watch has an effect; `check-milestones.ts` names the others.
 */
export const placedEffects = ({ tiers, rules }: LadderModel): readonly PlacedEffect[] =>
  rules.milestones.flatMap((milestone) =>
    milestone.effects.flatMap(({ effect, tier: id }) => {
      const tier = tiers.findIndex((each) => each.id === id);
      return tier === -1 || (effect !== 'watch' && isLowest(tiers, tier))
        ? []
        : [{ milestone, effect, tier }];
    }),
  );

/** Whether an effect is in force by where its milestone stands for a partner. */
export const isInForce = (
  direction: Milestone['direction'],
  effect: MilestoneEffect,
  standing: MilestoneStanding,
): boolean => {
  if (direction === 'down') {
    return standing === 'met';
  }
  return effect === 'promote' ? standing !== 'met' && standing !== 'waived' : standing === 'missed';
};

const fieldOf = { promote: 'riseTo', regress: 'keepTo', watch: 'watchAbove' } as const;

/**
 * The limits that milestones set to everybody on a day; null where the model has none that does something.
 * The strictest of several effects counts. An effect is about partners on the ladder of its tier alone; `tops` are
 * those of `topsOfRows`.
 */
export const milestoneLimits = (
  model: LadderModel,
  columns: MilestoneColumns | undefined,
  rows: number,
  day: number,
  tops: Uint8Array | null = null,
): LadderLimits | null => {
  const effects = placedEffects(model);
  if (effects.length === 0) {
    return null;
  }
  const standings = new Map<string, MilestoneStanding[]>();
  const directions = new Map<string, Milestone['direction']>();
  for (const { milestone } of effects) {
    standings.set(milestone.id, new Array<MilestoneStanding>(rows).fill('none'));
    directions.set(milestone.id, milestone.direction);
  }
  if (columns !== undefined) {
    const byPlace = columns.ids.map((id) => standings.get(id));
    const directionByPlace = columns.ids.map((id) => directions.get(id) ?? 'up');
    columns.row.forEach((row, at) => {
      const place = columns.milestone[at] ?? 0;
      const standing = byPlace[place];
      if (standing !== undefined) {
        const status = statusOn(
          {
            due: columns.due[at] ?? 0,
            metOn: columns.metOn[at] ?? -1,
            waivedOn: columns.waivedOn[at] ?? -1,
          },
          day,
        );
        const direction = directionByPlace[place] ?? 'up';
        standing[row] = nextStandingOf(direction, standing[row] ?? 'none', status);
      }
    });
  }
  const limits = createLimits(rows);
  for (const { milestone, effect, tier } of effects) {
    const list = limits[fieldOf[effect]];
    const top = topOf(model.tiers, tier);
    standings.get(milestone.id)?.forEach((standing, row) => {
      if (
        (tops === null || tops[row] === top) &&
        isInForce(milestone.direction, effect, standing)
      ) {
        list[row] = Math.max(list[row] ?? 0, tier + 1);
      }
    });
  }
  return limits;
};

/** An effect that is in force for a partner, with where its milestone stands and what decides that. */
export type MilestoneHit<Fact extends MilestoneDays = MilestoneFact> = PlacedEffect & {
  readonly standing: MilestoneStanding;
  /** Null for a milestone that was never assigned to the partner. */
  readonly by: Fact | null;
};

/** Every effect of the catalogue that is in force for one partner on a ladder, by its assigned milestones. */
export const hitsOf = <Fact extends MilestoneDays>(
  model: LadderModel,
  factsOf: (milestone: Milestone) => readonly Fact[],
  day: number,
  ladder: string | null,
): readonly MilestoneHit<Fact>[] =>
  placedEffects(model).flatMap((placed) => {
    const { milestone, effect, tier } = placed;
    if (ladderOfTier(model.tiers[tier]) !== ladder) {
      return [];
    }
    const { standing, by } = standingOfFacts(milestone.direction, factsOf(milestone), day);
    return isInForce(milestone.direction, effect, standing) ? [{ ...placed, standing, by }] : [];
  });

/** The same for the partner in `row` of a snapshot. */
export const hitsOfRow = (
  model: LadderModel,
  columns: MilestoneColumns | undefined,
  row: number,
  day: number,
  ladder: string | null,
): readonly MilestoneHit[] => {
  const facts = factsOfRow(columns, row);
  return hitsOf(model, ({ id }) => facts.filter((fact) => fact.id === id), day, ladder);
};

/** What hits limit; as `milestoneLimits` says it for the row. */
export const limitOfHits = (hits: readonly MilestoneHit<MilestoneDays>[]): LadderLimit => {
  const most = (effect: MilestoneEffect): number =>
    hits.reduce((most, hit) => (hit.effect === effect ? Math.max(most, hit.tier + 1) : most), 0);
  return { riseTo: most('promote'), keepTo: most('regress'), watchAbove: most('watch') };
};

/** The day on which milestones are judged: that of the review, but never one that is still to come. */
export const milestoneDay = (review: number, today: number): number => Math.min(review, today);
