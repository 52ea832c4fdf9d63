import { absences, cellStatus } from '../../model/cell-status.ts';
import type { ScoringModel } from '../../model/scoring-model.ts';
import type { ValueFunction } from '../../model/value-function.ts';
import type { MetricColumn, Snapshot } from '../../model/snapshot.ts';
import { swappedPairs } from '../compare/rank-agreement.ts';
import { criteriaOf, referencesOfCriterion } from '../criteria.ts';
import type { GateTable } from '../gates.ts';
import { cutTiers } from '../ladders/cut-tiers.ts';
import { judgeMetric, type ValueColumn } from '../normalise.ts';
import { createRankBuffers, rankPartners } from '../rank.ts';
import { scorePartners } from '../score.ts';
import { isRelative, type References } from '../yardstick.ts';
import type { LevelsOf } from './peer-levels.ts';
import { referenceRuleOf } from './references-for.ts';

/** Somebody who leaves, or comes with one number beyond everybody's. */
export type ReversalTrial =
  | { readonly kind: 'without'; readonly row: number }
  | {
      readonly kind: 'with';
      /** Place of the criterion in the model. */
      readonly criterion: number;
      /** The newcomer's number, in the metric's unit. */
      readonly raw: number;
    };

/** What a trial does to the ranks and tiers of all others. */
export type Reversal = {
  readonly trial: ReversalTrial;
  /** Pairs of which the one that was ahead is behind; scores are compared as millionths. */
  readonly pairs: number;
  /** Neighbours after the trial who stood the other way round before, the highest first. */
  readonly examples: readonly { readonly passes: number; readonly passed: number }[];
  /** Partners who change tier. */
  readonly moved: number;
};

/** A newcomer's number lies this share of the range beyond it. */
const beyondRange = 0.1;

const mostExamples = 3;

/**
 * Whose coming or going may turn ranks round, the criteria that weigh most first, at most `limit`: the
 * partners with the least and the greatest number of each criterion that measures partners against
 * partners, and newcomers a tenth of the range beyond them. None where all value functions have bounds of
 * their own or frozen references: then nobody's value depends on anybody else.
 */
export const reversalTrials = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  limit = 24,
): readonly ReversalTrial[] => {
  const open = criteriaOf(model)
    .map(({ criterion, dimension }, index) => ({
      index,
      criterion,
      weight: dimension.weight * criterion.weight,
      metric: columns[index]?.metric,
    }))
    .filter(
      ({ criterion, weight }) =>
        weight > 0 &&
        isRelative(criterion.valueFunction) &&
        referenceRuleOf(model, criterion).kind !== 'frozen',
    )
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const leaving = new Set<number>();
  const coming: ReversalTrial[] = [];
  for (const { index, metric } of open) {
    const ends = metric === undefined ? null : endsOf(metric);
    if (metric !== undefined && ends !== null) {
      leaving.add(ends.least).add(ends.greatest);
      const lower = metric.values[ends.least] ?? NaN;
      const upper = metric.values[ends.greatest] ?? NaN;
      const step = beyondRange * (upper - lower);
      coming.push({ kind: 'with', criterion: index, raw: upper + step });
      // Where nobody is below zero, nobody who comes is.
      const below = lower >= 0 ? Math.max(0, lower - step) : lower - step;
      if (below < lower) {
        coming.push({ kind: 'with', criterion: index, raw: below });
      }
    }
  }
  const without = [...leaving].map((row): ReversalTrial => ({ kind: 'without', row }));
  return [
    ...without.slice(0, Math.max(limit / 2, limit - coming.length)),
    ...coming.slice(0, Math.max(limit / 2, limit - without.length)),
  ];
};

/** Rows with the least and the greatest number; null where all have the same or nobody one. */
const endsOf = ({
  values,
  status,
}: MetricColumn): { readonly least: number; readonly greatest: number } | null => {
  let least = -1;
  let greatest = -1;
  values.forEach((value, row) => {
    if (status[row] === cellStatus.value) {
      least = least === -1 || value < (values[least] ?? NaN) ? row : least;
      greatest = greatest === -1 || value > (values[greatest] ?? NaN) ? row : greatest;
    }
  });
  return least === -1 || values[least] === values[greatest] ? null : { least, greatest };
};

