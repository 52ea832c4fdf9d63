import { absenceOf, cellStatus, type Absence } from '../model/cell-status.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';
import type { AbsencePolicy } from '../model/absence-policy.ts';
import { policyOf } from './absence-rules.ts';
import { criteriaOf, findMetric, isDeduction, type PlacedCriterion } from './criteria.ts';
import { judgePartner, keepsOut, obstaclesBetween, tierWithin, type Verdict } from './gates.ts';
import { isHighest } from './ladders/ladder-spans.ts';
import { ladderOfPartner } from './ladders/row-ladders.ts';
import type { ValueColumn } from './normalise.ts';
import { scaleOf } from './score.ts';
import { noMicros, noTier, tierFloors, tierOfMicros, toMicros } from './tiers.ts';
import { boundsOf, isConstantBy, valueOf } from './value-of.ts';
import type { RawRange } from './values/min-max.ts';
import { isLabelRubric } from './values/rubric.ts';
import { measureByAll, yardstickOf, type Yardstick } from './yardstick.ts';

/** Where the points of one partner come from. */
export type Explanation = {
  /** 0..100; null where too little is known. */
  readonly score: number | null;
  readonly coverage: number;
  /** The ladder that the partner is on; null for the main one. */
  readonly ladder: string | null;
  /** Index into the model's tiers; null for none. */
  readonly tier: number | null;
  /** The tier that the score reaches by lines alone; `tier` is lower where gates or vetoes say so. */
  readonly reached: number | null;
  /** Every gate and veto of the model, judged for the partner. */
  readonly verdicts: readonly Verdict[];
  /** Those that keep the partner from the tier that the score reaches. */
  readonly heldBackBy: readonly Verdict[];
  /** The next higher tier of the ladder; null in its highest or without a tier. */
  readonly next: number | null;
  /** Those that keep the partner from the next higher tier; it takes them beside the points. */
  readonly missingForNext: readonly Verdict[];
  /** In the order of the model; contributions sum to the score within 1e-9, or to less than 0 for a score of 0. */
  readonly parts: readonly ExplanationPart[];
  /** Points to the line of the next higher tier of the ladder; null where the score reaches it, or without one. */
  readonly gapToNext: number | null;
  /** Points above the line of the present tier; null in the lowest tier or without a score. */
  readonly marginToLoss: number | null;
};

export type ExplanationPart = PlacedCriterion & {
  readonly metricName: string;
  readonly unit: string;
  readonly decimals: number;
  /** Null where nothing was observed; `absence` then says why. */
  readonly raw: number | null;
  /** The label that a rubric of labels judges, in place of the raw number; null for any other criterion. */
  readonly label: string | null;
  readonly absence: Absence | null;
  /** Its number and label are sensitive and must not be shown. */
  readonly isMasked?: true;
  /** 0..100: of the number, or what its absence counts as; null where it is left out. */
  readonly value: number | null;
  /** Raw numbers between which values run for this partner; null where there are none. */
  readonly range: RawRange | null;
  /** The partners it is measured against have all the same number. */
  readonly isConstant: boolean;
  /** Whom it is measured against; null where the value function has bounds of its own. */
  readonly yardstick: Yardstick | null;
  /** What the number would be worth among all partners; null where it is measured against them anyway. */
  readonly valueAmongAll: number | null;
  /** What became of an absent cell: left out, counted as `value`, or no score at all because of it. */
  readonly rule: 'observed' | 'leftOut' | 'filled' | 'blocks';
  /** The rule of the model or criterion that says so; null for a number with a value. */
  readonly policy: AbsencePolicy | null;
  /** Share of the score before and after leaving criteria out, 0..1; of a deduction what it takes off at most. */
  readonly weight: number;
  readonly weightUsed: number;
  /** Points of the score; those of a deduction are 0 or less. */
  readonly contribution: number;
};

