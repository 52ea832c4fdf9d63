import type { ScoringModel, Tier } from '../model/scoring-model.ts';
import { cutWords, tieWords } from '../scoring/lines/line-words.ts';
import { ladderOfTier, spansOf } from '../scoring/ladders/ladder-spans.ts';
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

/** What each rule of a tier is called in a comparison; the cut belongs to the line, the ladder to all of them. */
const ruleTitles: Readonly<Record<Exclude<Rule, 'cut' | 'ladder'>, string>> = {
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

const namesOf = (tiers: ScoringModel['tiers']): string => tiers.map(({ name }) => name).join(', ');

/** Ladder by ladder: "Gold, Silver; Alliances: Lead, Follow". */
const ladderWords = ({ tiers, rules }: ScoringModel): string =>
  spansOf(tiers)
    .map(({ id, first, last }) => {
      const own = namesOf(tiers.slice(first, last + 1));
      const ladder = rules.parallel?.ladders.find((each) => each.id === id);
      return ladder === undefined ? own : `${ladder.name}: ${own}`;
    })
    .join('; ');

const whoWords = ({ rules: { parallel } }: ScoringModel): string =>
  parallel === undefined
    ? 'one ladder for everybody'
    : parallel.ladders
        .map(({ name, labels }) => `${name} for ${labels.join(', ') || 'nobody'}`)
        .join('; ');

/** What happened to ladders beside the main one, in a title; null where they are the same. */
const ladderTitle = (before: ScoringModel, after: ScoringModel): string | null => {
  const [old, now] = [before, after].map(({ rules }) => rules.parallel?.ladders ?? []);
  const added = now?.find(({ id }) => !old?.some((each) => each.id === id));
  const gone = old?.find(({ id }) => !now?.some((each) => each.id === id));
  return added !== undefined
    ? `Ladder ${added.name} added`
    : gone !== undefined
      ? `Ladder ${gone.name} removed`
      : isSame(before.rules.parallel, after.rules.parallel)
        ? null
        : 'Who is on which ladder';
};

const takeLadders = (model: ScoringModel, after: ScoringModel): ScoringModel => {
  const { parallel } = after.rules;
  return { ...model, rules: { ...model.rules, parallel } };
};

/**
 * Edits of tiers. Where tiers were added, removed or put in another order the whole ladder is one edit: half
 * of it would leave two lowest tiers, or none. Who is on which ladder goes with that, or is an edit of its own.
 */
export const tierEdits = (before: ScoringModel, after: ScoringModel): readonly ModelEdit[] => {
  const ids = ({ tiers }: ScoringModel): readonly (readonly [string, string | null])[] =>
    tiers.map((tier) => [tier.id, ladderOfTier(tier)]);
  const ladders = ladderTitle(before, after);
  if (!isSame(ids(before), ids(after))) {
    return [
      {
        title: ladders ?? 'The tiers',
        details: [
          `${ladderWords(before)} → ${ladderWords(after)}`,
          ...(ladders === null ? [] : [`${whoWords(before)} → ${whoWords(after)}`]),
        ],
        apply: (model) => ({ ...takeLadders(model, after), tiers: after.tiers }),
      },
    ];
  }
  return [
    ...after.tiers.flatMap((tier, index) => {
      const old = before.tiers[index];
      return old === undefined ? [] : editsOf(old, tier);
    }),
    ...(ladders === null
      ? []
      : [
          {
            title: ladders,
            details: [`${whoWords(before)} → ${whoWords(after)}`],
            apply: (model: ScoringModel) => takeLadders(model, after),
          },
        ]),
  ];
};
