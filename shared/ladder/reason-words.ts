import { countOf, counted } from '../intake/wording.ts';
import { isoOfDay } from '../metrics/calendar.ts';
import type { LadderState } from '../model/ladder.ts';
import { isSameLadder } from '../scoring/ladders/ladder-spans.ts';
import { noTier } from '../scoring/tiers.ts';
import { limitOfHits, type MilestoneHit } from './milestones/milestone-limits.ts';
import type { MilestoneDays } from './milestones/milestone-status.ts';
import { hitsInWords } from './milestones/milestone-words.ts';
import { holdLineOf, pointWords } from './clock-words.ts';
import {
  clockOf,
  freezesOn,
  type LadderClock,
  type LadderModel,
  type Review,
} from './ladder-clock.ts';

/** Effects of milestones that are in force for a partner. */
type Hits = readonly MilestoneHit<MilestoneDays>[];

/** One partner at one review. */
export type LadderStep = {
  /** Null for one that was never placed. */
  readonly before: LadderState | null;
  readonly after: LadderState;
  readonly review: Review;
  /** The tier that score and rules give; `noTier` without a score. */
  readonly earned: number;
  /** What milestones say of the partner. */
  readonly hits?: Hits;
};

/** Reviews in a row of a streak that still lasts. */
const lengthOf = (since: number | undefined, { number }: Review): number =>
  since === undefined || since === 0 ? 0 : number - Math.abs(since) + 1;

const ofInARow = (count: number, needed: number): string =>
  needed <= 1 ? '' : `, ${counted(count)} of ${countOf(needed, 'review')} in a row`;

const frozenWords = ({ rules }: LadderModel, day: number): string => {
  const [first] = freezesOn(rules.ladder.freezes, day);
  const reason = first?.reason.trim() ?? '';
  return first === undefined
    ? 'nobody falls in these days'
    : `nobody falls from ${first.from} to ${first.to}${reason === '' ? '' : ` (${reason})`}`;
};

const graceWords = (model: LadderModel, { after, review }: LadderStep): string => {
  const clock = clockOf(model);
  const { number } = review;
  const left = (until: number): string => `for ${countOf(until - number + 1, 'more review')}`;
  const reviews = [
    { until: after.placed + clock.graceNew, why: 'a newcomer is spared' },
    {
      until: after.cause === 'fell' && clock.graceFall > 0 ? after.entered + clock.graceFall : 0,
      why: 'who fell is spared',
    },
    {
      until: after.lineAt + (clock.highWater[after.tier] ?? 0),
      why: 'the tier is kept after a good review',
    },
  ].toSorted((one, other) => other.until - one.until);
  const [longest] = reviews;
  return longest === undefined ? '' : `${longest.why} ${left(longest.until)}`;
};

const belowWords = (
  { tiers, rules }: LadderModel,
  tier: number,
  hold: number | null,
  lost: string | null,
): string => {
  if (lost !== null) {
    return `counted as below the hold line for ${lost}`;
  }
  const hasGates = (tiers[tier]?.rules.gates.length ?? 0) + rules.vetoes.length > 0;
  return hold === null
    ? 'below its hold line'
    : `below ${pointWords(hold)} points${hasGates ? ' or shut out by a rule' : ''}`;
};

/** How a partner came into its tier at this review, without the full stop. */
const movedWords = (
  { tiers }: LadderModel,
  clock: LadderClock,
  { before, after }: LadderStep,
  reached: number,
  hits: Hits,
): string => {
  const name = (tier: number): string => tiers[tier]?.name ?? 'no tier';
  const { tier } = after;
  const own = name(tier);
  if (before === null || before.tier === noTier || !isSameLadder(tiers, before.tier, tier)) {
    const came =
      before === null || before.tier === noTier
        ? 'Begins'
        : `Comes from ${name(before.tier)} on another ladder and begins`;
    const shut = hitsInWords(hits, 'promote', tier - 1);
    return reached >= tier
      ? `${came} in ${own}, which the score reaches`
      : shut === null
        ? `${came} in ${own}, the highest tier for a newcomer; the score reaches ${name(reached)}`
        : `${came} in ${own}; the score reaches ${name(reached)}, which waits for ${shut}`;
  }
  const came = before.tier;
  if (after.cause === 'rose') {
    const needed = clock.confirmUp[tier] ?? 1;
    return `Rises from ${name(came)} to ${own}${needed > 1 ? `: confirmed in ${counted(needed)} reviews in a row` : ', whose line is reached'}`;
  }
  const lost = hitsInWords(hits, 'regress', came);
  const missed =
    lost === null ? 'below the hold line' : `counted as below the hold line for ${lost}`;
  const confirm = clock.confirmDown[came] ?? 1;
  return `Falls from ${name(came)} to ${own}: ${
    (clock.noticeDays[came] ?? 0) > 0 && before.noticeOn >= 0
      ? `announced on ${isoOfDay(before.noticeOn)}, and ${lost === null ? 'the hold line was not reached since' : `still ${missed}`}`
      : confirm > 1
        ? `${missed} in ${counted(confirm)} reviews in a row`
        : missed
  }`;
};

