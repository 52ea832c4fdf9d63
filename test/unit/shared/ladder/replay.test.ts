import { describe, expect, it } from 'vitest';
import { basisSentence } from '#shared/ladder/history-words.ts';
import { historyBasis, replayLadder, type PastReview } from '#shared/ladder/replay.ts';
import {
  defaultReplaySettings,
  findCliffs,
  findMoves,
  findReversals,
  trackFigures,
} from '#shared/ladder/replay-figures.ts';
import { reviewDays } from '#shared/ladder/review-days.ts';
import { dayOfIso, isoOfDay } from '#shared/metrics/calendar.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { aLadder } from '#test/fixtures/a-ladder.ts';

const days = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'];

/** Scores by partner over the four reviews; NaN for too little known. */
const scores = [
  [80, 65, 75, 62],
  [30, 72, 30, 72],
  [NaN, 45, 45, 69.5],
  [69.9, 70, 69.9, 70],
];

const reviews: readonly PastReview[] = days.map((day, review) => ({
  day,
  scores: Float64Array.from(scores, (each) => each[review] ?? NaN),
  gates: null,
  lines: null,
}));

describe('a replay', () => {
  const model = aLadder([{ hold: 60, confirmUp: 2 }]);
  const replay = replayLadder(model, reviews, undefined);

  it('runs the same reviews with the clock and without', () => {
    expect(replay.plain.tiers.map((tiers) => [...tiers])).toEqual([
      [0, 2, 255, 1],
      [1, 0, 1, 0],
      [0, 2, 1, 1],
      [1, 0, 1, 0],
    ]);
    expect(replay.timed.tiers.map((tiers) => [...tiers])).toEqual([
      [0, 2, 255, 1],
      [0, 1, 1, 1],
      [0, 2, 1, 1],
      [0, 1, 1, 1],
    ]);
  });

  it('takes the lines of each review where they move', () => {
    const moved = reviews.map((review) => ({ ...review, lines: [64, 40, null] }));
    expect(
      replayLadder(aLadder(), moved, undefined).plain.tiers.map((tiers) => [...tiers]),
    ).toEqual([
      [0, 2, 255, 0],
      [0, 0, 1, 0],
      [0, 2, 1, 0],
      [1, 0, 0, 0],
    ]);
  });

  it('counts churn, reversals, cliff cases and sizes of tiers, as worked by hand', () => {
    const settings = { ...defaultReplaySettings, least: 0.3, most: 0.7 };
    const plain = trackFigures(model, reviews, replay.plain, settings, false);
    // Moves: 3 of 3, 3 of 4, 3 of 4.
    expect([plain.moves, plain.churn]).toEqual([9, 9 / 11]);
    expect(plain.reviews[1]).toEqual({
      byTier: [2, 2, 0],
      without: 0,
      moves: { up: 2, down: 1, same: 0, other: 1, across: 0 },
      churn: 1,
      cliff: 1,
      empty: [2],
      thin: [],
      crowded: [],
    });
    expect(plain.reviews[2]).toMatchObject({ byTier: [1, 2, 1], thin: [0, 2] });
    expect(plain.reversals).toEqual([
      { row: 1, up: 1, down: 2 },
      { row: 3, up: 1, down: 2 },
      { row: 0, up: 2, down: 3 },
    ]);
    const timed = trackFigures(model, reviews, replay.timed, settings, true);
    expect([timed.moves, timed.churn, timed.reversals]).toEqual([
      3,
      3 / 11,
      [{ row: 1, up: 1, down: 2 }],
    ]);
    expect(timed.reviews[1]).toMatchObject({ crowded: [1], empty: [2] });
  });

  it('finds a reversal only within so many reviews', () => {
    const track = {
      tiers: [[2], [1], [1], [1], [2]].map((tiers) => Uint8Array.from(tiers)),
      statuses: [],
    };
    expect(findReversals(model, track, 2)).toEqual([]);
    expect(findReversals(model, track, 3)).toEqual([{ row: 0, up: 1, down: 4 }]);
  });

  it('says who moved, and who is near the line that matters to them', () => {
    expect(findMoves(model, replay.plain, 1, 'up')).toEqual([1, 3]);
    expect(findMoves(model, replay.timed, 2, 'down')).toEqual([1]);
    const [last] = reviews.slice(-1);
    if (last === undefined) throw new Error('there are reviews');
    // With the clock partner 0 is Gold at 62, two points above its hold line of 60.
    const tiers = Uint8Array.of(0, 1, 1, 1);
    expect(findCliffs(model, last, tiers, 2.5, true)).toEqual([0, 1, 2, 3]);
    expect(findCliffs(model, last, tiers, 1, true)).toEqual([2, 3]);
  });

  it('depends on criteria, weights and gates, not on lines and clocks', () => {
    expect(historyBasis(aLadder([{ hold: 10 }], { graceNew: 3 }))).toBe(historyBasis(aLadder()));
    expect(historyBasis({ ...aLadder(), minimumCoverage: 0.9 })).not.toBe(historyBasis(aLadder()));
  });

  it('depends on whom partners are measured against, on deductions, and on lines that move others', () => {
    const base = aLadder();
    const peers = { kind: 'peers', attributes: ['region'], minimum: 5, shrinkage: 0 } as const;
    const others: readonly ScoringModel[] = [
      { ...base, rules: { ...base.rules, reference: peers } },
      {
        ...base,
        dimensions: base.dimensions.map((each) => ({
          ...each,
          rules: { ...each.rules, kind: 'takes' as const },
        })),
      },
    ];
    expect(others.map((other) => historyBasis(other) === historyBasis(base))).toEqual([
      false,
      false,
    ]);
    const raised = (of: ScoringModel): ScoringModel => ({
      ...of,
      tiers: of.tiers.map((tier, index) => (index === 0 ? { ...tier, line: 95 } : tier)),
    });
    const counted = {
      ...base,
      tiers: base.tiers.map((tier, index) =>
        index === 1
          ? {
              ...tier,
              rules: { ...tier.rules, cut: { by: 'count', count: 2, ties: 'allIn' } as const },
            }
          : tier,
      ),
    };
    expect(historyBasis(raised(base))).toBe(historyBasis(base));
    expect(historyBasis(raised(counted))).not.toBe(historyBasis(counted));
  });
});

