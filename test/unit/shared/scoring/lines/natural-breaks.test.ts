import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitOfLines,
  lineBetween,
  linesOfBreaks,
  naturalBreaks,
  type NaturalBreaks,
} from '#shared/scoring/lines/natural-breaks.ts';

const breaksIn = (scores: readonly number[], classes: number): NaturalBreaks | undefined =>
  [...naturalBreaks(scores, classes)][classes - 1];

const sizes = (breaks: NaturalBreaks | undefined): readonly number[] =>
  breaks?.classes.map(({ partners }) => partners) ?? [];

const squares = (scores: readonly number[]): number => {
  const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length;
  return scores.reduce((sum, each) => sum + (each - mean) ** 2, 0);
};

/** Every way to cut sorted scores into so many classes: the least sum of squares of all. */
const leastOfAll = (scores: readonly number[], classes: number): number => {
  const sorted = scores.toSorted((a, b) => a - b);
  const least = (from: number, left: number): number => {
    if (left === 1) return squares(sorted.slice(from));
    let best = Infinity;
    for (let end = from + 1; end <= sorted.length - left + 1; end += 1) {
      best = Math.min(best, squares(sorted.slice(from, end)) + least(end, left - 1));
    }
    return best;
  };
  return least(0, classes);
};

const someScores = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 100, noNaN: true })),
  { minLength: 1, maxLength: 11 },
);

describe('natural breaks', () => {
  it('agree with published tables', () => {
    // The four values by which the method is usually told: of the three cuts the middle one, 26 and 1.
    const four = breaksIn([4, 5, 9, 10], 2);
    expect(four?.within).toBeCloseTo(1, 12);
    expect(four?.fit).toBeCloseTo(25 / 26, 12);
    expect(Number(four?.fit?.toFixed(2))).toBe(0.96);
    expect(sizes(four)).toEqual([2, 2]);
    // H. Wang and M. Song, "Ckmeans.1d.dp", The R Journal 3(2), 2011: sizes 4, 3, 3, within 0, 0, 2.
    const ten = [-1, 2, -1, 2, 4, 5, 6, -1, 2, -1].map((each) => each + 10);
    expect(sizes(breaksIn(ten, 3))).toEqual([4, 3, 3]);
    expect(breaksIn(ten, 3)?.within).toBeCloseTo(2, 12);
  });

  it('have the least sum of squares of all ways to cut the same scores', () => {
    fc.assert(
      fc.property(someScores, fc.integer({ min: 1, max: 4 }), (scores, classes) => {
        const rounded = scores.map((each) => Math.round(each * 1e6) / 1e6);
        const different = new Set(rounded).size;
        const breaks = breaksIn(scores, classes);
        if (classes > different) {
          expect(breaks).toBeUndefined();
          return;
        }
        const best = leastOfAll(rounded, classes);
        expect(breaks?.within).toBeCloseTo(best, 6);
        expect(sizes(breaks).reduce((sum, each) => sum + each, 0)).toBe(scores.length);
      }),
    );
  });

  it('never get worse with a class more, and move with the scores', () => {
    fc.assert(
      fc.property(someScores, fc.double({ min: 0.1, max: 1, noNaN: true }), (scores, factor) => {
        const fits = [...naturalBreaks(scores, 6)].map(({ within }) => within);
        fits.forEach((within, index) => {
          expect(within).toBeLessThanOrEqual((fits[index - 1] ?? Infinity) + 1e-9);
        });
        const whole = scores.map((score) => Math.round(score));
        const moved = whole.map((score) => score * factor);
        expect(breaksIn(moved, 2)?.within ?? 0).toBeCloseTo(
          (breaksIn(whole, 2)?.within ?? 0) * factor * factor,
          3,
        );
      }),
    );
  });

  it('agree with a search over all starts on many scores', () => {
    const scores = Array.from({ length: 400 }, (_, index) => (index * 7919) % 1000).map(
      (each) => Math.sqrt(each * 10) + (each % 7),
    );
    const sorted = scores.map((each) => Math.round(each * 1e6) / 1e6).sort((a, b) => a - b);
    // Each class more by looking at every start, with sums worked out anew: quadratic, and nothing in common.
    let least = sorted.map((_, end) => squares(sorted.slice(0, end + 1)));
    const cost = sorted.map((_, from) => {
      const found: number[] = [];
      let [count, mean, sum] = [0, 0, 0];
      for (const each of sorted.slice(from)) {
        count += 1;
        const away = each - mean;
        mean += away / count;
        sum += away * (each - mean);
        found.push(sum);
      }
      return found;
    });
    for (let classes = 2; classes <= 6; classes += 1) {
      const before = least;
      least = sorted.map((_, end) => {
        let best = Infinity;
        for (let from = classes - 1; from <= end; from += 1) {
          best = Math.min(best, (before[from - 1] ?? Infinity) + (cost[from]?.[end - from] ?? 0));
        }
        return best;
      });
      expect(breaksIn(scores, classes)?.within).toBeCloseTo(least.at(-1) ?? NaN, 6);
    }
  });

  it('give no class to nobody: without scores, with fewer different ones, with one', () => {
    expect([...naturalBreaks([], 3)]).toEqual([]);
    expect([...naturalBreaks([NaN, NaN], 3)]).toEqual([]);
    expect([...naturalBreaks([5, 5, NaN], 3)]).toEqual([
      { classes: [{ lowest: 5_000_000, highest: 5_000_000, partners: 2 }], within: 0, fit: null },
    ]);
  });

  it('become lines that are as round as the gap allows, and put everybody into the class that was found', () => {
    expect(lineBetween(54_310_000, 61_870_000)).toBe(60);
    expect(lineBetween(54_310_000, 55_870_000)).toBe(55);
    expect(lineBetween(54_310_000, 54_390_000)).toBe(54.39);
    expect(lineBetween(54_310_000, 54_310_001)).toBe(54.310001);
    fc.assert(
      fc.property(someScores, fc.integer({ min: 2, max: 4 }), (scores, classes) => {
        const breaks = breaksIn(scores, classes);
        fc.pre(breaks !== undefined);
        const lines = linesOfBreaks(breaks).map((line) => line ?? 0);
        const counts = lines.map(
          (line, tier) =>
            scores.filter((score) => {
              const rounded = Math.round(score * 1e6) / 1e6;
              return rounded >= line && rounded < (lines[tier - 1] ?? Infinity);
            }).length,
        );
        expect(counts).toEqual(sizes(breaks).toReversed());
        expect(fitOfLines(scores, lines.slice(0, -1).reverse()) ?? 0).toBeCloseTo(
          breaks.fit ?? 0,
          9,
        );
      }),
    );
  });
});
