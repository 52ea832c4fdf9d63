import { z } from 'zod';
import type { MilestoneDays, MilestoneFact } from '../ladder/milestones/milestone-status.ts';
import { dayOfIso, isoOfDay } from '../metrics/calendar.ts';
import type { TierId } from '../model/ids.ts';
import { milestoneEffects, milestoneKinds, type Milestone } from '../model/milestone.ts';
import type { ScoringModel } from '../model/scoring-model.ts';

/** The catalogue of milestones and the day on which they were judged; effects name tiers by index. */
export const statedMilestones = z.strictObject({
  judgedOn: z.iso.date(),
  list: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(milestoneKinds),
      direction: z.enum(['up', 'down']),
      purpose: z.string(),
      evidence: z.string(),
      effects: z.array(
        z.strictObject({ effect: z.enum(milestoneEffects), tier: z.int().min(0).max(254) }),
      ),
    }),
  ),
});

/** A milestone of one partner, by its place in the list; `because` says what proves it or why it was waived. */
export const statedFact = z.strictObject({
  milestone: z.int().min(0),
  due: z.iso.date(),
  metOn: z.iso.date().nullable(),
  waivedOn: z.iso.date().nullable(),
  because: z.string(),
});

type StatedMilestones = z.infer<typeof statedMilestones>;
type StatedFact = z.infer<typeof statedFact>;

/** The catalogue as a document states it; rules about a tier that is gone say nothing. */
export const stateMilestones = (
  { tiers, rules }: Pick<ScoringModel, 'tiers' | 'rules'>,
  judgedOn: number,
): StatedMilestones => ({
  judgedOn: isoOfDay(judgedOn),
  list: rules.milestones.map(({ name, kind, direction, purpose, evidence, effects }) => ({
    ...{ name, kind, direction, purpose, evidence },
    effects: effects.flatMap(({ effect, tier: id }) => {
      const tier = tiers.findIndex((each) => each.id === id);
      return tier === -1 ? [] : [{ effect, tier }];
    }),
  })),
});

const dayOrNull = (day: number): string | null => (day < 0 ? null : isoOfDay(day));

/** The milestones of one partner as a document states them; those that the catalogue lost are left out. */
export const stateFacts = (
  catalogue: readonly Milestone[],
  facts: readonly MilestoneFact[],
): StatedFact[] =>
  facts.flatMap(({ id, due, metOn, waivedOn, because }) => {
    const milestone = catalogue.findIndex((each) => each.id === id);
    return milestone === -1
      ? []
      : [
          {
            milestone,
            due: isoOfDay(due),
            metOn: dayOrNull(metOn),
            waivedOn: dayOrNull(waivedOn),
            because,
          },
        ];
  });

/** The catalogue of a document, to be judged again; ids are places. */
export const readMilestones = (
  { list }: StatedMilestones,
  idOf: (tier: number) => TierId,
): readonly Milestone[] =>
  list.map((each, place) => ({
    ...each,
    id: String(place),
    effects: each.effects.map(({ effect, tier }) => ({ effect, tier: idOf(tier) })),
  }));

const dayOf = (iso: string | null): number => (iso === null ? -1 : dayOfIso(iso));

/** The days of one stated milestone of a partner, in the order of due days. */
export const readFacts = (facts: readonly StatedFact[], place: string): readonly MilestoneDays[] =>
  facts
    .filter(({ milestone }) => String(milestone) === place)
    .map(({ due, metOn, waivedOn }) => ({
      due: dayOf(due),
      metOn: dayOf(metOn),
      waivedOn: dayOf(waivedOn),
    }))
    .toSorted((one, other) => one.due - other.due);
