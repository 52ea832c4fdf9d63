import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, isTimed, type LadderClock } from '#shared/ladder/ladder-clock.ts';
import {
  columnsOfTiers,
  createLadderColumns,
  longAgo,
  stateOfRow,
} from '#shared/ladder/ladder-state.ts';
import { stepLadder, stepPartner } from '#shared/ladder/step-ladder.ts';
import type { LadderState } from '#shared/model/ladder.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';

const dayOf = (number: number): number => 20_000 + number * 90;

/** Runs reviews 1, 2, 3 … 90 days apart; each finding is [earned, held] or one code for both. */
const run = (
  clock: LadderClock,
  findings: readonly (number | readonly [number, number])[],
  first: LadderState | null = null,
): readonly LadderState[] => {
  const states: LadderState[] = [];
  findings.forEach((finding, index) => {
    const [earned, held] = typeof finding === 'number' ? [finding, finding] : finding;
    const review = { number: index + 1, day: dayOf(index + 1) };
    states.push(stepPartner(clock, review, states.at(-1) ?? first, earned, held));
  });
  return states;
};

/** `Gold steady, Silver fell watch …` in short: tier, then status. */
const short = (states: readonly LadderState[]): string =>
  states.map(({ tier, status }) => `${tier === noTier ? '-' : tier} ${status}`).join(', ');

describe('stepLadder', () => {
  it('gives the tier of the score at once without a clock', () => {
    const model = aLadder([]);
    expect(isTimed(model)).toBe(false);
    expect(short(run(clockOf(model), [2, 0, 1, noTier, 0, 2]))).toBe(
      '2 steady, 0 steady, 1 steady, - none, 0 steady, 2 steady',
    );
  });

  it('lets the hold line keep a tier whose line is missed, and loses it below', () => {
    const clock = clockOf(aLadder([{ hold: 65 }]));
    expect(
      short(
        run(clock, [
          [1, 0],
          [0, 0],
          [1, 0],
          [1, 0],
          [1, 1],
          [1, 0],
        ]),
      ),
    ).toBe('1 steady, 0 steady, 0 held, 0 held, 1 steady, 1 steady');
  });

  it('waits for reviews in a row, both ways, and counts afresh after one that breaks them', () => {
    const clock = clockOf(aLadder([{ confirmUp: 3, confirmDown: 2 }]));
    expect(short(run(clock, [1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1]))).toBe(
      '1 steady, 1 rising, 1 rising, 1 steady, 1 rising, 1 rising, 0 steady, 0 watch, 0 steady, 0 watch, 1 steady',
    );
  });

  it('counts the first review of a newcomer into what it must confirm', () => {
    const clock = clockOf(aLadder([{ confirmUp: 2 }], { highestFirst: aTier('Silver', 40).id }));
    expect(short(run(clock, [0, 0]))).toBe('1 rising, 0 steady');
  });

  it('limits steps a review, and goes on in the next', () => {
    const clock = clockOf(aLadder([], { stepsUp: 1, stepsDown: 1 }));
    expect(short(run(clock, [2, 0, 0, 2, 2]))).toBe(
      '2 steady, 1 rising, 0 steady, 1 watch, 2 steady',
    );
  });

  it('asks every tier on the way up for its own confirmation', () => {
    const clock = clockOf(aLadder([{ confirmUp: 1 }, { confirmUp: 2 }]));
    expect(short(run(clock, [2, 0, 0]))).toBe('2 steady, 2 rising, 0 steady');
  });

  it('spares newcomers, and those who just fell, for their grace', () => {
    const clock = clockOf(aLadder([], { graceNew: 2, graceFall: 1 }));
    expect(short(run(clock, [0, 2, 2, 2, 2, 2]))).toBe(
      '0 steady, 0 grace, 0 grace, 1 grace, 1 grace, 2 steady',
    );
  });

  it('keeps a tier for the reviews of its high-water mark after the line was last reached', () => {
    const clock = clockOf(aLadder([{ highWater: 2, hold: 60 }]));
    expect(
      short(
        run(clock, [
          [0, 0],
          [0, 0],
          [1, 1],
          [1, 0],
          [1, 1],
        ]),
      ),
    ).toBe('0 steady, 0 steady, 0 grace, 0 held, 1 steady');
  });

  it('announces a fall and lets it come at the first review after the notice, unless the partner is back', () => {
    const clock = clockOf(aLadder([{ noticeDays: 100 }]));
    const states = run(clock, [0, 1, 1, 1, 0, 1, 0]);
    expect(short(states)).toBe(
      '0 steady, 0 notice, 0 notice, 1 steady, 0 steady, 0 notice, 0 steady',
    );
    expect(states.map(({ noticeOn }) => noticeOn)).toEqual([
      -1,
      dayOf(2),
      dayOf(2),
      -1,
      -1,
      dayOf(6),
      -1,
    ]);
  });

  it('lets nobody fall in a freeze and does not count its reviews', () => {
    const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
    const freezes = [
      { from: iso(dayOf(3)), to: iso(dayOf(4)), blocks: 'falls' as const, reason: 'flood' },
    ];
    const clock = clockOf(aLadder([{ confirmDown: 2 }], { freezes }));
    expect(short(run(clock, [0, 1, 1, 1, 1]))).toBe(
      '0 steady, 0 watch, 0 frozen, 0 frozen, 1 steady',
    );
    expect(short(run(clock, [1, 1, 0, 1, 1, 1]))).toBe(
      '1 steady, 1 steady, 0 steady, 0 frozen, 0 watch, 1 steady',
    );
    const all = clockOf(
      aLadder([], { freezes: freezes.map((each) => ({ ...each, blocks: 'all' as const })) }),
    );
    expect(short(run(all, [1, 1, 0, 0, 0]))).toBe(
      '1 steady, 1 steady, 1 rising, 1 rising, 0 steady',
    );
  });

  it('takes the tier of a partner of whom too little is known, or keeps it with all it remembers', () => {
    const lose = clockOf(aLadder([{ confirmDown: 2 }]));
    expect(short(run(lose, [0, 1, noTier, 0]))).toBe('0 steady, 0 watch, - none, 0 steady');
    const keep = clockOf(aLadder([{ confirmDown: 2 }], { withoutScore: 'keep' }));
    expect(short(run(keep, [noTier, 0, 1, noTier, 1]))).toBe(
      '- none, 0 steady, 0 watch, 0 watch, 1 steady',
    );
  });

  it('knows partners with a tier from elsewhere as no newcomers', () => {
    const clock = clockOf(aLadder([{ highWater: 3 }], { graceNew: 3 }));
    const columns = columnsOfTiers(Uint8Array.of(0, noTier), 3);
    stepLadder(
      clock,
      { number: 1, day: dayOf(1) },
      { earned: Uint8Array.of(1, 0), held: Uint8Array.of(1, 0) },
      columns,
    );
    expect(stateOfRow(columns, 0)).toEqual({
      tier: 1,
      status: 'steady',
      cause: 'fell',
      placed: longAgo,
      entered: 1,
      lineAt: 1,
      noticeOn: -1,
      streaks: [-1, 1],
    });
    expect(stateOfRow(columns, 1)).toEqual({
      tier: 0,
      status: 'steady',
      cause: 'placed',
      placed: 1,
      entered: 1,
      lineAt: 1,
      noticeOn: -1,
      streaks: [1, 1],
    });
  });
});

