import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { absenceWords } from '#shared/text/absence-words.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Verdict } from '#shared/scoring/gates.ts';
import { policyWords } from '#shared/scoring/policy-words.ts';
import { obstacleWords, subjectOf } from '#shared/scoring/rule-words.ts';
import type { PathStep } from '#shared/reasons/cheapest-path.ts';
import { isDeduction } from '#shared/scoring/criteria.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import type { Explanation, ExplanationPart } from '#shared/scoring/explain.ts';
import type { FlipPoint } from '#shared/scoring/flip-points.ts';
import type { TierPath } from '#shared/scoring/next-tier-paths.ts';

/** How far the next tier is, how near to losing this one, and what the score rests on. */
export const placeSentences = (
  explanation: Explanation,
  model: ScoringModel,
  snapshot: Snapshot,
): readonly string[] => {
  const { score, tier, reached, gapToNext, marginToLoss, coverage } = explanation;
  const words = (verdict: Verdict): string =>
    obstacleWords(verdict, subjectOf(verdict.condition, snapshot), model.tiers);
  const { heldBackBy, missingForNext } = explanation;
  if (score === null || tier === null) {
    const blocking = explanation.parts.filter(({ rule }) => rule === 'blocks');
    return [
      ...blocking.map(
        ({ criterion: { name }, absence }) =>
          `No tier: ${name} is ${absence === null ? 'unknown' : absenceWords[absence]}, and the model gives no tier without it.`,
      ),
      ...(coverage >= model.minimumCoverage
        ? []
        : [
            `Only ${formatPercent(coverage, 0)} of the weight has data; ${formatPercent(model.minimumCoverage, 0)} is needed for a tier.`,
          ]),
    ];
  }
  return [
    ...(reached === tier || reached === null
      ? []
      : [
          `The score reaches ${model.tiers[reached]?.name ?? ''}. Held back: ${heldBackBy.map(words).join('; ')}.`,
        ]),
    ...(gapToNext === null
      ? []
      : [`${formatNumber(gapToNext, 1)} points short of ${model.tiers[tier - 1]?.name ?? ''}.`]),
    ...(gapToNext === null || missingForNext.length === 0
      ? []
      : [`Besides the points it takes: ${missingForNext.map(words).join('; ')}.`]),
    ...(marginToLoss === null
      ? []
      : [
          `${formatNumber(marginToLoss, 1)} points above the line of ${model.tiers[tier]?.name ?? ''}.`,
        ]),
    ...(coverage < 1 ? [`Judged on ${formatPercent(coverage, 0)} of the weight.`] : []),
    ...explanation.parts
      .filter(({ rule, weight }) => rule === 'filled' && weight > 0)
      .map(partSentence),
  ];
};

/** A raw number with its unit, or the label that is judged in its place; the reason where there is none. */
export const rawWords = ({
  raw,
  label,
  absence,
  decimals,
  unit,
  isMasked,
}: ExplanationPart): string =>
  isMasked === true
    ? maskText
    : raw === null
      ? absence === null
        ? ''
        : absenceWords[absence]
      : (label ?? `${formatNumber(raw, decimals)} ${unit}`.trim());

/** By what a criterion judges, in the words of the person who chose it. */
const judgedWords = (valueFunction: ValueFunction): string => {
  switch (valueFunction.method) {
    case 'minmax':
    case 'goalposts':
      return `${valueFunction.direction} is better`;
    case 'zscore':
      return `by distance from the average, ${valueFunction.direction} is better`;
    case 'percentile':
      return `by percentile rank, ${valueFunction.direction} is better`;
    case 'logarithmic':
      return `on a logarithmic scale, ${valueFunction.direction} is better`;
    case 'target':
      return valueFunction.bestFrom === valueFunction.bestTo
        ? `best at ${valueFunction.bestFrom}`
        : `best from ${valueFunction.bestFrom} to ${valueFunction.bestTo}`;
    case 'piecewise':
      return 'judged by drawn points';
    case 'bands':
      return 'judged by bands';
    case 'rubric':
      return 'judged by a rubric';
  }
};

/** Whom a number is measured against, where these are not all partners of today. */
const amongWords = ({ yardstick, criterion }: ExplanationPart): string => {
  const { reference } = criterion.rules;
  const frozen = reference?.kind === 'frozen' ? `, as of ${reference.on}` : '';
  const label = yardstick?.label ?? null;
  return yardstick === null || label === null
    ? frozen
    : ` among ${formatCount(yardstick.own.count)} partners of ${label}${frozen}`;
};

