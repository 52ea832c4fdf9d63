import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric, criteriaOf } from './criteria.ts';
import { firstLines, startingLines } from './first-lines.ts';

const linesOf = ({ tiers }: ScoringModel): readonly (number | null)[] =>
  tiers.map(({ line }) => line);

const isSame = (one: ScoringModel, other: ScoringModel): boolean =>
  linesOf(one).every((line, place) => line === linesOf(other)[place]);

/** The model with the lines of a new workspace. */
const restarted = (model: ScoringModel): ScoringModel => ({
  ...model,
  tiers: model.tiers.map((tier, place) => ({ ...tier, line: startingLines[place] ?? null })),
});

/**
 * The lines of a model to which criteria were added without anybody having said where lines are: those of
 * `before` that are still the guess for a first model are guessed anew for `after`, so that partners reach the
 * tiers that they now score for. Lines that somebody chose stay, and so do all until the snapshot knows
 * every metric that `after` reads.
 */
export const followLines = (
  before: ScoringModel,
  after: ScoringModel,
  snapshot: Snapshot,
): ScoringModel => {
  const isKnown = criteriaOf(after).every(
    ({ criterion }) => findMetric(snapshot, criterion.metricCode) !== undefined,
  );
  const start = restarted(before);
  const isGuess =
    isKnown &&
    before.tiers.length === startingLines.length + 1 &&
    (isSame(before, start) || isSame(before, firstLines(start, snapshot)));
  return isGuess ? firstLines(restarted(after), snapshot) : after;
};
