import { absences, type Absence } from '../model/cell-status.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { policyWords } from '../scoring/policy-words.ts';
import { isSame, percentWords, type ModelEdit } from './model-edit.ts';
import { tierEdits } from './tier-edits.ts';
import { weightEdits } from './weight-edits.ts';

const absenceTitles: Readonly<Record<Absence, string>> = {
  missing: 'What a missing number does',
  notApplicable: 'What a number that does not apply does',
  noActivity: 'What no activity does',
  notComputable: 'What a number that cannot be computed does',
};

/** Who is on which ladder goes with the tiers, see `tierEdits`. */
type Rule = Exclude<keyof ScoringModel['rules'], 'parallel'>;

const ruleTitles: Readonly<Record<Rule, string>> = {
  vetoes: 'Vetoes',
  moneyMetric: 'What rates are taken of',
  budget: 'Budget',
  ladder: 'Rules of the whole ladder',
  milestones: 'Milestones',
  reference: 'Whom partners are measured against',
};

const ruleDetails = (rule: Rule, before: ScoringModel, after: ScoringModel): readonly string[] => {
  const words = ({ rules }: ScoringModel): string | null => {
    switch (rule) {
      case 'vetoes':
        return String(rules.vetoes.length);
      case 'moneyMetric':
        return rules.moneyMetric ?? 'nothing';
      case 'budget':
        return rules.budget === null ? 'none' : String(rules.budget);
      case 'milestones':
        return String(rules.milestones.length);
      case 'ladder':
      case 'reference':
        return null;
    }
  };
  const old = words(before);
  return old === null ? [] : [`${old} → ${words(after) ?? ''}`];
};

/** Names of dimensions and criteria, and what dimensions say of themselves: they move nobody. */
const textsOf = ({ dimensions }: ScoringModel): readonly (readonly [string, string])[] =>
  dimensions.flatMap((dimension) => [
    [dimension.id, `${dimension.name} ${dimension.description}`] as const,
    ...dimension.criteria.map(({ id, name }) => [id, name] as const),
  ]);

const renamed = (before: ScoringModel, after: ScoringModel): readonly string[] => {
  const old = new Map(textsOf(before));
  return textsOf(after).flatMap(([id, text]) => {
    const was = old.get(id);
    return was === undefined || was === text ? [] : [`${was.trim()} → ${text.trim()}`];
  });
};

/** Takes names and descriptions over where a node is known. */
const takeTexts = (model: ScoringModel, after: ScoringModel): ScoringModel => ({
  ...model,
  dimensions: model.dimensions.map((dimension) => {
    const next = after.dimensions.find(({ id }) => id === dimension.id);
    return {
      ...dimension,
      name: next?.name ?? dimension.name,
      description: next?.description ?? dimension.description,
      criteria: dimension.criteria.map((criterion) => ({
        ...criterion,
        name: next?.criteria.find(({ id }) => id === criterion.id)?.name ?? criterion.name,
      })),
    };
  }),
});

/**
 * Every difference between two models, in the order of the model, each of which can be made alone. Made
 * all together to `before` they give a model that scores and cuts as `after` does; locks are no difference.
 */
export const findEdits = (before: ScoringModel, after: ScoringModel): readonly ModelEdit[] => [
  ...weightEdits(before, after),
  ...tierEdits(before, after),
  ...absences.flatMap((absence) =>
    isSame(before.absencePolicies[absence], after.absencePolicies[absence])
      ? []
      : [
          {
            title: absenceTitles[absence],
            details: [
              `${policyWords(before.absencePolicies[absence])} → ${policyWords(after.absencePolicies[absence])}`,
            ],
            apply: (model: ScoringModel): ScoringModel => ({
              ...model,
              absencePolicies: {
                ...model.absencePolicies,
                [absence]: after.absencePolicies[absence],
              },
            }),
          },
        ],
  ),
  ...(before.minimumCoverage === after.minimumCoverage
    ? []
    : [
        {
          title: 'Weight that must have data',
          details: [
            `${percentWords(before.minimumCoverage)} → ${percentWords(after.minimumCoverage)}`,
          ],
          apply: (model: ScoringModel): ScoringModel => ({
            ...model,
            minimumCoverage: after.minimumCoverage,
          }),
        },
      ]),
  ...(Object.keys(ruleTitles) as (keyof typeof ruleTitles)[]).flatMap((rule) =>
    isSame(before.rules[rule], after.rules[rule])
      ? []
      : [
          {
            title: ruleTitles[rule],
            details: ruleDetails(rule, before, after),
            apply: (model: ScoringModel): ScoringModel => ({
              ...model,
              rules: { ...model.rules, [rule]: after.rules[rule] },
            }),
          },
        ],
  ),
  ...(renamed(before, after).length === 0
    ? []
    : [
        {
          title: 'Names and descriptions',
          details: renamed(before, after),
          apply: (model: ScoringModel) => takeTexts(model, after),
        },
      ]),
];