/** How one number was made, in one sentence that can be read out. */
export const partSentence = (part: ExplanationPart): string => {
  const { criterion, range } = part;
  if (part.raw === null) {
    const reason = part.absence === null ? 'no range to judge it by' : absenceWords[part.absence];
    const counted =
      part.rule === 'filled' && typeof part.policy === 'object' && part.policy !== null
        ? ` (${formatNumber(part.value ?? 0, 1)})`
        : '';
    return `${criterion.name} is ${reason} and ${policyWords(part.policy ?? 'reweight')}${counted}.`;
  }
  const raw = rawWords(part);
  if (part.rule !== 'observed') {
    return `${criterion.name} is ${raw}, for which its value function has no answer; it ${policyWords(part.policy ?? 'reweight')}.`;
  }
  if (part.isConstant) {
    return `${criterion.name} is ${raw}, as for everybody, which counts as ${formatNumber(part.value ?? 0, 0)}.`;
  }
  const bounds =
    range === null || part.isMasked === true
      ? ''
      : ` between ${formatNumber(range.lower, part.decimals)} and ${formatNumber(range.upper, part.decimals)}${amongWords(part)}`;
  return (
    `${criterion.name} is ${raw}${bounds} (${judgedWords(criterion.valueFunction)}): value ` +
    `${formatNumber(part.value ?? 0, 1)}, ${
      isDeduction(part.dimension)
        ? `which takes ${formatNumber(0 - part.contribution, 2)} of at most ${formatNumber(100 * part.weightUsed, 2)} points off.`
        : `times ${formatPercent(part.weightUsed)} makes ${formatNumber(part.contribution, 2)} points.`
    }${
      part.valueAmongAll === null
        ? ''
        : ` Among all partners its value would be ${formatNumber(part.valueAmongAll, 1)}.`
    }`
  );
};

/** Rounded to the decimals of the metric away from today's number, so that what is said suffices. */
const enough = ({ raw, decimals, criterion: { valueFunction } }: ExplanationPart, to: number) => {
  const scale = 10 ** decimals;
  const isDown =
    raw === null ? 'direction' in valueFunction && valueFunction.direction === 'lower' : to < raw;
  // A hair for numbers that are round already but for their last bits.
  const hair = 1e-9 * Math.max(1, Math.abs(to * scale));
  return (isDown ? Math.floor(to * scale + hair) : Math.ceil(to * scale - hair)) / scale;
};

/** The label of a level by its number from 1; null where levels are numbers or there are none. */
const levelLabel = (
  { criterion: { valueFunction } }: ExplanationPart,
  to: number,
): string | null => {
  const level = valueFunction.method === 'rubric' ? valueFunction.levels[to - 1] : undefined;
  return typeof level?.at === 'string' ? level.at : null;
};

/** The number that one criterion would need by itself for the next tier. */
export const pathSentence = ({ part, to }: TierPath): string => {
  const from = part.raw === null ? 'not known today' : `today ${rawWords(part)}`;
  if (part.isMasked === true) {
    return `${part.criterion.name}, whose values are sensitive`;
  }
  const needed =
    levelLabel(part, to) ?? `${formatNumber(enough(part, to), part.decimals)} ${part.unit}`.trim();
  return `${part.criterion.name} of ${needed} (${from})`;
};

/** What one weight would have to become, and which tier would follow. */
export const flipSentence = ({ name, from, to, tier }: FlipPoint, model: ScoringModel): string =>
  `${name} from ${formatPercent(from)} to ${formatPercent(to)}: ${
    tier === null ? 'not enough data' : (model.tiers[tier]?.name ?? '')
  }`;

/** One number of a path that must change. */
export const stepWords = ({ part, from, to }: PathStep): string => {
  if (part.isMasked === true) {
    return `${part.criterion.name}, whose values are sensitive`;
  }
  const label = levelLabel(part, to);
  return label === null
    ? `${part.criterion.name} from ${formatNumber(from, part.decimals)} to ` +
        `${formatNumber(enough(part, to), part.decimals)} ${part.unit}`.trimEnd()
    : `${part.criterion.name} from ${part.label ?? ''} to ${label}`;
};