/** The metric as a trial leaves it; null where the trial does not touch it. */
const changedMetric = (
  metric: MetricColumn,
  index: number,
  trial: ReversalTrial,
): MetricColumn | null => {
  if (trial.kind === 'without') {
    if (metric.status[trial.row] !== cellStatus.value) {
      return null;
    }
    const status = metric.status.slice();
    status[trial.row] = cellStatus.missing;
    return { ...metric, status };
  }
  if (trial.criterion !== index) {
    return null;
  }
  const rows = metric.values.length;
  const values = new Float64Array(rows + 1);
  const status = new Uint8Array(rows + 1);
  values.set(metric.values);
  status.set(metric.status);
  values[rows] = trial.raw;
  status[rows] = cellStatus.value;
  return { ...metric, values, status };
};

/** Whether all values are bound to be the same: a range is all that min-max and logarithm know of others. */
const isSameRange = ({ method }: ValueFunction, before: References, after: References): boolean => {
  const [one, other] = [before.yardsticks[0], after.yardsticks[0]];
  if (
    (method !== 'minmax' && method !== 'logarithmic') ||
    before.of !== null ||
    after.of !== null ||
    one === undefined ||
    other === undefined
  ) {
    return false;
  }
  const isSameFill = absences.every((absence) => before.fills[absence] === after.fills[absence]);
  return isSameFill && one.own.lower === other.own.lower && one.own.upper === other.own.upper;
};

/** The columns of all others after a trial: what measures against bounds of its own stays as it is. */
const columnsAfter = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  levelsOf: LevelsOf,
  trial: ReversalTrial,
  rows: number,
): readonly ValueColumn[] =>
  criteriaOf(model).flatMap(({ criterion }, index) => {
    const column = columns[index];
    if (column === undefined) {
      return [];
    }
    const { metric } = column;
    const changed =
      metric === undefined ||
      !isRelative(criterion.valueFunction) ||
      referenceRuleOf(model, criterion).kind === 'frozen'
        ? null
        : changedMetric(metric, index, trial);
    if (changed === null) {
      return [column];
    }
    const references = referencesOfCriterion(model, criterion, changed, levelsOf);
    return isSameRange(criterion.valueFunction, column.references, references)
      ? [column]
      : [judgeMetric(criterion, metric, rows, references)];
  });

/**
 * Scores everybody again as if somebody had left, or come, and tells who has changed places among the
 * others: the invariance test of Wang and Triantaphyllou (Omega 36, 2008), on all partners. `scores` and
 * `tiers` are those of today, `gates` hold for both. One pass over the partners.
 */
export const tryReversal = (
  model: ScoringModel,
  snapshot: Snapshot,
  today: {
    readonly columns: readonly ValueColumn[];
    readonly scores: Float64Array;
    readonly tiers: Uint8Array;
    readonly gates: GateTable | null;
  },
  levelsOf: LevelsOf,
  trial: ReversalTrial,
): Reversal => {
  const rows = snapshot.partnerKeys.length;
  const after = columnsAfter(model, today.columns, levelsOf, trial, rows);
  const scores = scorePartners(model, after, rows).scores;
  const tiers = new Uint8Array(rows);
  cutTiers(model.tiers, today.gates, scores, tiers);
  const own = trial.kind === 'without' ? trial.row : -1;
  const before = today.scores.slice();
  if (own !== -1) {
    before[own] = NaN;
    scores[own] = NaN;
  }
  const { ranks: wasAt } = rankPartners(before, createRankBuffers(rows));
  const { order, ranks: isAt } = rankPartners(scores, createRankBuffers(rows));
  const isRanked = (row: number): boolean =>
    !Number.isNaN(before[row]) && !Number.isNaN(scores[row]);
  const ranked = order.filter(isRanked);
  const examples: { readonly passes: number; readonly passed: number }[] = [];
  for (let place = 1; place < ranked.length && examples.length < mostExamples; place += 1) {
    const passes = ranked[place - 1] ?? 0;
    const passed = ranked[place] ?? 0;
    if ((wasAt[passes] ?? 0) > (wasAt[passed] ?? 0) && isAt[passes] !== isAt[passed]) {
      examples.push({ passes, passed });
    }
  }
  return {
    trial,
    pairs: swappedPairs(
      Float64Array.from(ranked, (row) => wasAt[row] ?? 0),
      Float64Array.from(ranked, (row) => isAt[row] ?? 0),
    ),
    examples,
    moved: tiers.reduce(
      (moved, tier, row) => moved + Number(row !== own && tier !== today.tiers[row]),
      0,
    ),
  };
};
