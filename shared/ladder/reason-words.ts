import { countOf, counted } from '../intake/wording.ts';
import { isoOfDay } from '../metrics/calendar.ts';
import type { LadderState } from '../model/ladder.ts';
import { noTier } from '../scoring/tiers.ts';
import { holdLineOf, pointWords } from './clock-words.ts';
import { clockOf, freezesOn, type LadderModel, type Review } from './ladder-clock.ts';

/** One partner at one review. */
export type LadderStep = {
  /** Null for one that was never placed. */
  readonly before: LadderState | null;
  readonly after: LadderState;
  readonly review: Review;
  /** The tier that score and rules give; `noTier` without a score. */
  readonly earned: number;
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

/** Why the ladder puts a partner where it does, as one sentence that can be read out. */
export const ladderReason = (model: LadderModel, step: LadderStep): string => {
  const { before, after, review, earned } = step;
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
  const hasGates = (tiers[tier]?.rules.gates.length ?? 0) + rules.vetoes.length > 0;
  const below =
    hold === null
      ? 'below its hold line'
      : `below ${pointWords(hold)} points${hasGates ? ' or shut out by a rule' : ''}`;
  const came = before === null || before.tier === noTier ? null : before.tier;
  if (after.entered === review.number) {
    const how =
      came === null
        ? earned < tier
          ? `Begins in ${own}, the highest tier for a newcomer; the score reaches ${name(earned)}`
          : `Begins in ${own}, which the score reaches`
        : after.cause === 'rose'
          ? `Rises from ${name(came)} to ${own}${(clock.confirmUp[tier] ?? 1) > 1 ? `: confirmed in ${counted(clock.confirmUp[tier] ?? 1)} reviews in a row` : ', whose line is reached'}`
          : `Falls from ${name(came)} to ${own}: ${
              (clock.noticeDays[came] ?? 0) > 0 && before !== null && before.noticeOn >= 0
                ? `announced on ${isoOfDay(before.noticeOn)}, and the hold line was not reached since`
                : (clock.confirmDown[came] ?? 1) > 1
                  ? `below the hold line in ${counted(clock.confirmDown[came] ?? 1)} reviews in a row`
                  : 'below the hold line'
            }`;
    const next =
      after.status === 'steady' || came === null
        ? ''
        : after.status === 'rising'
          ? `; the score reaches ${name(earned)} already`
          : after.status === 'held'
            ? `, which it keeps by its hold line`
            : `, whose hold line is missed too`;
    return `${how}${next}.`;
  }
  switch (after.status) {
    case 'none':
    case 'steady':
      return `Stays in ${own}: the score and the rules give this tier.`;
    case 'held':
      return `Stays in ${own} by its hold line${hold === null ? '' : ` of ${pointWords(hold)} points`}; the score alone gives ${name(earned)}.`;
    case 'rising': {
      const next = tier - 1;
      const needed = clock.confirmUp[next] ?? 1;
      const count = after.streaks[next] ?? 0;
      return count > 0
        ? `Reaches ${name(earned)}${ofInARow(lengthOf(count, review), needed)}; stays in ${own} until that is confirmed.`
        : `Reaches ${name(earned)}; nobody rises in these days, so it stays in ${own}.`;
    }
    case 'watch': {
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
      return `Notice since ${isoOfDay(after.noticeOn)}: loses ${own} at the first review from ${isoOfDay(until)} on, unless it is back at its hold line.`;
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
