import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { criteriaOf, findMetric, isDeduction, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { explainPartner, type ExplanationPart } from '#shared/scoring/explain.ts';
import { obstacleWords, subjectOf } from '#shared/scoring/rule-words.ts';
import { compareTiers, listMovers, type Movement } from '#shared/scoring/movement.ts';
import type { ValueColumn } from '#shared/scoring/normalise.ts';
import { currentTierCodes, noTier } from '#shared/scoring/tiers.ts';
import type { Hidden } from '#shared/sensitivity/hidden.ts';
import { maskExplanation } from '#shared/sensitivity/mask-explanation.ts';

/** What the next proposal will say, before it is signed. */
export type ProposalContent = {
  readonly partners: number;
  readonly movement: Movement;
  readonly movers: readonly MoverRow[];
  /** Partners about whom too little is known, by row. */
  readonly withoutTier: readonly number[];
  /** False where no column says which tier a partner has today. */
  readonly hasCurrentTiers: boolean;
  /** Names of tiers of today that the model does not know. */
  readonly unknownTiers: readonly string[];
};

/** A partner who would change tier. */
export type MoverRow = {
  readonly row: number;
  readonly key: string;
  readonly name: string;
  readonly from: Tier | null;
  readonly to: Tier | null;
  readonly fromIndex: number;
  readonly toIndex: number;
};

/** Compares the tiers of today with those proposed; `proposed` holds a tier code per row. */
export const proposalContent = (
  model: ScoringModel,
  snapshot: Snapshot,
  proposed: Uint8Array,
): ProposalContent => {
  const { tiers } = model;
  const { codes, unknownNames } = currentTierCodes(snapshot, tiers);
  const hasCurrentTiers = snapshot.attributes.some(({ role }) => role === 'currentTier');
  const tierOf = (code: number): Tier | null => tiers[code] ?? null;
  const withoutTier: number[] = [];
  proposed.forEach((code, row) => {
    if (code === noTier) withoutTier.push(row);
  });
  return {
    partners: snapshot.partnerKeys.length,
    movement: compareTiers(codes, proposed, tiers),
    movers: hasCurrentTiers
      ? listMovers(codes, proposed, tiers).map(({ row, from, to }) => ({
          row,
          key: snapshot.partnerKeys[row] ?? '',
          name: snapshot.partnerNames[row] ?? '',
          from: tierOf(from),
          to: tierOf(to),
          fromIndex: from,
          toIndex: to,
        }))
      : [],
    withoutTier,
    hasCurrentTiers,
    unknownTiers: unknownNames,
  };
};

const points = (value: number): string => value.toFixed(1);

const strongest = (
  parts: readonly ExplanationPart[],
  order: (one: ExplanationPart, other: ExplanationPart) => number,
): ExplanationPart | undefined =>
  [...parts].filter(({ weightUsed }) => weightUsed > 0).sort(order)[0];

/** Judges all partners once, so that many movers can be explained from the same columns. */
export const judgedColumns = (model: ScoringModel, snapshot: Snapshot): readonly ValueColumn[] =>
  judgeSnapshot(model, snapshot);

/**
 * Why a partner is where the model puts it, in one sentence: score against the nearest line, what
 * carries the score, and where most points are lost. Figures are points of the score.
 */
export const moverReason = (
  model: ScoringModel,
  snapshot: Snapshot,
  columns: readonly ValueColumn[],
  row: number,
  hidden: Hidden,
): string => {
  const explanation = maskExplanation(explainPartner(model, snapshot, columns, row), hidden);
  const { score, coverage, parts, tier, gapToNext, marginToLoss } = explanation;
  const blocking = parts.filter(({ rule }) => rule === 'blocks');
  if (score === null && blocking.length > 0) {
    return `No tier without ${blocking.map(({ criterion }) => criterion.name).join(', ')}.`;
  }
  if (score === null) {
    const missing = parts
      .filter(({ rule }) => rule === 'leftOut')
      .map(({ metricName }) => metricName);
    const names = missing.slice(0, 3).join(', ');
    return `Too little is known: ${Math.round(coverage * 100)} % of the weight is covered${
      names === '' ? '' : `; no ${names}`
    }.`;
  }
  const line =
    marginToLoss === null
      ? gapToNext === null
        ? ''
        : `, ${points(gapToNext)} below the line of ${model.tiers[(tier ?? 0) - 1]?.name ?? ''}`
      : `, ${points(marginToLoss)} above the line of ${model.tiers[tier ?? 0]?.name ?? ''}`;
  const best = strongest(parts, (one, other) => other.contribution - one.contribution);
  const lost = (part: ExplanationPart): number =>
    (isDeduction(part.dimension) ? 0 : part.weightUsed * 100) - part.contribution;
  const worst = strongest(parts, (one, other) => lost(other) - lost(one));
  const most =
    best === undefined || best.contribution === 0
      ? ''
      : ` Most from ${best.criterion.name} (${points(best.contribution)})`;
  const least =
    worst === undefined || lost(worst) === 0 || worst === best
      ? ''
      : `${most === '' ? ' M' : ', m'}ost lost on ${worst.criterion.name} (−${points(lost(worst))})`;
  const { heldBackBy } = explanation;
  const held =
    heldBackBy.length === 0
      ? ''
      : ` Held back: ${heldBackBy
          .map((each) => obstacleWords(each, subjectOf(each.condition, snapshot), model.tiers))
          .join('; ')}.`;
  return `Score ${points(score)}${line}.${held}${most}${least}${most + least === '' ? '' : '.'}`;
};

/** Criteria that no import delivers: the signer should know. */
export const criteriaWithoutData = (model: ScoringModel, snapshot: Snapshot): readonly string[] =>
  criteriaOf(model)
    .filter(({ criterion }) => findMetric(snapshot, criterion.metricCode) === undefined)
    .map(({ criterion }) => criterion.name);
