import { describe, expect, it } from 'vitest';
import { checkLadder } from '#shared/ladder/check-ladder.ts';
import { ladderSentences, tierClockSentences } from '#shared/ladder/clock-words.ts';
import { clockOf } from '#shared/ladder/ladder-clock.ts';
import { ladderReason, statusWords } from '#shared/ladder/reason-words.ts';
import { stepPartner } from '#shared/ladder/step-ladder.ts';
import { dayOfIso } from '#shared/metrics/calendar.ts';
import type { LadderState } from '#shared/model/ladder.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { TierId } from '#shared/model/ids.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';

const quarters = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31', '2026-03-31'];

/** The reasons of one partner over the quarters; each finding is [earned, held] or one code for both. */
const reasons = (
  model: ScoringModel,
  findings: readonly (number | readonly [number, number])[],
): readonly string[] => {
  let before: LadderState | null = null;
  return findings.map((finding, index) => {
    const [earned, held] = typeof finding === 'number' ? [finding, finding] : finding;
    const review = { number: index + 1, day: dayOfIso(quarters[index] ?? '') };
    const after = stepPartner(clockOf(model), review, before, earned, held);
    const said = ladderReason(model, { before, after, review, earned });
    before = after;
    return said;
  });
};

describe('the reason of a partner', () => {
  it('tells waiting, rising, keeping and watching with the counts that they go by', () => {
    const model = aLadder([{ hold: 65, confirmUp: 2, confirmDown: 2 }], { watchName: 'Probation' });
    expect(reasons(model, [1, 0, 0, [1, 0], [1, 1]])).toEqual([
      'Begins in Silver, which the score reaches.',
      'Reaches Gold, 1 of 2 reviews in a row; stays in Silver until that is confirmed.',
      'Rises from Silver to Gold: confirmed in 2 reviews in a row.',
      'Stays in Gold by its hold line of 65 points; the score alone gives Silver.',
      'On Probation in Gold: below 65 points, 1 of 2 reviews in a row; the score alone gives Silver.',
    ]);
    expect(reasons(model, [0, 1, 1])[2]).toBe(
      'Falls from Gold to Silver: below the hold line in 2 reviews in a row.',
    );
  });

  it('tells notice with its day, and the fall that follows', () => {
    const model = aLadder([{ noticeDays: 60 }]);
    expect(reasons(model, [0, 1, 1])).toEqual([
      'Begins in Gold, which the score reaches.',
      'Notice since 2025-06-30: loses Gold at the first review from 2025-08-29 on, unless it is back at its hold line.',
      'Falls from Gold to Silver: announced on 2025-06-30, and the hold line was not reached since.',
    ]);
  });

  it('tells what spares a partner, and for how long', () => {
    expect(reasons(aLadder([], { graceNew: 2 }), [0, 1, 1, 1]).slice(1)).toEqual([
      'Stays in Gold although below 70 points: a newcomer is spared for 2 more reviews.',
      'Stays in Gold although below 70 points: a newcomer is spared for 1 more review.',
      'Falls from Gold to Silver: below the hold line.',
    ]);
    const freezes = [
      { from: '2025-06-01', to: '2025-07-31', blocks: 'all' as const, reason: 'flood' },
    ];
    expect(reasons(aLadder([], { freezes }), [1, 2])[1]).toBe(
      'Stays in Silver although below 40 points: nobody falls from 2025-06-01 to 2025-07-31 (flood).',
    );
    expect(reasons(aLadder([], { freezes }), [1, 0])[1]).toBe(
      'Reaches Gold; nobody rises in these days, so it stays in Silver.',
    );
  });

  it('tells the places of newcomers and of those of whom too little is known', () => {
    const model = aLadder([], { highestFirst: 'tier-Silver' as TierId, withoutScore: 'keep' });
    expect(reasons(model, [0, noTier, 0])).toEqual([
      'Begins in Silver, the highest tier for a newcomer; the score reaches Gold.',
      'Keeps Silver although too little is known.',
      'Rises from Silver to Gold, whose line is reached.',
    ]);
    expect(reasons(aLadder(), [noTier, 2])).toEqual([
      'No tier: too little is known.',
      'Begins in Bronze, which the score reaches.',
    ]);
  });

  it('calls a status as the programme does', () => {
    expect(statusWords(aLadder([], { watchName: 'At risk' }), 'watch')).toBe('At risk');
  });
});

