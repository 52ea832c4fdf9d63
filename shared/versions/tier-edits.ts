import type { ScoringModel, Tier } from '../model/scoring-model.ts';
import { cutWords, tieWords } from '../scoring/lines/line-words.ts';
import { isSame, type ModelEdit } from './model-edit.ts';

type Rule = keyof Tier['rules'];

const changeTier = (
  model: ScoringModel,
  { id }: Tier,
  change: (tier: Tier) => Tier,
): ScoringModel => ({
  ...model,
  tiers: model.tiers.map((tier) => (tier.id === id ? change(tier) : tier)),
});

const lineWords = ({ line, rules: { cut } }: Tier): string =>
  cut.by === 'score' ? cutWords(cut, line, '') : `${cutWords(cut, line, '')}, ${tieWords(cut)}`;

/** What each rule of a tier is called in a comparison; the cut belongs to the line. */
const ruleTitles: Readonly<Record<Exclude<Rule, 'cut'>, string>> = {
  gates: 'Gates of',
  fixedCost: 'Fixed cost of',
  rate: 'Rate of',
  card: 'Card of',
  clock: 'Clock of',
};

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 4 });

const ruleDetails = (rule: Rule, before: Tier, after: Tier): readonly string[] => {
  if (rule === 'fixedCost' || rule === 'rate') {
    return [`${figures.format(before.rules[rule])} → ${figures.format(after.rules[rule])}`];
  }
  if (rule === 'gates') {
    return [`${before.rules.gates.length} before, ${after.rules.gates.length} after`];
  }
  return [];
};

const editsOf = (before: Tier, after: Tier): readonly ModelEdit[] => {
  const { name } = after;
  const hasLine = before.line !== after.line || !isSame(before.rules.cut, after.rules.cut);
  const texts = ({ name: own, purpose, shape }: Tier): readonly string[] => [own, purpose, shape];
  return [
    ...(hasLine
      ? [
          {
            title: `Line of ${name}`,
            details: [`${lineWords(before)} → ${lineWords(after)}`],
            apply: (model: ScoringModel) =>
              changeTier(model, after, (tier) => ({
                ...tier,
                line: after.line,
                rules: { ...tier.rules, cut: after.rules.cut },
              })),
          },
        ]
      : []),
    ...(Object.keys(ruleTitles) as (keyof typeof ruleTitles)[]).flatMap((rule) =>
      isSame(before.rules[rule], after.rules[rule])
        ? []
        : [
            {
              title: `${ruleTitles[rule]} ${name}`,
              details: ruleDetails(rule, before, after),
              apply: (model: ScoringModel) =>
                changeTier(model, after, (tier) => ({
                  ...tier,
                  rules: { ...tier.rules, [rule]: after.rules[rule] },
                })),
            },
          ],
    ),
    ...(isSame(texts(before), texts(after))
      ? []
      : [
          {
            title: `Name and look of ${name}`,
            details: before.name === name ? [] : [`${before.name} → ${name}`],
            apply: (model: ScoringModel) =>
              changeTier(model, after, (tier) => ({
                ...tier,
                name,
                purpose: after.purpose,
                shape: after.shape,
              })),
          },
        ]),
  ];
};

const ladderWords = ({ tiers }: ScoringModel): string => tiers.map(({ name }) => name).join(', ');

/**
 * Edits of tiers. Where tiers were added, removed or put in another order the whole ladder is one edit: half
 * of it would leave two lowest tiers, or none.
 */
export const tierEdits = (before: ScoringModel, after: ScoringModel): readonly ModelEdit[] => {
  const ids = ({ tiers }: ScoringModel): readonly string[] => tiers.map(({ id }) => id);
  if (!isSame(ids(before), ids(after))) {
    return [
      {
        title: 'The tiers',
        details: [`${ladderWords(before)} → ${ladderWords(after)}`],
        apply: (model) => ({ ...model, tiers: after.tiers }),
      },
    ];
  }
  return after.tiers.flatMap((tier, index) => {
    const old = before.tiers[index];
    return old === undefined ? [] : editsOf(old, tier);
  });
};
