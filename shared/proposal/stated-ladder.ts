import { z } from 'zod';
import { clockOf, isTimed, type LadderModel } from '../ladder/ladder-clock.ts';
import { heldTierOf } from '../ladder/held-tiers.ts';
import { ladderReason } from '../ladder/reason-words.ts';
import { nextStanding } from '../ladder/next-standing.ts';
import { stateOfRow } from '../ladder/ladder-state.ts';
import { hitsOf, hitsOfRow, limitOfHits } from '../ladder/milestones/milestone-limits.ts';
import { factsOfRow } from '../ladder/milestones/milestone-status.ts';
import { stepPartner } from '../ladder/step-ladder.ts';
import { dayOfIso, isoOfDay } from '../metrics/calendar.ts';
import { ladderCauses, ladderStatuses, type LadderState } from '../model/ladder.ts';
import { noLadderRules, noTierClock, type LadderRules } from '../model/ladder-rules.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { noModelRules, noTierRules } from '../model/tier-rules.ts';
import type { TierId } from '../model/ids.ts';
import { ladderOfRow } from '../scoring/ladders/row-ladders.ts';
import type { Milestone } from '../model/milestone.ts';
import type { Verdict } from '../scoring/gates.ts';
import { noMicros, noTier, toMicros } from '../scoring/tiers.ts';
import { ladderIdOf } from './stated-ladders.ts';
import {
  readFacts,
  readMilestones,
  stateFacts,
  statedFact,
  statedMilestones,
  stateMilestones,
} from './stated-milestones.ts';
import { decimal } from './stated-rules.ts';

const tierIndex = z.int().min(0).max(254);

/** When a tier is won and lost; `hold` null for its line. */
export const statedClock = z.strictObject({
  hold: decimal.nullable(),
  confirmUp: z.int(),
  confirmDown: z.int(),
  highWater: z.int(),
  noticeDays: z.int(),
});

/** The review that gives the proposed tiers, and the rules of the whole ladder. */
export const statedLadder = z.strictObject({
  review: z.strictObject({ number: z.int().min(1), day: z.iso.date() }),
  watchName: z.string(),
  graceNew: z.int(),
  graceFall: z.int(),
  stepsUp: z.int().nullable(),
  stepsDown: z.int().nullable(),
  highestFirst: tierIndex.nullable(),
  withoutScore: z.enum(['lose', 'keep']),
  freezes: z.array(
    z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      blocks: z.enum(['falls', 'all']),
      reason: z.string(),
    }),
  ),
  /** Only where the programme has milestones. */
  milestones: statedMilestones.optional(),
});

/** Where a partner stood before the review, as the ladder remembers it. */
const statedState = z.strictObject({
  tier: tierIndex,
  status: z.enum(ladderStatuses),
  cause: z.enum(ladderCauses),
  placed: z.int(),
  entered: z.int(),
  lineAt: z.int(),
  noticeOn: z.iso.date().nullable(),
  streaks: z.array(z.int()),
});

/** The step of one partner: `earned` by score and rules, from `before` to the proposed tier, and why. */
export const statedStep = z.strictObject({
  before: statedState.nullable(),
  earned: tierIndex.nullable(),
  reason: z.string(),
  /** Only where the programme has milestones: those of the partner. */
  milestones: z.array(statedFact).optional(),
});

type StatedLadder = z.infer<typeof statedLadder>;
type StatedStep = z.infer<typeof statedStep>;

const tierOrNull = (code: number): number | null => (code === noTier ? null : code);

const stateState = (state: LadderState): StatedStep['before'] =>
  state.tier === noTier
    ? null
    : {
        ...state,
        noticeOn: state.noticeOn < 0 ? null : isoOfDay(state.noticeOn),
        streaks: [...state.streaks],
      };

/** The next review of the ladder as a document states it; null where the model has no clock. */
export type LadderStatement = {
  readonly ladder: StatedLadder;
  readonly clocks: readonly z.infer<typeof statedClock>[];
  /** By row. */
  readonly steps: readonly (StatedStep & { readonly tier: number | null })[];
};

