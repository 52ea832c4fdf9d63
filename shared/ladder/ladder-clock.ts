import { dayOfIso } from '../metrics/calendar.ts';
import { noLadderRules, noTierClock } from '../model/defaults.ts';
import type { FreezeWindow } from '../model/ladder-rules.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { isLowest, topOf } from '../scoring/ladders/ladder-spans.ts';
import { tierFloors } from '../scoring/tiers.ts';

/** The parts of a model that make the ladder. */
export type LadderModel = Pick<ScoringModel, 'tiers' | 'rules'>;

/** The rules as the machine reads them; by tier, the highest first. */
export type LadderClock = {
  readonly tiers: number;
  /** The highest and the lowest tier of the ladder that a tier is on. */
  readonly top: Uint8Array;
  readonly bottom: Uint8Array;
  readonly confirmUp: Int32Array;
  readonly confirmDown: Int32Array;
  readonly highWater: Int32Array;
  readonly noticeDays: Int32Array;
  readonly graceNew: number;
  readonly graceFall: number;
  readonly stepsUp: number;
  readonly stepsDown: number;
  /** The highest tier of its ladder in which a newcomer can be placed. */
  readonly highestFirst: Uint8Array;
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
  const top = Uint8Array.from(tiers, (_, tier) => topOf(tiers, tier));
  const first = tiers.findIndex(({ id }) => id === ladder.highestFirst);
  return {
    tiers: tiers.length,
    top,
    bottom: Uint8Array.from(tiers, (_, tier) =>
      tiers.findIndex((_tier, below) => below >= tier && isLowest(tiers, below)),
    ),
    confirmUp: byTier('confirmUp', 1),
    confirmDown: byTier('confirmDown', 1),
    highWater: byTier('highWater', 0),
    noticeDays: byTier('noticeDays', 0),
    graceNew: Math.max(0, ladder.graceNew),
    graceFall: Math.max(0, ladder.graceFall),
    stepsUp: steps(ladder.stepsUp),
    stepsDown: steps(ladder.stepsDown),
    highestFirst: top.map((own) => (first !== -1 && own === top[first] ? first : own)),
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

/** The lowest score with which each tier of a ladder is kept, in millionths; at most its line. */
export const holdFloors = (
  tiers: LadderModel['tiers'],
  ladder: string | null = null,
): Int32Array => {
  const lines = tierFloors(tiers, ladder);
  const holds = tierFloors(
    tiers.map(({ line, rules: { clock, ladder: own } }) => ({
      line: line === null ? null : (clock.hold ?? line),
      rules: { ladder: own },
    })),
    ladder,
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
