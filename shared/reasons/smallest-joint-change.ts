import type { LinearRow } from '../linear/linear-program.ts';
import { solveLinear } from '../linear/solve-linear.ts';
import type { CriterionId } from '../model/ids.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { columnsOfRow } from '../scoring/columns-of-row.ts';
import { carriedWeights, groupByCounting, isBlocked } from '../scoring/counting.ts';
import { criteriaOf, effectiveWeights, splitWeights } from '../scoring/criteria.ts';
import { openTier, type OpenTiers } from '../scoring/gates.ts';
import {
  isHighest,
  isLowest,
  ladderOfTier,
  spanOfLadder,
} from '../scoring/ladders/ladder-spans.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { coverageTolerance, scaleOf, scalesOf, type Carried } from '../scoring/score.ts';
import { noTier, tierFloors, tierOfMicros, toMicros } from '../scoring/tiers.ts';
import { weightRules } from './weight-rules.ts';

/** A criterion's share of the whole score, today and after the change, 0..1. */
export type ShareChange = {
  readonly id: CriterionId;
  readonly name: string;
  readonly from: number;
  readonly to: number;
};

/** The least that weights must change together for another tier. */
export type JointChange = {
  readonly kind: 'change';
  /** Index of the tier that follows; null for "not enough data". */
  readonly tier: number | null;
  /** Only those that change, the greatest change first, equal ones in the order of the model. */
  readonly changes: readonly ShareChange[];
  /** How much weight goes from some criteria to others: half the sum of all changes, 0..1. */
  readonly moved: number;
};

/** Why no weights give another tier. */
export type NoChange =
  /** There is no tier on that side, or no score to begin with. */
  | { readonly kind: 'noTierThere' }
  /** Gates or vetoes shut every tier on that side, and no weight opens them. */
  | { readonly kind: 'shut' }
  /** No weights within the locks reach the line; the best or worst score that they do reach. */
  | { readonly kind: 'outOfReach'; readonly line: number; readonly furthest: number };

export type JointChanges = {
  /** Into the nearest higher tier that gates leave open. */
  readonly up: JointChange | NoChange;
  /** Into the nearest lower one, or out of all tiers where that takes less. */
  readonly down: JointChange | NoChange;
};

/** Scores meet lines in millionths: this far below a line is below it for certain. */
const belowLine = 1e-6;

type Partner = {
  readonly model: ScoringModel;
  readonly weights: Float64Array;
  /** 0 where a criterion is left out. */
  readonly values: Float64Array;
  /** 1 for each criterion that counts for the partner. */
  readonly counts: Float64Array;
  /** 1 for each criterion of a deduction. */
  readonly isFixed: Uint8Array;
  /** An absence leaves the partner without a score, whatever the weights. */
  readonly isShut: boolean;
  readonly rules: readonly LinearRow[];
  /** Of the deductions, which stay as they are: their weight, what of it counts, and the points they take. */
  readonly off: Carried & { readonly points: number };
};

const partnerOf = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
): Partner | null => {
  const own = columnsOfRow(columns, row);
  const { adds: today, takes } = splitWeights(model, effectiveWeights(model));
  const total = today.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) {
    return null;
  }
  const counting = groupByCounting(model, own, 1);
  const [scale] = scalesOf({ adds: today, takes }, counting, model);
  const isOff = (index: number): boolean => (takes?.[index] ?? 0) > 0;
  const given = Array.from(takes ?? []).reduce((sum, weight, index) => {
    const value = own[index]?.values[0] ?? NaN;
    return sum + (value === value ? weight * value : 0);
  }, 0);
  return {
    model,
    weights: today.map((weight) => weight / total),
    values: Float64Array.from(own, ({ values }) =>
      Number.isNaN(values[0]) ? 0 : (values[0] ?? 0),
    ),
    counts: Float64Array.from(counting.counts, (count, index) =>
      isOff(index) ? 0 : (count[0] ?? 0),
    ),
    isFixed: Uint8Array.from(today, (_, index) => Number(isOff(index))),
    isShut: isBlocked(counting, 0),
    rules: weightRules(model),
    off: {
      adds: Array.from(takes ?? []).reduce((sum, weight) => sum + weight, 0) / total,
      takes: (takes === null ? 0 : (carriedWeights(takes, counting)[0] ?? 0)) / total,
      points: (scale?.base ?? 0) - given * (scale?.rate ?? 0),
    },
  };
};

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