/** Runs the next review on `today` (an ISO day) unless the rules name one; lines are settled already. */
export const stateLadder = (
  model: ScoringModel,
  snapshot: Snapshot,
  today: string,
): LadderStatement | null => {
  if (!isTimed(model)) {
    return null;
  }
  const { ladder } = model.rules;
  const day = ladder.nextReview ?? today;
  const { number, before, columns, earned, judgedOn, ladders } = nextStanding(
    model,
    snapshot,
    dayOfIso(day),
    dayOfIso(today),
  );
  const { milestones } = model.rules;
  const hasMilestones = milestones.length > 0;
  const { watchName, graceNew, graceFall, stepsUp, stepsDown, withoutScore } = ladder;
  const first = model.tiers.findIndex(({ id }) => id === ladder.highestFirst);
  return {
    ladder: {
      review: { number, day },
      ...{ watchName, graceNew, graceFall, stepsUp, stepsDown, withoutScore },
      highestFirst: first === -1 ? null : first,
      freezes: ladder.freezes.map((freeze) => ({ ...freeze })),
      ...(hasMilestones ? { milestones: stateMilestones(model, judgedOn) } : {}),
    },
    clocks: model.tiers.map(({ rules: { clock } }) => ({
      ...clock,
      hold: clock.hold === null ? null : String(clock.hold),
    })),
    steps: snapshot.partnerKeys.map((_key, row) => {
      const was = stateOfRow(before, row);
      const after = stateOfRow(columns, row);
      const won = earned[row] ?? noTier;
      const step = {
        ...{ before: was, after, earned: won },
        review: { number, day: dayOfIso(day) },
        hits: hitsOfRow(model, snapshot.milestones, row, judgedOn, ladderOfRow(ladders, row)),
      };
      return {
        before: stateState(was),
        earned: tierOrNull(won),
        reason: ladderReason(model, step),
        tier: tierOrNull(after.tier),
        ...(hasMilestones
          ? { milestones: stateFacts(milestones, factsOfRow(snapshot.milestones, row)) }
          : {}),
      };
    }),
  };
};

/** What of a document makes its ladder. */
export type StatedLadderBody = {
  readonly ladder?: StatedLadder | undefined;
  readonly tiers: readonly {
    readonly name: string;
    readonly ladder?: number | undefined;
    readonly line: string | null;
    readonly clock?: z.infer<typeof statedClock> | undefined;
  }[];
};

const idOf = (tier: number): TierId => `tier ${tier}` as TierId;

/** The ladder that a document states, to be run again. */
const readLadder = (stated: StatedLadder, { tiers }: StatedLadderBody): LadderModel => {
  const { watchName, graceNew, graceFall, stepsUp, stepsDown, withoutScore, freezes } = stated;
  const ladder: LadderRules = {
    ...noLadderRules,
    ...{ watchName, graceNew, graceFall, stepsUp, stepsDown, withoutScore, freezes },
    highestFirst: stated.highestFirst === null ? null : idOf(stated.highestFirst),
  };
  return {
    rules: {
      ...noModelRules,
      ladder,
      milestones: stated.milestones === undefined ? [] : readMilestones(stated.milestones, idOf),
    },
    tiers: tiers.map(({ name, ladder: place, line, clock }, index) => ({
      ...{ id: idOf(index), name, purpose: '', shape: 'circle' as const },
      line: line === null ? null : Number(line),
      rules: {
        ...noTierRules,
        ...(place === undefined ? {} : { ladder: ladderIdOf(place) ?? '' }),
        clock:
          clock === undefined
            ? noTierClock
            : { ...clock, hold: clock.hold === null ? null : Number(clock.hold) },
      },
    })),
  };
};

/** What is stated of a partner: its step, score, verdicts and ladder (null for the main one). */
type StepGiven = readonly [StatedStep, string | null, readonly Verdict[], string | null];

/** The stated review, run again: where it puts a partner by what is stated of it. */
export const standAgain = (
  stated: StatedLadder,
  body: StatedLadderBody,
): ((...given: StepGiven) => LadderState) => {
  const model = readLadder(stated, body);
  const clock = clockOf(model);
  const review = { number: stated.review.number, day: dayOfIso(stated.review.day) };
  const judgedOn = stated.milestones === undefined ? 0 : dayOfIso(stated.milestones.judgedOn);
  return ({ before, earned, milestones = [] }, score, verdicts, ladder) => {
    const micros = score === null ? noMicros : toMicros(Number(score));
    const held = heldTierOf(model, micros, verdicts, ladder);
    const known =
      before === null
        ? null
        : { ...before, noticeOn: before.noticeOn === null ? -1 : dayOfIso(before.noticeOn) };
    const factsOf = ({ id }: Milestone) => readFacts(milestones, id);
    const limit = limitOfHits(hitsOf(model, factsOf, judgedOn, ladder));
    return stepPartner(clock, review, known, earned ?? noTier, held, limit);
  };
};

/** The stated review, run again: the tier that it gives a partner; `noTier` for none. */
export const reviewAgain = (
  stated: StatedLadder,
  body: StatedLadderBody,
): ((...given: StepGiven) => number) => {
  const stand = standAgain(stated, body);
  return (...given) => stand(...given).tier;
};