/** Why the ladder puts a partner where it does, as one sentence that can be read out. */
export const ladderReason = (model: LadderModel, step: LadderStep): string => {
  const { before, after, review, earned, hits = [] } = step;
  const { tiers, rules } = model;
  const name = (tier: number): string => tiers[tier]?.name ?? 'no tier';
  const clock = clockOf(model);
  const { tier } = after;
  const own = name(tier);
  if (tier === noTier) {
    return 'No tier: too little is known.';
  }
  if (earned === noTier) {
    return `Keeps ${own} although too little is known.`;
  }
  const hold = holdLineOf(model, tier);
  const reached = Math.max(earned, limitOfHits(hits).keepTo);
  const lost = hitsInWords(hits, 'regress', tier);
  const below = belowWords(model, tier, hold, lost);
  // Below no hold line, it is a milestone that puts it on watch.
  const watched =
    after.status === 'watch' && (after.streaks[tier] ?? 0) >= 0
      ? hitsInWords(hits, 'watch', tier)
      : null;
  if (after.entered === review.number) {
    const how = movedWords(model, clock, step, reached, hits);
    const next =
      watched !== null
        ? `, and is on ${rules.ladder.watchName} there for ${watched}`
        : after.status === 'steady' || before === null || before.tier === noTier
          ? ''
          : after.status === 'rising'
            ? `; the score reaches ${name(reached)} already`
            : after.status === 'held'
              ? `, which it keeps by its hold line`
              : `, whose hold line is missed too`;
    return `${how}${next}.`;
  }
  switch (after.status) {
    case 'none':
    case 'steady': {
      const shut = earned < tier ? hitsInWords(hits, 'regress', tier - 1) : null;
      return shut === null
        ? `Stays in ${own}: the score and the rules give this tier.`
        : `Stays in ${own}: the score reaches ${name(earned)}, which ${shut} shuts.`;
    }
    case 'held':
      return `Stays in ${own} by its hold line${hold === null ? '' : ` of ${pointWords(hold)} points`}; the score alone gives ${name(reached)}.`;
    case 'rising': {
      const next = tier - 1;
      const shut = hitsInWords(hits, 'promote', next);
      if (shut !== null) {
        return `Reaches ${name(reached)}; stays in ${own}, for the way up waits for ${shut}.`;
      }
      const needed = clock.confirmUp[next] ?? 1;
      const count = after.streaks[next] ?? 0;
      return count > 0
        ? `Reaches ${name(reached)}${ofInARow(lengthOf(count, review), needed)}; stays in ${own} until that is confirmed.`
        : `Reaches ${name(reached)}; nobody rises in these days, so it stays in ${own}.`;
    }
    case 'watch': {
      if (watched !== null) {
        return `On ${rules.ladder.watchName} in ${own}, which it keeps: ${watched}.`;
      }
      const missed = lengthOf(after.streaks[tier], review);
      const needed = clock.confirmDown[tier] ?? 1;
      return `On ${rules.ladder.watchName} in ${own}: ${below}${ofInARow(missed, needed)}; the score alone gives ${name(earned)}.`;
    }
    case 'grace':
      return `Stays in ${own} although ${below}: ${graceWords(model, step)}.`;
    case 'frozen':
      return `Stays in ${own} although ${below}: ${frozenWords(model, review.day)}.`;
    case 'notice': {
      const until = after.noticeOn + (clock.noticeDays[tier] ?? 0);
      const unless = lost === null ? 'it is back at its hold line' : `${lost} is settled`;
      return `Notice since ${isoOfDay(after.noticeOn)}: loses ${own} at the first review from ${isoOfDay(until)} on, unless ${unless}.`;
    }
  }
};

/** What a status is called, with the programme's own word for being watched. */
export const statusWords = ({ rules }: LadderModel, status: LadderState['status']): string => {
  const words = {
    none: 'No tier',
    steady: 'Steady',
    rising: 'Rising, not confirmed',
    held: 'Kept by hold line',
    watch: rules.ladder.watchName,
    grace: 'Grace',
    frozen: 'Frozen',
    notice: 'Notice',
  } as const;
  return words[status];
};
