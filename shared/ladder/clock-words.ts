import { countOf, counted } from '../intake/wording.ts';
import type { FreezeWindow, LadderRules, TierClock } from '../model/ladder-rules.ts';
import { hasFurtherLadders, isHighest } from '../scoring/ladders/ladder-spans.ts';
import type { LadderModel } from './ladder-clock.ts';

/** A number of points as people write it: 54, 62.5. */
export const pointWords = (points: number): string => String(Number(points.toFixed(2)));

const inARow = (reviews: number): string =>
  reviews <= 1 ? 'the first review' : `${counted(reviews)} reviews in a row`;

/** The lowest score that keeps a tier: its hold line, or else its line; null in the lowest tier. */
export const holdLineOf = ({ tiers }: LadderModel, tier: number): number | null => {
  const { line = null, rules } = tiers[tier] ?? {};
  return line === null ? null : (rules?.clock.hold ?? line);
};

/** Each rule of a tier's clock in one plain sentence; the lowest tier, which takes everybody, has none. */
export const tierClockSentences = (
  model: LadderModel,
  index: number,
): Readonly<Record<keyof TierClock, string>> | null => {
  const tier = model.tiers[index];
  const hold = holdLineOf(model, index);
  if (tier === undefined || tier.line === null || hold === null) {
    return null;
  }
  const { name, line, rules } = tier;
  const { confirmUp, confirmDown, highWater, noticeDays } = rules.clock;
  return {
    hold:
      hold === line
        ? `${name} is won and kept at ${pointWords(line)} points.`
        : `${name} is won at ${pointWords(line)} points and kept down to ${pointWords(hold)}.`,
    confirmUp: `A partner rises into ${name} at ${inARow(confirmUp)} with ${pointWords(line)} points or more.`,
    confirmDown: `It loses ${name} at ${inARow(confirmDown)} below ${pointWords(hold)} points.`,
    highWater:
      highWater <= 0
        ? `A good review in the past keeps nobody in ${name}.`
        : `${name} is kept for ${countOf(highWater, 'review')} after it was won or its line was last reached.`,
    noticeDays:
      noticeDays <= 0
        ? `${name} is lost without notice.`
        : `The loss of ${name} is announced and comes at the first review at least ${countOf(noticeDays, 'day')} later.`,
  };
};

/** A freeze window in one sentence. */
export const freezeSentence = ({ from, to, blocks, reason }: FreezeWindow): string =>
  `From ${from} to ${to} nobody falls${blocks === 'all' ? ' or rises' : ''}${reason.trim() === '' ? '' : ` (${reason.trim()})`}; reviews in these days count against nobody.`;

/** What the rules are called that hold for every tier, of all ladders where there are several. */
export const wholeName = ({ tiers }: Pick<LadderModel, 'tiers'>): string =>
  hasFurtherLadders(tiers) ? 'All ladders' : 'The whole ladder';

/** Each rule of the whole ladder in one plain sentence. */
export const ladderSentences = ({
  tiers,
  rules: { ladder },
}: LadderModel): Readonly<Record<keyof LadderRules, string>> => {
  const steps = (limit: number | null, way: string): string =>
    limit === null
      ? `A partner ${way} as many tiers at a review as its score says.`
      : `A partner ${way} at most ${countOf(Math.max(1, limit), 'tier')} at a review.`;
  const place = tiers.findIndex(({ id }) => id === ladder.highestFirst);
  return {
    watchName: `Who is below the hold line and has not fallen yet is on ${ladder.watchName}.`,
    graceNew:
      ladder.graceNew <= 0
        ? 'A newcomer can fall at its next review.'
        : `A newcomer cannot fall in the ${countOf(ladder.graceNew, 'review')} after its first tier.`,
    graceFall:
      ladder.graceFall <= 0
        ? 'Who fell can fall again at the next review.'
        : `Who fell cannot fall again in the ${countOf(ladder.graceFall, 'review')} after it.`,
    stepsUp: steps(ladder.stepsUp, 'rises'),
    stepsDown: steps(ladder.stepsDown, 'falls'),
    highestFirst:
      place === -1 || isHighest(tiers, place)
        ? 'A newcomer begins in the tier that its score reaches.'
        : `A newcomer begins in the tier that its score reaches, at most in ${tiers[place]?.name ?? ''}${hasFurtherLadders(tiers) ? ' on the ladder of that tier' : ''}.`,
    withoutScore:
      ladder.withoutScore === 'lose'
        ? 'A partner about whom too little is known has no tier.'
        : 'A partner about whom too little is known keeps its tier.',
    freezes:
      ladder.freezes.length === 0
        ? 'No day is frozen.'
        : ladder.freezes.map(freezeSentence).join(' '),
    nextReview:
      ladder.nextReview === null
        ? 'The next review is on the day on which one looks.'
        : `The next review is on ${ladder.nextReview}.`,
  };
};
