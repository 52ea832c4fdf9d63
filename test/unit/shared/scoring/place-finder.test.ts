import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaceFinder } from '#shared/scoring/place-finder.ts';
import { createRankBuffers, rankPartners } from '#shared/scoring/rank.ts';
import { toMicros } from '#shared/scoring/tiers.ts';

/** Crowded around few numbers, on the borders of the parts, anywhere, or absent. */
const score = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: 49.99, max: 50.01, noNaN: true }),
  fc.integer({ min: 0, max: 5000 }).map((part) => part / 50),
  fc.constantFrom(NaN, 0, 100, 69.9999999, 70.0000001),
);

const lists = fc.array(score, { maxLength: 300 });

const everyPlace = (finder: ReturnType<typeof createPlaceFinder>, places: readonly number[]) =>
  places.map((place) => ({ row: finder.rowAt(place), rank: finder.rankAt(place) }));

describe('finding who stands at a place', () => {
  it('agrees with ranking everybody, whatever place is asked for and in whichever order', () => {
    fc.assert(
      fc.property(
        lists.chain((scores) =>
          fc.record({
            scores: fc.constant(scores),
            places: fc.shuffledSubarray(scores.map((_, place) => place)),
            window: fc.integer({ min: 1, max: 80 }),
          }),
        ),
        ({ scores, places, window }) => {
          const { order, ranks } = rankPartners(
            Float64Array.from(scores),
            createRankBuffers(scores.length),
          );
          const finder = createPlaceFinder(scores.length, window);
          finder.take(Float64Array.from(scores));
          expect(everyPlace(finder, places)).toEqual(
            places.map((place) => ({ row: order[place], rank: ranks[order[place] ?? 0] })),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('forgets the scores before', () => {
    const finder = createPlaceFinder(3);
    finder.take(Float64Array.of(1, 2, 3));
    expect(everyPlace(finder, [0, 1, 2]).map(({ row }) => row)).toEqual([2, 1, 0]);
    finder.take(Float64Array.of(3, 3, NaN));
    expect(everyPlace(finder, [0, 1, 2])).toEqual([
      { row: 0, rank: 1 },
      { row: 1, rank: 1 },
      { row: 2, rank: 3 },
    ]);
    expect([finder.rowAt(3), finder.rankAt(3)]).toEqual([0, 0]);
  });

  it('counts the scores of each part of the scale, the full mark in the last', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(1, 10, 50, 5000), (scores, bins) => {
        const finder = createPlaceFinder(scores.length);
        finder.take(Float64Array.from(scores));
        const expected = new Array<number>(bins).fill(0);
        for (const each of scores.filter((value) => !Number.isNaN(value))) {
          const bin = Math.min(bins - 1, Math.floor((toMicros(each) * bins) / 100e6));
          expected[bin] = (expected[bin] ?? 0) + 1;
        }
        expect([...finder.histogram(bins)]).toEqual(expected);
      }),
    );
  });
});