/** The score under other shares; NaN where too little counts. */
const scoreOf = ({ model, values, counts, isShut, off }: Partner, shares: Float64Array): number => {
  const { factor } = scaleOf(
    { adds: dot(shares, counts), takes: off.takes },
    { adds: 1, takes: off.adds },
    model,
    isShut,
  );
  return (
    dot(
      shares.map((share, index) => share * (counts[index] ?? 0)),
      values,
    ) *
      factor -
    off.points
  );
};

/** Changes of shares split into what is added and what is taken away: Δ = up − down. */
const split = ({ coefficients, relation, right }: LinearRow): LinearRow => ({
  coefficients: [...Array.from(coefficients), ...Array.from(coefficients, (value) => -value)],
  relation,
  right,
});

/**
 * Shares that fulfil locks and `wanted` rows (over the shares themselves) with the least cost; null
 * where there are none. `costs` are per unit added and taken away.
 */
const solveShares = (
  { weights, rules, isFixed }: Partner,
  wanted: readonly LinearRow[],
  costs: readonly number[],
): Float64Array | null => {
  const asChange = (row: LinearRow): LinearRow => ({
    ...row,
    right: row.right - dot(Float64Array.from(row.coefficients), weights),
  });
  const solution = solveLinear({
    costs,
    rows: [...rules, ...wanted.map(asChange)].map(split),
    upper: [...weights.map((weight, index) => (isFixed[index] === 1 ? 0 : 1 - weight)), ...weights],
  });
  if (solution.kind !== 'optimal') {
    return null;
  }
  const size = weights.length;
  return weights.map((weight, index) =>
    Math.max(0, weight + (solution.x[index] ?? 0) - (solution.x[size + index] ?? 0)),
  );
};

/** Enough of the weight counts for a score. */
const covered = ({ model, counts, off }: Partner): LinearRow => ({
  coefficients: counts,
  relation: '>=',
  right: Math.max(model.minimumCoverage * (1 + off.adds) - off.takes, 2 * coverageTolerance),
});

/** The score is at least, or at most, `line`: Σ w·(v − line) over the criteria that count. */
const beside = (
  { values, counts, off }: Partner,
  line: number,
  relation: '>=' | '<=',
): LinearRow => ({
  coefficients: values.map((value, index) => (counts[index] ?? 0) * (value - line - off.points)),
  relation,
  right: 0,
});

/**
 * The highest (`sign` 1) or lowest (−1) score that locks allow. A score is a ratio of two linear sums:
 * Dinkelbach's method (1967) takes the best of sum − score · weight until nothing is left to gain.
 */
const furthestScore = (partner: Partner, sign: 1 | -1): number => {
  let score = scoreOf(partner, partner.weights);
  for (let round = 0; round < 50; round += 1) {
    const gain = beside(partner, Number.isNaN(score) ? 50 : score, '>=').coefficients;
    const costs = Array.from(gain, (value) => -sign * value);
    const shares = solveShares(
      partner,
      [covered(partner)],
      [...costs, ...costs.map((cost) => -cost)],
    );
    if (shares === null) return score;
    const next = scoreOf(partner, shares);
    if (!Number.isNaN(score) && !(sign * (next - score) > 1e-9)) return score;
    score = next;
  }
  return score;
};

