import { noTier } from '../scoring/tiers.ts';
import type { LadderLimit, LadderLimits } from './ladder-limits.ts';
import { freezeOf, type Freeze, type LadderClock, type Review } from './ladder-clock.ts';
import {
  ladderCauses,
  ladderStatuses,
  type LadderCause,
  type LadderColumns,
  type LadderState,
  type LadderStatus,
} from '../model/ladder.ts';
import { createLadderColumns, setRow, stateOfRow } from './ladder-state.ts';

const statusCode = Object.fromEntries(
  ladderStatuses.map((status, code) => [status, code]),
) as Readonly<Record<LadderStatus, number>>;
const causeCode = Object.fromEntries(ladderCauses.map((cause, code) => [cause, code])) as Readonly<
  Record<LadderCause, number>
>;

/** What a review finds for each partner: two tier codes a row, `noTier` where too little is known. */
export type LadderFindings = {
  /** The tier that the score and the rules give by the lines. */
  readonly earned: Uint8Array;
  /** The same by the hold lines; never lower than `earned`. */
  readonly held: Uint8Array;
  /** What milestones say beside it; null or absent for nothing. */
  readonly limits?: LadderLimits | null;
};

/** The streaks of a row on its ladder after a review; reviews in a freeze count for or against nobody. */
const countStreaks = (
  clock: LadderClock,
  after: LadderColumns,
  at: number,
  earned: number,
  held: number,
  number: number,
  freeze: Freeze,
): void => {
  const { streaks } = after;
  const bottom = clock.bottom[earned] ?? 0;
  for (let tier = clock.top[earned] ?? 0; tier < bottom; tier += 1) {
    const before = streaks[at + tier] ?? 0;
    let next = 0;
    if (earned <= tier) {
      next = freeze.rises ? (before > 0 ? before + 1 : 0) : before > 0 ? before : number;
    } else if (held > tier) {
      next = freeze.falls ? (before < 0 ? before - 1 : 0) : before < 0 ? before : -number;
    }
    streaks[at + tier] = next;
  }
};

/** What stands between a partner below the hold line of `tier` and its fall; `fall` for nothing. */
const judgeFall = (
  clock: LadderClock,
  { number, day }: Review,
  freeze: Freeze,
  after: LadderColumns,
  row: number,
  tier: number,
): LadderStatus | 'fall' => {
  const since = after.streaks[row * (clock.tiers - 1) + tier] ?? 0;
  const missed = since < 0 ? number + since + 1 : 0;
  if (missed < (clock.confirmDown[tier] ?? 1)) {
    return freeze.falls ? 'frozen' : 'watch';
  }
  if (freeze.falls) {
    return 'frozen';
  }
  const fell = after.cause[row] === causeCode.fell;
  if (
    number - (after.placed[row] ?? 0) <= clock.graceNew ||
    (fell && number - (after.entered[row] ?? 0) <= clock.graceFall && clock.graceFall > 0) ||
    ((clock.highWater[tier] ?? 0) > 0 &&
      number - (after.lineAt[row] ?? 0) <= (clock.highWater[tier] ?? 0))
  ) {
    return 'grace';
  }
  const notice = clock.noticeDays[tier] ?? 0;
  const noticeOn = after.noticeOn[row] ?? -1;
  return notice > 0 && (noticeOn < 0 || day - noticeOn < notice) ? 'notice' : 'fall';
};

const enter = (after: LadderColumns, row: number, cause: LadderCause, number: number): void => {
  after.cause[row] = causeCode[cause];
  after.entered[row] = number;
  after.lineAt[row] = number;
  after.noticeOn[row] = -1;
};

/** The tier after the way down; each tier on the way is lost by its own rules. */
const stepDown = (
  clock: LadderClock,
  review: Review,
  freeze: Freeze,
  after: LadderColumns,
  row: number,
  held: number,
): void => {
  let tier = after.tier[row] ?? noTier;
  let steps = 0;
  let verdict = judgeFall(clock, review, freeze, after, row, tier);
  while (verdict === 'fall' && steps < clock.stepsDown) {
    tier += 1;
    steps += 1;
    enter(after, row, 'fell', review.number);
    after.tier[row] = tier;
    if (tier >= held) {
      return;
    }
    verdict = judgeFall(clock, review, freeze, after, row, tier);
  }
  if (verdict === 'notice' && (after.noticeOn[row] ?? -1) < 0) {
    after.noticeOn[row] = review.day;
  }
  after.status[row] = statusCode[verdict === 'fall' ? 'watch' : verdict];
};

const forget = (after: LadderColumns, row: number, width: number): void => {
  after.tier[row] = noTier;
  after.status[row] = statusCode.none;
  after.cause[row] = causeCode.placed;
  after.placed[row] = 0;
  after.entered[row] = 0;
  after.lineAt[row] = 0;
  after.noticeOn[row] = -1;
  after.streaks.fill(0, row * width, (row + 1) * width);
};