const tiers = 4;

/** Four tiers with drawn clocks. */
const anyClock = fc.record({
  tiers: fc.constant(tiers),
  top: fc.constant(new Uint8Array(tiers)),
  bottom: fc.constant(new Uint8Array(tiers).fill(tiers - 1)),
  confirmUp: fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: tiers, maxLength: tiers })
    .map((each) => Int32Array.from(each)),
  confirmDown: fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: tiers, maxLength: tiers })
    .map((each) => Int32Array.from(each)),
  highWater: fc
    .array(fc.integer({ min: 0, max: 3 }), { minLength: tiers, maxLength: tiers })
    .map((each) => Int32Array.from(each)),
  noticeDays: fc
    .array(fc.constantFrom(0, 30, 120), { minLength: tiers, maxLength: tiers })
    .map((each) => Int32Array.from(each)),
  graceNew: fc.integer({ min: 0, max: 3 }),
  graceFall: fc.integer({ min: 0, max: 3 }),
  stepsUp: fc.integer({ min: 1, max: tiers }),
  stepsDown: fc.integer({ min: 1, max: tiers }),
  highestFirst: fc
    .integer({ min: 0, max: tiers - 1 })
    .map((highest) => new Uint8Array(tiers).fill(highest)),
  keepsWithoutScore: fc.boolean(),
  freezes: fc.constantFrom(
    [],
    [{ from: '2025-06-01', to: '2025-12-31', blocks: 'falls' as const, reason: '' }],
    [{ from: '2025-06-01', to: '2025-12-31', blocks: 'all' as const, reason: '' }],
  ),
});

