import { describe, expect, it } from 'vitest';
import { firstLines, startingLines } from '#shared/scoring/first-lines.ts';
import { followLines } from '#shared/scoring/follow-lines.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { aCriterion, aDimension, aModel, aTier } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const places = Array.from({ length: 11 }, (_, place) => place);
/** Everybody is rated well, and few sell much. */
const snapshot = aSnapshot([
  aMetric(
    'rating',
    places.map((place) => 50 + place * 5),
  ),
  aMetric(
    'sales',
    places.map((place) => place ** 4),
  ),
]);

const criterion = (code: string, upper: number) =>
  aCriterion(code, {
    valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper },
  });
const rating = aDimension('rating', [criterion('rating', 100)]);
const sales = aDimension('sales', [criterion('sales', 100_000)]);

const modelOf = (lines: readonly (number | null)[], ...dimensions: ScoringModel['dimensions']) =>
  aModel({
    dimensions: dimensions.map((each) => ({ ...each, weight: 1 / dimensions.length })),
    tiers: lines.map((line, place) => aTier(`Tier ${place}`, line)),
  });

const linesOf = ({ tiers }: ScoringModel): readonly (number | null)[] =>
  tiers.map(({ line }) => line);

const start = [...startingLines, null];

describe('lines after more was weighed', () => {
  it('are guessed anew where they were a guess, so that partners reach the tiers', () => {
    const before = firstLines(modelOf(start, rating), snapshot);
    expect(linesOf(before)).toEqual(start);
    const after = followLines(before, modelOf(start, rating, sales), snapshot);
    expect(linesOf(after)).toEqual([50, 40, null]);
    const poor = firstLines(modelOf(start, sales), snapshot);
    expect(linesOf(poor)).not.toEqual(start);
    const mixed = modelOf(linesOf(poor), sales, rating);
    expect(linesOf(followLines(poor, mixed, snapshot))).toEqual([50, 40, null]);
  });

  it('stay where somebody chose them, where tiers are others, and until the figures are there', () => {
    const own = [65, 45, null];
    const weighed = modelOf(own, rating, sales);
    expect(followLines(modelOf(own, rating), weighed, snapshot)).toBe(weighed);
    const two = modelOf([70, null], rating, sales);
    expect(followLines(modelOf([70, null], rating), two, snapshot)).toBe(two);
    const early = modelOf(start, rating, aDimension('later', [criterion('later', 1)]));
    expect(followLines(modelOf(start, rating), early, snapshot)).toBe(early);
  });
});
