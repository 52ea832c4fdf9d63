import { absences, type Absence } from '../model/cell-status.ts';
import type { Criterion, Dimension, ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric, isDeduction } from '../scoring/criteria.ts';
import { policyWords } from '../scoring/policy-words.ts';
import { hasLimits } from '../scoring/weights/weight-reach.ts';
import { methodFormulas } from './method-formulas.ts';
import { exact, shareWords } from './figure-words.ts';
import { table, text, type Block, type MethodologySection } from './methodology-document.ts';
import { referenceSections } from './reference-section.ts';
import { valueFunctionWords } from './value-function-words.ts';

const absenceNames: Readonly<Record<Absence, string>> = {
  missing: 'Missing: a number should exist but was not delivered',
  notApplicable: 'Not applicable: the metric does not concern the partner',
  noActivity: 'No activity: the partner is known, but no row is about it',
  notComputable: 'Not computable: rows exist, but no number follows from them',
};

const deductionFormula: Block = {
  kind: 'formula',
  formula: 'S = max(0, Σ w · v / Σ w − D · (100 − Σ d · v / Σ d))',
  meaning:
    'With deductions: d is the weight of a criterion of a deduction, D the sum of all of them, whether they count for the partner or not, so that 100 · D points are taken off at most. The last two sums run over those that count; where none counts nothing is taken off. Deductions are part of the coverage.',
};

const scoreSection = ({ dimensions }: ScoringModel): MethodologySection => ({
  title: 'How a score is made',
  blocks: [
    text(
      'Each criterion reads one number of a partner and turns it into a value from 0 (worst) to 100 (best). The score is the sum of the values by weight.',
    ),
    {
      kind: 'formula',
      formula: 'S = Σ w · v / Σ w',
      meaning:
        'v is the value of a criterion, w its weight in the whole score (weight of its dimension × its weight in the dimension); both sums run over the criteria that count for the partner.',
    },
    ...(dimensions.some(isDeduction) ? [deductionFormula] : []),
    {
      kind: 'formula',
      formula: 'coverage = Σ w of the criteria that count / Σ w of all criteria',
      meaning:
        'Partners are compared by their scores in whole millionths of a point, rounded half to even.',
    },
  ],
});

/** What a share is of the score: a part of it, or points that a deduction takes off at most. */
const partOfScore = (dimension: Dimension, share: number): string =>
  isDeduction(dimension) ? `up to ${exact(100 * share)} points off` : shareWords(share);

const weightRows = (model: ScoringModel, snapshot: Snapshot): readonly (readonly string[])[] =>
  model.dimensions.flatMap((dimension) => [
    [
      dimension.name,
      isDeduction(dimension) ? '' : shareWords(dimension.weight),
      partOfScore(dimension, dimension.weight),
      '',
      '',
    ],
    ...dimension.criteria.map((criterion) => {
      const metric = findMetric(snapshot, criterion.metricCode);
      return [
        `– ${criterion.name}`,
        shareWords(criterion.weight),
        partOfScore(dimension, dimension.weight * criterion.weight),
        metric?.name ?? criterion.metricCode,
        valueFunctionWords(criterion.valueFunction, metric?.unit ?? ''),
      ];
    }),
  ]);

const described = ({ dimensions }: ScoringModel): readonly Block[] => {
  const items = dimensions.flatMap(({ name, description }) =>
    description.trim() === '' ? [] : [`${name}: ${description.trim()}`],
  );
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

const weightSection = (model: ScoringModel, snapshot: Snapshot): MethodologySection => ({
  title: 'Dimensions, criteria and weights',
  blocks: [
    ...described(model),
    table(
      `Weights of siblings add up to 100 %${model.dimensions.some(isDeduction) ? '; deductions stand beside them' : ''}`,
      [
        'Dimension, criterion',
        '#Weight',
        '#Of the score',
        'Metric',
        'How a number becomes a value',
      ],
      weightRows(model, snapshot),
    ),
  ],
});

const limitWords = (node: Criterion | Dimension): string =>
  'criteria' in node && isDeduction(node)
    ? `${node.name} ${exact(100 * node.rules.limits.least)} to ${exact(100 * node.rules.limits.most)} points off`
    : shareLimitWords(node);

const shareLimitWords = ({ name, rules }: Criterion | Dimension): string =>
  `${name} ${shareWords(rules.limits.least)} to ${shareWords(rules.limits.most)}`;

/** Where weights come from, as far as it is known: who named the version and why, and what binds them. */
const sourceSection = (model: ScoringModel, source: readonly string[]): MethodologySection => {
  const locked = model.dimensions.flatMap(({ name, locked: isLocked, criteria }) => [
    ...(isLocked ? [name] : []),
    ...criteria.filter((each) => each.locked).map((each) => each.name),
  ]);
  const limited = model.dimensions
    .flatMap((dimension) => [dimension, ...dimension.criteria])
    .filter(hasLimits);
  return {
    title: 'Where the weights come from',
    blocks: [
      text(
        'Weights are judgements: people set them directly in the model, and each change is a named step of its history.',
      ),
      ...(source.length === 0 ? [] : [{ kind: 'list' as const, items: source }]),
      ...(locked.length === 0
        ? []
        : [text(`Locked, so that no other weight moves them: ${locked.join(', ')}.`)]),
      ...(limited.length === 0
        ? []
        : [text(`Limits that weights keep: ${limited.map(limitWords).join(', ')}.`)]),
    ],
  };
};

const formulaSection = (model: ScoringModel): MethodologySection => {
  const used = new Set(
    model.dimensions.flatMap(({ criteria }) => criteria.map((each) => each.valueFunction.method)),
  );
  return {
    title: 'How numbers become values',
    blocks: Object.entries(methodFormulas)
      .filter(([method]) => [...used].some((each) => each === method))
      .flatMap(([, { name, formula, meaning }]): readonly Block[] => [
        { kind: 'heading', text: name },
        { kind: 'formula', formula, meaning },
      ]),
  };
};

const absenceSection = (model: ScoringModel): MethodologySection => {
  const own = model.dimensions.flatMap(({ criteria }) =>
    criteria.flatMap(({ name, rules }) =>
      absences.flatMap((absence) => {
        const policy = rules.absencePolicies[absence];
        return policy === undefined
          ? []
          : [[name, absenceNames[absence].split(':')[0] ?? '', policyWords(policy)]];
      }),
    ),
  );
  return {
    title: 'What is done where a number is missing',
    blocks: [
      text(
        'Missing, not applicable, no activity and zero are four different things. Nothing is filled in unseen.',
      ),
      table(
        'What an absence does to its criterion',
        ['Absence', 'The criterion …'],
        absences.map((absence) => [
          absenceNames[absence],
          policyWords(model.absencePolicies[absence]),
        ]),
      ),
      ...(own.length === 0
        ? []
        : [table('Criteria with a rule of their own', ['Criterion', 'Absence', 'It …'], own)]),
      text(
        `Where the criteria that count for a partner weigh less than ${shareWords(model.minimumCoverage)} of all, it gets no tier: not enough data.`,
      ),
    ],
  };
};

/** What the model says of scores: formulas, weights and where they come from, references, and absences. */
export const modelSections = (
  model: ScoringModel,
  snapshot: Snapshot,
  source: readonly string[],
): readonly MethodologySection[] => [
  scoreSection(model),
  weightSection(model, snapshot),
  sourceSection(model, source),
  formulaSection(model),
  ...referenceSections(model, snapshot),
  absenceSection(model),
];
