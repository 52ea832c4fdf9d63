import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { quantileOfSorted } from '../statistics/quantile.ts';
import { judgeSnapshot } from './criteria.ts';
import { scorePartners } from './score.ts';

/** The lines with which a workspace begins, from the highest tier down; the lowest tier has none. */
export const startingLines = [70, 45] as const;

/** Who is above each of the lines where they follow from the partners: a tenth, and four tenths. */
const sharesAbove = [0.1, 0.4] as const;

/** Fewer than this share of the partners in the highest tier is nearly nobody. */
const fewest = 0.02;

const isUntouched = ({ tiers }: ScoringModel): boolean =>
  tiers.length === startingLines.length + 1 &&
  tiers.every(
    ({ line, rules }, place) =>
      line === (startingLines[place] ?? null) &&
      rules.cut.by === 'score' &&
      rules.gates.length === 0,
  );

/**
 * Lines in whole parts of a point above which about the stated shares of the scores are; null where they do
 * not tell the tiers apart, or where whole points let in a quarter and one partner more than that.
 */
const linesFor = (sorted: Float64Array, parts: 1 | 10): readonly number[] | null => {
  const lines = sharesAbove.map(
    (share) => Math.floor(quantileOfSorted(sorted, 1 - share) * parts) / parts,
  );
  const [first = 0, second = 0] = lines;
  const isNear = lines.every((line, place) => {
    const above = sorted.filter((score) => score >= line).length;
    return above <= 1.25 * (sharesAbove[place] ?? 0) * sorted.length + 1;
  });
  return first > second && second > 0 && (isNear || parts === 10) ? lines : null;
};

/**
 * Lines for a first model. Those that a workspace begins with stay, unless nobody, or not even one in fifty,
 * reaches the highest: sums of which a few are very large give nearly everybody a score near 0. Then they are
 * put, as round numbers, where a tenth and four tenths of the partners are above. Lines that somebody changed
 * stay, and so do all where the scores are too much alike for that.
 */
export const firstLines = (model: ScoringModel, snapshot: Snapshot): ScoringModel => {
  if (!isUntouched(model)) {
    return model;
  }
  const columns = judgeSnapshot(model, snapshot);
  const { scores } = scorePartners(model, columns, snapshot.partnerKeys.length);
  const known = scores.filter((score) => !Number.isNaN(score)).sort();
  const reached = known.filter((score) => score >= startingLines[0]).length;
  if (known.length === 0 || reached >= Math.max(1, known.length * fewest)) {
    return model;
  }
  const lines = linesFor(known, 1) ?? linesFor(known, 10);
  return lines === null
    ? model
    : {
        ...model,
        tiers: model.tiers.map((tier, place) => ({ ...tier, line: lines[place] ?? null })),
      };
};