const stepRow = (
  clock: LadderClock,
  review: Review,
  freeze: Freeze,
  after: LadderColumns,
  row: number,
  byScore: number,
  byHoldLines: number,
  limits: LadderLimits | null,
): void => {
  const width = clock.tiers - 1;
  const { number } = review;
  let before = after.tier[row] ?? noTier;
  if (byScore === noTier) {
    if (!clock.keepsWithoutScore || before === noTier) {
      forget(after, row, width);
    }
    return;
  }
  if (before !== noTier && clock.top[before] !== clock.top[byScore]) {
    // Who changes ladder is a newcomer there: nothing that was won or lost on the other one counts.
    forget(after, row, width);
    before = noTier;
  }
  // A tier that cannot be kept is one whose hold line is missed; one that is shut is reached all the same.
  const keepTo = limits?.keepTo[row] ?? 0;
  const riseTo = limits?.riseTo[row] ?? 0;
  const earned = Math.max(byScore, keepTo);
  const held = Math.max(byHoldLines, keepTo);
  countStreaks(clock, after, row * width, earned, held, number, freeze);
  if (before === noTier) {
    after.tier[row] = Math.max(earned, clock.highestFirst[earned] ?? 0, riseTo);
    after.placed[row] = number;
    enter(after, row, 'placed', number);
  } else if (!freeze.rises) {
    let tier = before;
    for (let steps = 0; tier > riseTo && steps < clock.stepsUp; steps += 1) {
      const since = after.streaks[row * width + tier - 1] ?? 0;
      if (since <= 0 || number - since + 1 < (clock.confirmUp[tier - 1] ?? 1)) {
        break;
      }
      tier -= 1;
    }
    if (tier < before) {
      after.tier[row] = tier;
      enter(after, row, 'rose', number);
    }
  }
  let tier = after.tier[row] ?? noTier;
  if (held > tier) {
    after.status[row] = statusCode.steady;
    stepDown(clock, review, freeze, after, row, held);
    tier = after.tier[row] ?? noTier;
    if (held > tier) {
      return;
    }
  }
  after.noticeOn[row] = -1;
  if (earned <= tier) {
    after.lineAt[row] = number;
  }
  if (tier < (limits?.watchAbove[row] ?? 0)) {
    after.status[row] = statusCode.watch;
  } else {
    after.status[row] =
      earned === tier ? statusCode.steady : earned < tier ? statusCode.rising : statusCode.held;
  }
};

/** Copies states, so that `stepLadder` can change the copy. */
export const copyLadder = (from: LadderColumns, to: LadderColumns): void => {
  to.tier.set(from.tier);
  to.status.set(from.status);
  to.cause.set(from.cause);
  to.placed.set(from.placed);
  to.entered.set(from.entered);
  to.lineAt.set(from.lineAt);
  to.noticeOn.set(from.noticeOn);
  to.streaks.set(from.streaks);
};

/**
 * One review of everybody, in place. A partner rises tier by tier while the line of the next one was
 * reached in as many reviews in a row as it asks for, and falls tier by tier while its hold line was
 * missed as long, no grace, high-water mark or freeze protects it and notice was given and is over. Without
 * a clock a partner has the tier that it earned. Milestones shut tiers to those who rise, take the hold
 * line away or put on watch. A partner climbs its own ladder alone, and who comes from another is placed anew. A review earlier than the one before makes no sense; call
 * it with rising numbers and days.
 */
export const stepLadder = (
  clock: LadderClock,
  review: Review,
  { earned, held, limits = null }: LadderFindings,
  columns: LadderColumns,
): void => {
  const freeze = freezeOf(clock, review.day);
  for (let row = 0; row < earned.length; row += 1) {
    const won = earned[row] ?? noTier;
    stepRow(clock, review, freeze, columns, row, won, held[row] ?? noTier, limits);
  }
};

const copyRow = (from: LadderColumns, to: LadderColumns, row: number, width: number): void => {
  to.tier[row] = from.tier[row] ?? noTier;
  to.status[row] = from.status[row] ?? 0;
  to.cause[row] = from.cause[row] ?? 0;
  to.placed[row] = from.placed[row] ?? 0;
  to.entered[row] = from.entered[row] ?? 0;
  to.lineAt[row] = from.lineAt[row] ?? 0;
  to.noticeOn[row] = from.noticeOn[row] ?? -1;
  for (let at = row * width; at < (row + 1) * width; at += 1) {
    to.streaks[at] = from.streaks[at] ?? 0;
  }
};

/** A finding that is none: rows that `known` holds it of are stepped whatever is found. */
export const unknownFinding = 254;

/**
 * The same review again where little was found anew, as in the frames of a drag: from `before` into `after`,
 * only for rows of which another tier is found than `known` says, which is brought up to date. Rules, limits
 * and review must be those of the time when `known` was made.
 */
export const restepLadder = (
  clock: LadderClock,
  review: Review,
  { earned, held, limits = null }: LadderFindings,
  before: LadderColumns,
  after: LadderColumns,
  known: LadderFindings,
): void => {
  const freeze = freezeOf(clock, review.day);
  const width = clock.tiers - 1;
  for (let row = 0; row < earned.length; row += 1) {
    const won = earned[row] ?? noTier;
    const kept = held[row] ?? noTier;
    if (won !== known.earned[row] || kept !== known.held[row]) {
      known.earned[row] = won;
      known.held[row] = kept;
      copyRow(before, after, row, width);
      stepRow(clock, review, freeze, after, row, won, kept, limits);
    }
  }
};

/** The same for one partner; `before` null for one that was never placed. */
export const stepPartner = (
  clock: LadderClock,
  review: Review,
  before: LadderState | null,
  earned: number,
  held: number,
  limit: LadderLimit | null = null,
): LadderState => {
  const columns = createLadderColumns(1, clock.tiers);
  if (before !== null) {
    setRow(columns, 0, before);
  }
  const limits = limit && {
    riseTo: Uint8Array.of(limit.riseTo),
    keepTo: Uint8Array.of(limit.keepTo),
    watchAbove: Uint8Array.of(limit.watchAbove),
  };
  const found = { earned: Uint8Array.of(earned), held: Uint8Array.of(held), limits };
  stepLadder(clock, review, found, columns);
  return stateOfRow(columns, 0);
};