/** Explains the score of the partner in `row`, from the same columns that scored it. */
export const explainPartner = (
  model: ScoringModel,
  snapshot: Snapshot,
  columns: readonly ValueColumn[],
  row: number,
): Explanation => {
  const placed = criteriaOf(model);
  const facts = placed.map((place, index) => describe(model, snapshot, place, columns[index], row));
  const weightOf = (takes: boolean, isCounted: (part: (typeof facts)[number]) => boolean): number =>
    facts.reduce(
      (sum, part) =>
        sum + (isDeduction(part.dimension) === takes && isCounted(part) ? part.weight : 0),
      0,
    );
  const known = ({ value }: (typeof facts)[number]): boolean => value !== null;
  const { coverage, factor, rate } = scaleOf(
    { adds: weightOf(false, known), takes: weightOf(true, known) },
    { adds: weightOf(false, () => true), takes: weightOf(true, () => true) },
    model,
    facts.some(({ rule }) => rule === 'blocks'),
  );
  const covered = !Number.isNaN(factor);
  const parts = facts.map((part) => {
    const takes = isDeduction(part.dimension);
    const weightUsed = part.value === null || !covered ? 0 : part.weight * (takes ? rate : factor);
    const contribution = part.value === null ? 0 : weightUsed * (part.value - (takes ? 100 : 0));
    return { ...part, weightUsed, contribution };
  });
  const sum = parts.reduce((points, { contribution }) => points + contribution, 0);
  const score = covered ? Math.max(0, sum) : null;
  const ladder = ladderOfPartner(model, snapshot, row);
  const floors = tierFloors(model.tiers, ladder);
  const reachedCode = tierOfMicros(score === null ? noMicros : toMicros(score), floors);
  const verdicts = judgePartner(model, snapshot, row);
  const code = tierWithin(reachedCode, verdicts, model.tiers.length);
  const tier = code === noTier ? null : code;
  const reached = reachedCode === noTier ? null : reachedCode;
  const above = tier === null || isHighest(model.tiers, tier) ? null : tier - 1;
  const nextLine = above === null ? null : (model.tiers[above]?.line ?? null);
  const ownLine = tier === null ? null : (model.tiers[tier]?.line ?? null);
  return {
    score,
    coverage,
    ladder,
    tier,
    reached,
    verdicts,
    heldBackBy: obstaclesBetween(reached, tier, verdicts),
    next: above,
    missingForNext: above === null ? [] : verdicts.filter((verdict) => keepsOut(verdict, above)),
    parts,
    gapToNext: score === null || nextLine === null || reached !== tier ? null : nextLine - sum,
    marginToLoss: score === null || ownLine === null ? null : score - ownLine,
  };
};

/** A number is shown also where the value function has no answer to it. */
const rawOf = (metric: MetricColumn | undefined, row: number): number | null =>
  metric?.status[row] === cellStatus.value ? (metric.values[row] ?? null) : null;

const labelOf = (
  { attributes }: Snapshot,
  { criterion: { metricCode, valueFunction } }: PlacedCriterion,
  row: number,
): string | null => {
  if (valueFunction.method !== 'rubric' || !isLabelRubric(valueFunction.levels)) {
    return null;
  }
  const attribute = attributes.find(({ code }) => code === metricCode);
  return attribute?.labels[attribute.codes[row] ?? 0] ?? null;
};

const describe = (
  model: ScoringModel,
  snapshot: Snapshot,
  place: PlacedCriterion,
  column: ValueColumn | undefined,
  row: number,
): Omit<ExplanationPart, 'weightUsed' | 'contribution'> => {
  const { criterion, dimension } = place;
  const metric = column?.metric ?? findMetric(snapshot, criterion.metricCode);
  const absence = absenceOf(column?.status[row] ?? cellStatus.missing);
  const value = column?.values[row] ?? NaN;
  const isJudged = absence === null && value === value;
  const yardstick = column === undefined ? null : yardstickOf(column.references, row);
  const raw = rawOf(metric, row);
  const policy = absence === null ? null : policyOf(model, criterion, absence);
  return {
    ...place,
    metricName: metric?.name ?? criterion.metricCode,
    unit: metric?.unit ?? '',
    decimals: metric?.decimals ?? 0,
    raw,
    label: labelOf(snapshot, place, row),
    absence,
    value: value === value ? value : null,
    range: boundsOf(criterion.valueFunction, yardstick),
    isConstant: isConstantBy(criterion.valueFunction, yardstick),
    yardstick,
    valueAmongAll:
      raw !== null && yardstick !== null && yardstick.labels.length > 0
        ? valueOf(criterion.valueFunction, measureByAll(yardstick.whole))(raw)
        : null,
    rule: isJudged
      ? 'observed'
      : policy === 'block'
        ? 'blocks'
        : value === value
          ? 'filled'
          : 'leftOut',
    policy,
    weight: dimension.weight * criterion.weight,
  };
};