describe('the rules in words', () => {
  it('read as one sentence each', () => {
    const model = aLadder(
      [{ hold: 62.5, confirmUp: 2, confirmDown: 3, highWater: 4, noticeDays: 30 }],
      {
        graceNew: 2,
        graceFall: 1,
        stepsUp: 1,
        stepsDown: 2,
        highestFirst: 'tier-Silver' as TierId,
        withoutScore: 'keep',
        nextReview: '2026-03-31',
        freezes: [{ from: '2026-01-01', to: '2026-02-01', blocks: 'falls', reason: '' }],
      },
    );
    expect(tierClockSentences(model, 0)).toEqual({
      hold: 'Gold is won at 70 points and kept down to 62.5.',
      confirmUp: 'A partner rises into Gold at 2 reviews in a row with 70 points or more.',
      confirmDown: 'It loses Gold at 3 reviews in a row below 62.5 points.',
      highWater: 'Gold is kept for 4 reviews after it was won or its line was last reached.',
      noticeDays:
        'The loss of Gold is announced and comes at the first review at least 30 days later.',
    });
    expect(tierClockSentences(model, 2)).toBeNull();
    expect(ladderSentences(model)).toEqual({
      watchName: 'Who is below the hold line and has not fallen yet is on Watch.',
      graceNew: 'A newcomer cannot fall in the 2 reviews after its first tier.',
      graceFall: 'Who fell cannot fall again in the 1 review after it.',
      stepsUp: 'A partner rises at most 1 tier at a review.',
      stepsDown: 'A partner falls at most 2 tiers at a review.',
      highestFirst: 'A newcomer begins in the tier that its score reaches, at most in Silver.',
      withoutScore: 'A partner about whom too little is known keeps its tier.',
      freezes:
        'From 2026-01-01 to 2026-02-01 nobody falls; reviews in these days count against nobody.',
      nextReview: 'The next review is on 2026-03-31.',
    });
  });

  it('say without a clock that the score of the day decides', () => {
    expect(tierClockSentences(aLadder(), 1)).toEqual({
      hold: 'Silver is won and kept at 40 points.',
      confirmUp: 'A partner rises into Silver at the first review with 40 points or more.',
      confirmDown: 'It loses Silver at the first review below 40 points.',
      highWater: 'A good review in the past keeps nobody in Silver.',
      noticeDays: 'Silver is lost without notice.',
    });
  });
});

describe('checkLadder', () => {
  it('finds nothing in a ladder without a clock', () => {
    expect(checkLadder(aLadder())).toEqual([]);
  });

  it('says at its field what a rule should be, what it is and what to do', () => {
    const model = aLadder([{ hold: 75, confirmUp: 0, noticeDays: -3 }, {}, { hold: 10 }], {
      graceNew: -1,
      stepsUp: 0,
      highestFirst: 'gone' as TierId,
      freezes: [{ from: '2026-02-01', to: '2026-01-01', blocks: 'falls', reason: '' }],
    });
    expect(checkLadder(model).map(({ about, message }) => `${about ?? ''}: ${message}`)).toEqual([
      'tier-Gold confirmUp: Reviews to rise into Gold: expected 1 or more, found 0. Raise it; until then it counts as 1.',
      'tier-Gold noticeDays: Days of notice for Gold: expected 0 or more, found -3. Raise it; until then it counts as 0.',
      'tier-Gold hold: Hold line of Gold: expected at most its line, 70; found 75. Lower it, or who rises would fall at once.',
      'tier-Gold confirmUp: Gold asks for fewer reviews in a row than Silver on the way to it, so those of Silver decide for both.',
      'tier-Bronze hold: Bronze is the lowest tier and cannot be lost; remove its hold line.',
      'ladder graceNew: Grace of newcomers: expected 0 or more, found -1. Raise it; until then it counts as 0.',
      'ladder stepsUp: Tiers up a review: expected 1 or more, found 0. Raise it; until then it counts as 1.',
      'ladder highestFirst: The highest tier for newcomers is gone, so they begin anywhere; choose another.',
      'ladder freezes: Freeze from 2026-02-01 to 2026-01-01: expected an end on or after its beginning. Swap the days; until then it freezes nothing.',
    ]);
  });

  it('finds hold lines out of order', () => {
    expect(checkLadder(aLadder([{ hold: 38 }])).map(({ message }) => message)).toEqual([
      'Hold line of Gold: expected above that of Silver, 40; found 38. Raise it, or lower the hold line of Silver.',
    ]);
    expect(checkLadder(aLadder([{ hold: 38 }, { hold: 30 }]))).toEqual([]);
  });
});
