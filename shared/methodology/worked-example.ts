import { maskText } from '../model/sensitivity.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ValueFunction } from '../model/value-function.ts';
import { isDeduction } from '../scoring/criteria.ts';
import { explainPartner, type Explanation, type ExplanationPart } from '../scoring/explain.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { policyWords } from '../scoring/policy-words.ts';
import { ladderName } from '../scoring/ladders/ladder-words.ts';
import { hasFurtherLadders, ladderOfTier } from '../scoring/ladders/ladder-spans.ts';
import { obstacleWords, subjectOf } from '../scoring/rule-words.ts';
import { scorePartners } from '../scoring/score.ts';
import { spreadOf, type Yardstick } from '../scoring/yardstick.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import { maskExplanation } from '../sensitivity/mask-explanation.ts';
import { exact, shareWords } from './figure-words.ts';
import { table, text, type Block } from './methodology-document.ts';

/**
 * The partner that is worked through: with a score, with as many numbers of its own as any, and among those
 * the one nearest the middle of their scores; the first by key where two are equally near. Null where nobody has a score.
 */
export const chooseExample = (
  model: ScoringModel,
  columns: readonly ValueColumn[],
  rows: number,
): number | null => {
  const { scores } = scorePartners(model, columns, rows);
  const known = Array.from(scores.keys()).filter((row) => !Number.isNaN(scores[row] ?? NaN));
  const numbersOf = (row: number): number =>
    columns.reduce((sum, { status }) => sum + Number(status[row] === 0), 0);
  const most = Math.max(0, ...known.map(numbersOf));
  const fullest = known.filter((row) => numbersOf(row) === most);
  const sorted = fullest.map((row) => scores[row] ?? 0).sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const away = (row: number): number => Math.abs((scores[row] ?? 0) - middle);
  return fullest.toSorted((a, b) => away(a) - away(b) || a - b)[0] ?? null;
};

const zScoreStep = (
  x: string,
  { ddof, direction }: Extract<ValueFunction, { method: 'zscore' }>,
  yardstick: Yardstick,
): string => {
  const { mean, deviation } = spreadOf(yardstick, ddof);
  if (!(deviation > 0)) {
    return 'everybody has the same number';
  }
  const away = direction === 'higher' ? `${x} − ${exact(mean)}` : `${exact(mean)} − ${x}`;
  return `100 · Φ((${away}) / ${exact(deviation)})`;
};

/** How the value comes from the number, with the numbers put in. */
const valueSteps = (part: ExplanationPart): string => {
  const { raw, range, criterion, label, value, yardstick, policy } = part;
  const rule = criterion.valueFunction;
  if (part.absence !== null || raw === null) {
    return label !== null && value !== null
      ? `level “${label}”`
      : policy === null
        ? 'no number'
        : `no number: the criterion ${policyWords(policy)}`;
  }
  if (part.isMasked === true) {
    return 'from a number that is not told';
  }
  const x = exact(raw);
  switch (rule.method) {
    case 'minmax':
    case 'goalposts': {
      if (range === null || part.isConstant) {
        return 'everybody has the same number';
      }
      const [lower, upper] = [exact(range.lower), exact(range.upper)];
      const share =
        rule.direction === 'higher'
          ? `(${x} − ${lower}) / (${upper} − ${lower})`
          : `(${upper} − ${x}) / (${upper} − ${lower})`;
      return `100 · ${share}, at least 0, at most 100`;
    }
    case 'zscore':
      return yardstick === null ? '' : zScoreStep(x, rule, yardstick);
    case 'percentile':
      return `percentile rank of ${x}${yardstick === null || yardstick.trust === 1 ? '' : `, ${shareWords(yardstick.trust)} of it in its group and the rest among all`}`;
    case 'logarithmic':
      return range === null
        ? ''
        : `logarithm of ${x} between ${exact(range.lower)} and ${exact(range.upper)}`;
    case 'target':
      return `${x} against ${exact(rule.lower)}, ${exact(rule.bestFrom)}, ${exact(rule.bestTo)}, ${exact(rule.upper)}`;
    case 'piecewise':
    case 'bands':
    case 'rubric':
      return `${x} by the ${rule.method === 'piecewise' ? 'points' : rule.method === 'bands' ? 'bands' : 'levels'}`;
  }
};

const rawWords = (part: ExplanationPart): string => {
  if (part.isMasked === true) {
    return maskText;
  }
  return part.label ?? (part.raw === null ? '–' : `${exact(part.raw)} ${part.unit}`.trim());
};