describe('the days of reviews', () => {
  const iso = (plan: Parameters<typeof reviewDays>[0], from: string, to: string) =>
    reviewDays(plan, { from: dayOfIso(from), to: dayOfIso(to) }).map(isoOfDay);

  it('are the ends of periods of the calendar', () => {
    expect(iso({ months: 3, reviews: 4 }, '2023-01-01', '2025-12-31')).toEqual(days);
    expect(iso({ months: 1, reviews: 3 }, '2023-01-01', '2024-03-31')).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ]);
    expect(iso({ months: 6, reviews: 2 }, '2023-01-01', '2025-06-30')).toEqual([
      '2024-12-31',
      '2025-06-30',
    ]);
  });

  it('close with the last day of the data, and reach no further back than they do', () => {
    expect(iso({ months: 3, reviews: 12 }, '2025-05-01', '2025-11-17')).toEqual([
      '2025-06-30',
      '2025-09-30',
      '2025-11-17',
    ]);
    expect(iso({ months: 12, reviews: 12 }, '2025-05-01', '2025-11-17')).toEqual(['2025-11-17']);
  });
});

describe('how a metric of the past was made', () => {
  it('is said in one sentence', () => {
    const metric = { code: 'm', name: 'Orders' };
    const reviewsOf = days.map((day) => ({ day }));
    expect(basisSentence({ ...metric, basis: 'rows', firstReview: 0 }, reviewsOf)).toBe(
      'Orders counts all rows up to each review, so that early reviews know less of it.',
    );
    expect(basisSentence({ ...metric, basis: 'latest', firstReview: 2 }, reviewsOf)).toBe(
      'Orders is the newest known at each review. It is known from 2025-09-30 on.',
    );
    expect(basisSentence({ ...metric, basis: 'always', firstReview: null }, reviewsOf)).toBe(
      'Orders has no date, so every review takes the number of today. It is known at none of the reviews.',
    );
  });
});
