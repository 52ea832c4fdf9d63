import { dayOfIso } from '../metrics/calendar.ts';
import { noLadderRules, noTierClock, type FreezeWindow } from '../model/ladder-rules.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { tierFloors } from '../scoring/tiers.ts';

/** The parts of a model that make the ladder. */
export type LadderModel = Pick<ScoringModel, 'tiers' | 'rules'>;

/** The rules as the machine reads them; by tier, the highest first. */
export type LadderClock = {
  readonly tiers: number;
  readonly confirmUp: Int32Array;
  readonly confirmDown: Int32Array;
  readonly highWater: Int32Array;
  readonly noticeDays: Int32Array;
  readonly graceNew: number;
  readonly graceFall: number;
  readonly stepsUp: number;
  readonly stepsDown: number;
  readonly highestFirst: number;
  readonly keepsWithoutScore: boolean;
  readonly freezes: readonly FreezeWindow[];
};

/** One review: its number from 1 on, and its day since 1970-01-01. */
export type Review = { readonly number: number; readonly day: number };

/** What is frozen on a day. */
export type Freeze = { readonly falls: boolean; readonly rises: boolean };

/** Rules below their least count as their least; `check-ladder.ts` names them. */
export const clockOf = ({ tiers, rules }: LadderModel): LadderClock => {
  const { ladder } = rules;
  const byTier = (field: 'confirmUp' | 'confirmDown' | 'highWater' | 'noticeDays', least: number) =>
    Int32Array.from(tiers, (tier) => Math.max(least, tier.rules.clock[field]));
  const steps = (limit: number | null): number =>
    limit === null ? tiers.length : Math.max(1, limit);
  return {
    tiers: tiers.length,
    confirmUp: byTier('confirmUp', 1),
    confirmDown: byTier('confirmDown', 1),
    highWater: byTier('highWater', 0),
    noticeDays: byTier('noticeDays', 0),
    graceNew: Math.max(0, ladder.graceNew),
    graceFall: Math.max(0, ladder.graceFall),
    stepsUp: steps(ladder.stepsUp),
    stepsDown: steps(ladder.stepsDown),
    highestFirst: Math.max(
      0,
      tiers.findIndex(({ id }) => id === ladder.highestFirst),
    ),
    keepsWithoutScore: ladder.withoutScore === 'keep',
    freezes: ladder.freezes,
  };
};

/** Whether anything but the score of the day decides, milestones among it; a name or a day alone does not. */
export const isTimed = ({ tiers, rules }: LadderModel): boolean => {
  const { watchName, nextReview } = noLadderRules;
  return (
    rules.milestones.length > 0 ||
    tiers.some(({ rules: { clock } }) => JSON.stringify(clock) !== JSON.stringify(noTierClock)) ||
    JSON.stringify({ ...rules.ladder, watchName, nextReview }) !== JSON.stringify(noLadderRules)
  );
};

/** The lowest score with which each tier is kept, in millionths; at most its line. */
export const holdFloors = (tiers: LadderModel['tiers']): Int32Array => {
  const lines = tierFloors(tiers);
  const holds = tierFloors(
    tiers.map(({ line, rules: { clock } }) => ({
      line: line === null ? null : (clock.hold ?? line),
    })),
  );
  return holds.map((hold, tier) => Math.min(hold, lines[tier] ?? 0));
};

/** The freeze windows that hold on a day, both ends included. */
export const freezesOn = (freezes: readonly FreezeWindow[], day: number): readonly FreezeWindow[] =>
  freezes.filter(({ from, to }) => dayOfIso(from) <= day && day <= dayOfIso(to));

export const freezeOf = ({ freezes }: LadderClock, day: number): Freeze => {
  const now = freezesOn(freezes, day);
  return { falls: now.length > 0, rises: now.some(({ blocks }) => blocks === 'all') };
};