const rowOf = (part: ExplanationPart): readonly string[] => [
  part.criterion.name,
  rawWords(part),
  valueSteps(part),
  part.value === null ? '–' : exact(part.value),
  exact(part.weight),
  exact(part.weightUsed),
  exact(part.contribution),
];

/** Where the score puts the partner, step by step. */
const tierSteps = (
  explained: Explanation,
  model: ScoringModel,
  snapshot: Snapshot,
): readonly string[] => {
  const { score, tier, reached, heldBackBy, ladder } = explained;
  if (score === null) {
    return [];
  }
  const lines = model.tiers.flatMap((each, index) => {
    const { name, line } = each;
    return line === null || ladderOfTier(each) !== ladder || index > (reached ?? model.tiers.length)
      ? []
      : [
          index === reached
            ? `${exact(score)} reaches the line of ${name}, ${exact(line)}.`
            : `${exact(score)} is below the line of ${name}, ${exact(line)}.`,
        ];
  });
  const own = model.tiers[tier ?? -1]?.name ?? 'no tier';
  return [
    ...(hasFurtherLadders(model.tiers)
      ? [`The partner is on the ladder ${ladderName(model, ladder)}.`]
      : []),
    ...lines,
    ...(reached !== null && model.tiers[reached]?.line === null
      ? [`${model.tiers[reached].name} takes everybody else.`]
      : []),
    ...heldBackBy.map(
      (verdict) =>
        `Held back: ${obstacleWords(verdict, subjectOf(verdict.condition, snapshot), model.tiers)}.`,
    ),
    `The tier is ${own}.`,
  ];
};

const weightOf = (
  parts: readonly ExplanationPart[],
  isIn: (part: ExplanationPart) => boolean = () => true,
): number => parts.reduce((sum, part) => sum + (isIn(part) ? part.weight : 0), 0);

const isCounted = ({ rule }: ExplanationPart): boolean => rule !== 'leftOut';

/** How the weights that count come about. */
const weightSteps = ({ parts, coverage }: Explanation): readonly string[] => {
  const takes = parts.filter(({ dimension }) => isDeduction(dimension));
  const adds = parts.filter(({ dimension }) => !isDeduction(dimension));
  const carried = exact(weightOf(adds, isCounted));
  if (takes.length === 0) {
    return [
      `Weight is dimension × criterion. What counts for this partner adds up to ${carried}, a coverage of ${exact(coverage)}; each weight is divided by it.`,
    ];
  }
  const taking = weightOf(takes, isCounted);
  return [
    `Weight is dimension × criterion. What adds to the score and counts for this partner comes to ${carried}, by which each of these weights is divided. The coverage is ${exact(coverage)}.`,
    taking === 0
      ? 'Of the deductions nothing counts for this partner, so nothing is taken off.'
      : `Deductions weigh ${exact(weightOf(takes))}, of which ${exact(taking)} counts: each of these weights is multiplied by the one and divided by the other. Their points are (value − 100) × counts.`,
  ];
};

/** The points of all criteria, added up as they are printed. */
const sumStep = (parts: readonly ExplanationPart[]): string => {
  const points = parts.map(({ contribution }) => contribution).filter((each) => each !== 0);
  const terms = points.map((each, place) =>
    place === 0 ? exact(each) : `${each < 0 ? '−' : '+'} ${exact(Math.abs(each))}`,
  );
  const sum = points.reduce((all, each) => all + each, 0);
  return `Points are value × counts; their sum is the score: ${terms.join(' ')} = ${exact(sum)}${sum < 0 ? ', and no score is below 0' : ''}.`;
};

/** A real partner worked through with every number on the way; the numbers add up as they are printed. */
export const workedExample = (
  model: ScoringModel,
  snapshot: Snapshot,
  columns: readonly ValueColumn[],
  hidden: Hidden,
): readonly Block[] => {
  const row = chooseExample(model, columns, snapshot.partnerKeys.length);
  if (row === null) {
    return [text('No partner has a score yet, so there is nothing to work through.')];
  }
  const explained = maskExplanation(explainPartner(model, snapshot, columns, row), hidden);
  return [
    text(
      `${snapshot.partnerNames[row] ?? ''}${hidden.names ? '' : ` (${snapshot.partnerKeys[row] ?? ''})`}, the partner nearest the middle of those with the most numbers.`,
    ),
    table(
      'Criterion by criterion',
      ['Criterion', '#Number', 'Value from it', '#Value', '#Weight', '#Counts', '#Points'],
      explained.parts.map(rowOf),
    ),
    {
      kind: 'list',
      items: [
        ...weightSteps(explained),
        sumStep(explained.parts),
        ...tierSteps(explained, model, snapshot),
      ],
    },
  ];
};