const changeTo = (partner: Partner, shares: Float64Array, tier: number | null): JointChange => {
  const changes = criteriaOf(partner.model)
    .map(({ criterion: { id, name } }, index) => ({
      id,
      name,
      from: partner.weights[index] ?? 0,
      to: shares[index] ?? 0,
    }))
    .filter(({ from, to }) => Math.abs(to - from) > 1e-9)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  return {
    kind: 'change',
    tier,
    changes,
    moved: changes.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0) / 2,
  };
};

const nearer = (one: JointChange | NoChange, other: JointChange | NoChange) =>
  other.kind !== 'change' || (one.kind === 'change' && one.moved <= other.moved) ? one : other;

/**
 * The smallest joint change of weights that moves the partner in `row` up or down a tier: the linear
 * program min Σ|Δ| (the L1 distance) over all shares of the score, with Σ Δ = 0, shares in 0..1, locked
 * sliders as `weightRules` says, deductions as they are, enough coverage, and the score on the other side
 * of the line. Where several changes are equally small one of them is given. `open` are the tiers that
 * gates and vetoes leave to the partner.
 */
export const smallestJointChanges = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  row: number,
  open: OpenTiers = null,
): JointChanges => {
  const partner = partnerOf(model, columns, row);
  const none = { kind: 'noTierThere' } as const;
  if (partner === null) {
    return { up: none, down: none };
  }
  const score = scoreOf(partner, partner.weights);
  const reached = tierOfMicros(
    toMicros(Math.max(0, score)),
    tierFloors(model.tiers, open?.ladder ?? null),
  );
  if (reached === noTier) {
    return { up: none, down: none };
  }
  const effort = new Array<number>(2 * partner.weights.length).fill(1);
  const toLine = (line: number, relation: '>=' | '<=', tier: number): JointChange | NoChange => {
    const edge = relation === '>=' ? line : line - belowLine;
    const shares = solveShares(
      partner,
      [covered(partner), beside(partner, edge, relation)],
      effort,
    );
    return shares === null
      ? { kind: 'outOfReach', line, furthest: furthestScore(partner, relation === '>=' ? 1 : -1) }
      : changeTo(partner, shares, tier);
  };
  const own = openTier(open, reached);
  const above = nextOpen(model, reached, own, -1, open);
  const below = nextOpen(model, reached, own, 1, open);
  const lower =
    below === null
      ? noneOn(!isLowest(model.tiers, reached))
      : toLine(model.tiers[below - 1]?.line ?? 0, '<=', openTier(open, below));
  return {
    up:
      above === null
        ? noneOn(!isHighest(model.tiers, own))
        : toLine(model.tiers[above]?.line ?? 0, '>=', openTier(open, above)),
    down: nearer(lower, leaveTiers(partner, effort)),
  };
};

const noneOn = (isShut: boolean): NoChange => ({ kind: isShut ? 'shut' : 'noTierThere' });

/** The nearest tier by score on one side that gives the partner another tier than `own`; null for none. */
const nextOpen = (
  { tiers }: ScoringModel,
  reached: number,
  own: number,
  step: 1 | -1,
  open: OpenTiers,
): number | null => {
  const { first, last } = spanOfLadder(tiers, ladderOfTier(tiers[reached])) ?? {
    first: reached,
    last: reached,
  };
  for (let tier = reached + step; tier >= first && tier <= last; tier += step) {
    if (step * (openTier(open, tier) - own) > 0) return tier;
  }
  return null;
};

/** The least change after which too little of the weight has data; none where all of it has. */
const leaveTiers = (partner: Partner, effort: readonly number[]): JointChange | NoChange => {
  const { off, model } = partner;
  const right = model.minimumCoverage * (1 + off.adds) - off.takes - 2 * coverageTolerance;
  const isAllKnown = partner.counts.every(
    (count, index) => count === 1 || partner.isFixed[index] === 1,
  );
  if (isAllKnown || right <= 0) {
    return { kind: 'noTierThere' };
  }
  const shares = solveShares(
    partner,
    [{ coefficients: partner.counts, relation: '<=', right }],
    effort,
  );
  return shares === null ? { kind: 'noTierThere' } : changeTo(partner, shares, null);
};
