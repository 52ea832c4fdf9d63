import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import type { EffortUnit } from '#shared/model/assumptions.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { CheapestPath } from '#shared/reasons/cheapest-path.ts';
import type { JointChange, JointChanges, NoChange } from '#shared/reasons/smallest-joint-change.ts';
import type { Explanation } from '#shared/scoring/explain.ts';
import type { FlipPoint } from '#shared/scoring/flip-points.ts';
import { obstacleWords, subjectOf } from '#shared/scoring/rule-words.ts';
import { stepWords } from './explanation-words.ts';

/** "a, b and c"; '' for nothing. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const tierName = (model: ScoringModel, tier: number | null): string =>
  tier === null ? 'no tier' : (model.tiers[tier]?.name ?? '');

/** Score, the tier that it is proposed for, and where most points come from. */
export const pointsReadOut = (
  name: string,
  explained: Explanation,
  model: ScoringModel,
  placed: number | null,
): string => {
  if (explained.score === null) {
    return `${name} has no score.`;
  }
  const best = explained.parts
    .filter(({ contribution }) => contribution > 0)
    .toSorted((a, b) => b.contribution - a.contribution)
    .slice(0, 3)
    .map(({ criterion, contribution }) => `${criterion.name} (${formatNumber(contribution, 1)})`);
  const sources = best.length === 0 ? '' : ` Most points come from ${listWords(best)}.`;
  return (
    `${name} scores ${formatNumber(explained.score, 1)} of 100 and is proposed for ` +
    `${tierName(model, placed)}.${sources}`
  );
};

/** One unit of effort as a phrase behind a number. */
export const unitWords: Readonly<Record<EffortUnit, string>> = {
  deviation: 'standard deviations',
  tenthOfRange: 'tenths of the range',
};

/** What the next tier takes with the least effort. */
export const nextTierReadOut = (
  name: string,
  explained: Explanation,
  path: CheapestPath | null,
  unit: EffortUnit,
  model: ScoringModel,
  snapshot: Snapshot,
): string => {
  const { tier, next: above, gapToNext, score } = explained;
  if (tier === null || score === null) {
    return `${name} has no tier: too little is known.`;
  }
  if (above === null) {
    return `${name} is in the highest tier${explained.ladder === null ? '' : ' of its ladder'}.`;
  }
  const next = tierName(model, above);
  const gap =
    gapToNext === null
      ? `${name} has the points for ${next}`
      : `${name} lacks ${formatNumber(gapToNext, 1)} points for ${next}`;
  if (path === null) {
    return `${gap}; every known number at its best would not be enough.`;
  }
  const gates = path.gates.map((verdict) =>
    obstacleWords(verdict, subjectOf(verdict.condition, snapshot), model.tiers),
  );
  const besides = gates.length === 0 ? '' : ` Besides it takes: ${gates.join('; ')}.`;
  if (path.steps.length === 0) {
    return `${gap}.${besides}`;
  }
  const effort = Number.isFinite(path.effort)
    ? `, an effort of ${formatNumber(path.effort, 2)} ${unitWords[unit]} in all`
    : '';
  return `${gap}. The cheapest way is ${listWords(path.steps.map(stepWords))}${effort}.${besides}`;
};

const changeWords = ({ changes }: JointChange): string =>
  listWords(
    changes
      .slice(0, 4)
      .map(({ name, from, to }) => `${name} from ${formatPercent(from)} to ${formatPercent(to)}`),
  ) + (changes.length > 4 ? ` and ${formatCount(changes.length - 4)} more` : '');

/** What the least joint change of weights would be on one side, or why there is none. */
export const jointSentence = (
  side: 'up' | 'down',
  answer: JointChange | NoChange,
  name: string,
  model: ScoringModel,
): string => {
  switch (answer.kind) {
    case 'change':
      return (
        `${formatPercent(answer.moved)} of the weight must move to take ${name} ` +
        `${side === 'up' ? 'up to' : 'down to'} ` +
        `${answer.tier === null ? 'not enough data' : tierName(model, answer.tier)}: ${changeWords(answer)}.`
      );
    case 'shut':
      return `No weights can take ${name} ${side}: gates or vetoes shut every tier there.`;
    case 'outOfReach':
      return (
        `No weights can take ${name} ${side}: within the locks the score ` +
        `${side === 'up' ? 'reaches at most' : 'falls at least to'} ${formatNumber(answer.furthest, 1)}, ` +
        `and the line is at ${formatNumber(answer.line, 1)}.`
      );
    case 'noTierThere':
      return side === 'up'
        ? `No weights can take ${name} up: there is no higher tier.`
        : `No weights can take ${name} down: there is no lower tier.`;
  }
};

/** How firmly the tier stands against other weights. */
export const weightsReadOut = (
  name: string,
  joint: JointChanges,
  flips: readonly FlipPoint[],
  model: ScoringModel,
): string => {
  const [nearest] = flips;
  const single =
    nearest === undefined
      ? 'No single weight changes the tier.'
      : `The single weight that changes the tier soonest is ${nearest.name}, from ` +
        `${formatPercent(nearest.from)} to ${formatPercent(nearest.to)}, into ` +
        `${nearest.tier === null ? 'not enough data' : tierName(model, nearest.tier)}.`;
  return [
    jointSentence('up', joint.up, name, model),
    jointSentence('down', joint.down, name, model),
    single,
  ].join(' ');
};
