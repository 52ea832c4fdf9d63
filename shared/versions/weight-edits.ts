import { valueFunctionWords } from '../methodology/value-function-words.ts';
import type { Criterion, Dimension, ScoringModel } from '../model/scoring-model.ts';
import { isSame, percentWords, type ModelEdit } from './model-edit.ts';

type Node = { readonly id: string; readonly name: string; readonly weight: number };

/** What differs between two lists of siblings whose weights sum to 1. */
const siblingDetails = (before: readonly Node[], after: readonly Node[]): readonly string[] => [
  ...before
    .filter(({ id }) => !after.some((node) => node.id === id))
    .map(({ name, weight }) => `${name} removed (${percentWords(weight)})`),
  ...after.flatMap(({ id, name, weight }) => {
    const old = before.find((node) => node.id === id);
    if (old === undefined) {
      return [`${name} added (${percentWords(weight)})`];
    }
    return old.weight === weight
      ? []
      : [`${name} ${percentWords(old.weight)} → ${percentWords(weight)}`];
  }),
];

/** What of a list is an edit: who is in it, in which order, and their weights. */
const listOf = (nodes: readonly Node[]): readonly unknown[] =>
  nodes.map(({ id, weight }) => [id, weight]);

/** The list of `after`, with what `model` has of each node but its weight. */
const takeList = <T extends Node>(model: readonly T[], after: readonly T[]): readonly T[] =>
  after.map((node) => {
    const own = model.find(({ id }) => id === node.id);
    return own === undefined ? node : { ...own, weight: node.weight };
  });

/** Dimensions as a list, with whether each adds to the score or takes off it. */
const dimensionsOf = ({ dimensions }: ScoringModel): readonly unknown[] => [
  listOf(dimensions),
  dimensions.map(({ rules }) => rules.kind),
];

const kindDetails = (before: ScoringModel, after: ScoringModel): readonly string[] =>
  after.dimensions.flatMap(({ id, name, rules: { kind } }) => {
    const old = before.dimensions.find((each) => each.id === id)?.rules.kind;
    return old === undefined || old === kind
      ? []
      : [`${name} ${kind === 'takes' ? 'takes points off' : 'adds to the score'}`];
  });

/** The list of `after` with its kinds; limits bind sliders only, as locks do. */
const takeDimensions = (
  model: readonly Dimension[],
  after: readonly Dimension[],
): readonly Dimension[] =>
  takeList(model, after).map((dimension, place) => ({
    ...dimension,
    rules: { ...dimension.rules, kind: after[place]?.rules.kind ?? dimension.rules.kind },
  }));

const changeDimension = (
  model: ScoringModel,
  { id }: Dimension,
  change: (dimension: Dimension) => Dimension,
): ScoringModel => ({
  ...model,
  dimensions: model.dimensions.map((each) => (each.id === id ? change(each) : each)),
});

/** Everything that makes values of a criterion; limits bind sliders only, as locks do. */
const judgingOf = ({ metricCode, valueFunction, rules }: Criterion): object => ({
  metricCode,
  valueFunction,
  rules: { ...rules, limits: null },
});

const withJudging = (
  criterion: Criterion,
  { metricCode, valueFunction, rules }: Criterion,
): Criterion => ({
  ...criterion,
  metricCode,
  valueFunction,
  rules: { ...rules, limits: criterion.rules.limits },
});

const judgingDetails = (before: Criterion, after: Criterion): readonly string[] => {
  const words = ({ metricCode, valueFunction }: Criterion): string =>
    `${metricCode} by ${valueFunctionWords(valueFunction, '')}`;
  const changed = (field: 'absencePolicies' | 'reference'): boolean =>
    !isSame(before.rules[field], after.rules[field]);
  return [
    ...(words(before) === words(after) ? [] : [`${words(before)} → ${words(after)}`]),
    ...(changed('absencePolicies') ? ['what is done without a number'] : []),
    ...(changed('reference') ? ['whom it is measured against'] : []),
  ];
};

const criterionEdits = (before: Dimension, after: Dimension): readonly ModelEdit[] =>
  after.criteria.flatMap((criterion): readonly ModelEdit[] => {
    const old = before.criteria.find(({ id }) => id === criterion.id);
    return old === undefined || isSame(judgingOf(old), judgingOf(criterion))
      ? []
      : [
          {
            title: `How ${criterion.name} is judged`,
            details: judgingDetails(old, criterion),
            apply: (model) =>
              changeDimension(model, after, (dimension) => ({
                ...dimension,
                criteria: dimension.criteria.map((each) =>
                  each.id === criterion.id ? withJudging(each, criterion) : each,
                ),
              })),
          },
        ];
  });

const listEdits = (before: Dimension, after: Dimension): readonly ModelEdit[] =>
  isSame(listOf(before.criteria), listOf(after.criteria))
    ? []
    : [
        {
          title: `Criteria of ${after.name}`,
          details: siblingDetails(before.criteria, after.criteria),
          apply: (model) =>
            changeDimension(model, after, (dimension) => ({
              ...dimension,
              criteria: takeList(dimension.criteria, after.criteria),
            })),
        },
      ];

/**
 * Edits of dimensions and criteria. Weights of siblings sum to 1, so those of one list are one edit; what
 * is added or removed belongs to it.
 */
export const weightEdits = (before: ScoringModel, after: ScoringModel): readonly ModelEdit[] => [
  ...(isSame(dimensionsOf(before), dimensionsOf(after))
    ? []
    : [
        {
          title: 'Weights of the dimensions',
          details: [
            ...siblingDetails(before.dimensions, after.dimensions),
            ...kindDetails(before, after),
          ],
          apply: (model: ScoringModel): ScoringModel => ({
            ...model,
            dimensions: takeDimensions(model.dimensions, after.dimensions),
          }),
        },
      ]),
  ...after.dimensions.flatMap((dimension) => {
    const old = before.dimensions.find(({ id }) => id === dimension.id);
    return old === undefined
      ? []
      : [...listEdits(old, dimension), ...criterionEdits(old, dimension)];
  }),
];
