import { isoOfDay } from '../../metrics/calendar.ts';
import type {
  Milestone,
  MilestoneEffect,
  MilestoneKind,
  MilestoneStatus,
} from '../../model/milestone.ts';
import { isHighest, ladderOfTier } from '../../scoring/ladders/ladder-spans.ts';
import { titlesOf } from '../../scoring/ladders/tier-groups.ts';
import type { LadderModel } from '../ladder-clock.ts';
import type { MilestoneFact } from './milestone-status.ts';
import { hitsOf, placedEffects, type MilestoneHit } from './milestone-limits.ts';
import { statusOn, type MilestoneDays, type MilestoneStanding } from './milestone-status.ts';

/** What kinds of milestones are called. */
export const milestoneKindNames: Readonly<Record<MilestoneKind, string>> = {
  jointPipeline: 'Joint pipeline',
  campaign: 'Co-branded campaign',
  roadmap: 'Integrated roadmap',
  certification: 'Certification',
  integration: 'Product integration',
  sponsor: 'Executive sponsor',
  retention: 'Customer retention',
  adverse: 'Adverse event',
  custom: 'Other',
};

/** Where an assigned milestone stands, in a word or two. */
export const statusName = (direction: Milestone['direction'], status: MilestoneStatus): string =>
  ({
    up: { planned: 'Planned', met: 'Met', missed: 'Missed', waived: 'Waived' },
    down: { planned: 'Watched for', met: 'Happened', missed: 'Did not happen', waived: 'Lifted' },
  })[direction][status];

const andAbove = (model: LadderModel, tier: number): string => {
  const name = titlesOf(model)[tier] ?? '';
  return isHighest(model.tiers, tier) ? name : `${name} or higher`;
};

/** One rule of a milestone as one plain sentence; null where its tier is gone. */
export const effectSentence = (
  model: LadderModel,
  { name, direction }: Milestone,
  { effect, tier: id }: Milestone['effects'][number],
): string | null => {
  const tier = model.tiers.findIndex((each) => each.id === id);
  if (tier === -1) {
    return null;
  }
  const where = andAbove(model, tier);
  const { watchName } = model.rules.ladder;
  if (direction === 'down') {
    const while_ = `While "${name}" has happened and is not lifted`;
    return {
      promote: `${while_}, a partner does not rise into ${where}.`,
      watch: `${while_}, a partner in ${where} is on ${watchName} and keeps its tier.`,
      regress: `${while_}, a partner in ${where} counts as below the hold line, whatever its score.`,
    }[effect];
  }
  return {
    promote: `Nobody rises into ${where} before "${name}" is met or waived.`,
    watch: `Who missed "${name}" is on ${watchName} in ${where} and keeps the tier.`,
    regress: `Who missed "${name}" counts as below the hold line in ${where}, whatever the score.`,
  }[effect];
};

/** Every rule of the catalogue as one plain sentence each. */
export const milestoneSentences = (model: LadderModel): readonly string[] =>
  model.rules.milestones.flatMap((milestone) =>
    milestone.effects.flatMap((effect) => effectSentence(model, milestone, effect) ?? []),
  );

/** Where a milestone stands for a partner, with the day that decides it: "missed, due 2026-06-30". */
export const standingWords = (
  direction: Milestone['direction'],
  standing: MilestoneStanding,
  by: MilestoneDays | null,
): string => {
  if (standing === 'none' || by === null) {
    return 'not assigned';
  }
  const name = statusName(direction, standing).toLowerCase();
  switch (standing) {
    case 'met':
      return `${name} on ${isoOfDay(by.metOn)}`;
    case 'waived':
      return `${name} on ${isoOfDay(by.waivedOn)}`;
    case 'planned':
    case 'missed':
      return `${name}, due ${isoOfDay(by.due)}`;
  }
};

/** A milestone that is in force for a partner: `"Joint pipeline" (missed, due 2026-06-30)`. */
export const hitWords = ({
  milestone: { name, direction },
  standing,
  by,
}: MilestoneHit<MilestoneDays>): string => `"${name}" (${standingWords(direction, standing, by)})`;

/** Those hits of an effect that reach a tier, in words; null for none. */
export const hitsInWords = (
  hits: readonly MilestoneHit<MilestoneDays>[],
  effect: MilestoneEffect,
  tier: number,
): string | null => {
  const found = hits.filter((hit) => hit.effect === effect && tier <= hit.tier);
  return found.length === 0 ? null : found.map(hitWords).join(', ');
};

const settledBy = { up: 'must be met or waived', down: 'must be lifted' } as const;

/**
 * What milestones ask of a partner in a tier, a sentence each: those that the next tier waits for, then those
 * that must be met to keep this one, whether they are missed or due later.
 */
export const needSentences = (
  model: LadderModel,
  facts: readonly MilestoneFact[],
  tier: number,
  day: number,
): readonly string[] => {
  const name = model.tiers[tier]?.name ?? '';
  const { watchName } = model.rules.ladder;
  const ladder = ladderOfTier(model.tiers[tier]);
  const hits = hitsOf(model, ({ id }) => facts.filter((fact) => fact.id === id), day, ladder);
  const unique = (sentences: readonly string[]): readonly string[] => [...new Set(sentences)];
  const waits = hits
    .filter(
      (hit) => hit.effect === 'promote' && !isHighest(model.tiers, tier) && tier - 1 <= hit.tier,
    )
    .map(
      (hit) =>
        `${hitWords(hit)} ${settledBy[hit.milestone.direction]} to rise into ${model.tiers[tier - 1]?.name ?? ''}.`,
    );
  const keeps = hits
    .filter(({ effect, tier: highest }) => effect !== 'promote' && tier <= highest)
    .map(
      (hit) =>
        `${hitWords(hit)} ${settledBy[hit.milestone.direction]} to ${hit.effect === 'regress' ? `keep ${name}` : `be off ${watchName}`}.`,
    );
  const later = placedEffects(model)
    .filter(
      ({ milestone, effect, tier: highest }) =>
        ladderOfTier(model.tiers[highest]) === ladder &&
        milestone.direction === 'up' &&
        effect !== 'promote' &&
        tier <= highest,
    )
    .flatMap(({ milestone, effect }) =>
      facts
        .filter((fact) => fact.id === milestone.id && statusOn(fact, day) === 'planned')
        .map(
          ({ due }) =>
            `"${milestone.name}" must be met by ${isoOfDay(due)} to ${effect === 'regress' ? `keep ${name}` : `stay off ${watchName}`}.`,
        ),
    );
  return unique([...waits, ...keeps, ...later]);
};
