import { maskText } from '../model/sensitivity.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { explainPartner, type Explanation, type ExplanationPart } from '../scoring/explain.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { obstacleWords, subjectOf } from '../scoring/rule-words.ts';
import { scorePartners } from '../scoring/score.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import { maskExplanation } from '../sensitivity/mask-explanation.ts';
import { exact } from './figure-words.ts';
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

/** How the value comes from the number, with the numbers put in. */
const valueSteps = (part: ExplanationPart): string => {
  const { raw, range, criterion, label, value, yardstick } = part;
  const rule = criterion.valueFunction;
  if (part.absence !== null || raw === null) {
    return label !== null && value !== null ? `level “${label}”` : 'no number';
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
      return yardstick === null
        ? ''
        : `100 · Φ of ${x} against a mean of ${exact(yardstick.own.mean)}`;
    case 'percentile':
      return `percentile rank of ${x}`;
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
  const { score, tier, reached, heldBackBy } = explained;
  if (score === null) {
    return [];
  }
  const lines = model.tiers.flatMap(({ name, line }, index) =>
    line === null || index > (reached ?? model.tiers.length)
      ? []
      : [
          index === reached
            ? `${exact(score)} reaches the line of ${name}, ${exact(line)}.`
            : `${exact(score)} is below the line of ${name}, ${exact(line)}.`,
        ],
  );
  const own = model.tiers[tier ?? -1]?.name ?? 'no tier';
  return [
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
  const { parts, score, coverage } = explained;
  const carried = parts.reduce(
    (sum, { rule, weight }) => sum + (rule === 'leftOut' ? 0 : weight),
    0,
  );
  return [
    text(
      `${snapshot.partnerNames[row] ?? ''} (${snapshot.partnerKeys[row] ?? ''}), the partner nearest the middle of those with the most numbers.`,
    ),
    table(
      'Criterion by criterion',
      ['Criterion', '#Number', 'Value from it', '#Value', '#Weight', '#Counts', '#Points'],
      parts.map(rowOf),
    ),
    {
      kind: 'list',
      items: [
        `Weight is dimension × criterion. What counts for this partner adds up to ${exact(carried)}, a coverage of ${exact(coverage)}; each weight is divided by it.`,
        `Points are value × counts; their sum is the score: ${parts
          .filter(({ contribution }) => contribution !== 0)
          .map(({ contribution }) => exact(contribution))
          .join(' + ')} = ${exact(score ?? 0)}.`,
        ...tierSteps(explained, model, snapshot),
      ],
    },
  ];
};