/** [earned, held] with held never lower; scores between lines and hold lines of 10 points. */
const fromScore = (score: number): readonly [number, number] => {
  const place = (lines: readonly number[]): number => {
    const index = lines.findIndex((line) => score >= line);
    return index === -1 ? tiers - 1 : index;
  };
  return [place([75, 50, 25]), place([65, 40, 15])];
};
const score = fc.integer({ min: 0, max: 100 });
const history = fc.array(score, { minLength: 1, maxLength: 14 });

describe('the ladder as a machine', () => {
  it('without a clock is the tier of the score at every review', () => {
    const none = clockOf(
      aModel({
        tiers: [75, 50, 25, null].map((line, index) => aTier(`T${index}`, line)),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: tiers })), (codes) => {
        const findings = codes.map((code) => (code === tiers ? noTier : code));
        expect(run(none, findings).map(({ tier }) => tier)).toEqual(findings);
      }),
    );
  });

  it('never takes more steps than it may', () => {
    fc.assert(
      fc.property(anyClock, history, (clock, scores) => {
        const states = run(clock, scores.map(fromScore));
        states.slice(1).forEach(({ tier }, index) => {
          const before = states[index]?.tier ?? noTier;
          expect(before - tier).toBeLessThanOrEqual(clock.stepsUp);
          expect(tier - before).toBeLessThanOrEqual(clock.stepsDown);
        });
      }),
    );
  });

  it('changes direction only after the other line was crossed', () => {
    fc.assert(
      fc.property(anyClock, history, (clock, scores) => {
        const findings = scores.map(fromScore);
        const states = run(clock, findings);
        states.slice(1).forEach(({ tier }, index) => {
          const before = states[index]?.tier ?? noTier;
          const [earned, held] = findings[index + 1] ?? [noTier, noTier];
          if (tier < before) expect(earned).toBeLessThanOrEqual(tier);
          if (tier > before) expect(held).toBeGreaterThanOrEqual(tier);
        });
      }),
    );
  });

  it('never puts a partner below one that scores no better in every review', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 14 }),
        (clock, pairs) => {
          const better = run(
            clock,
            pairs.map((pair) => fromScore(Math.max(...pair))),
          );
          const worse = run(
            clock,
            pairs.map((pair) => fromScore(Math.min(...pair))),
          );
          better.forEach(({ tier }, index) => {
            expect(tier).toBeLessThanOrEqual(worse[index]?.tier ?? noTier);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never lets a partner fall in a freeze, in its grace or without notice', () => {
    fc.assert(
      fc.property(anyClock, history, (clock, scores) => {
        const states = run(clock, scores.map(fromScore));
        states.slice(1).forEach((after, index) => {
          const before = states[index];
          if (before === undefined || after.tier <= before.tier) return;
          const number = index + 2;
          const notice = clock.noticeDays[before.tier] ?? 0;
          expect(number - before.placed).toBeGreaterThan(clock.graceNew);
          expect(after.entered).toBe(number);
          if (notice > 0) {
            expect(before.status === 'notice' || before.status === 'frozen').toBe(true);
            expect(dayOf(number) - before.noticeOn).toBeGreaterThanOrEqual(notice);
          }
          for (const { from, to } of clock.freezes) {
            const day = new Date(dayOf(number) * 86_400_000).toISOString().slice(0, 10);
            expect(day < from || day > to).toBe(true);
          }
        });
      }),
    );
  });

  it('says the same of many partners at once as of each alone, and the same twice', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.array(fc.array(score, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (clock, histories) => {
          const columns = createLadderColumns(histories.length, tiers);
          for (let review = 0; review < 5; review += 1) {
            const findings = histories.map((scores) => fromScore(scores[review] ?? 0));
            stepLadder(
              clock,
              { number: review + 1, day: dayOf(review + 1) },
              {
                earned: Uint8Array.from(findings, ([earned]) => earned),
                held: Uint8Array.from(findings, ([, held]) => held),
              },
              columns,
            );
          }
          histories.forEach((scores, row) => {
            const alone = run(clock, scores.map(fromScore)).at(-1);
            expect(stateOfRow(columns, row)).toEqual(alone);
            expect(run(clock, scores.map(fromScore)).at(-1)).toEqual(alone);
          });
        },
      ),
    );
  });
});
