import { ladderSentences, tierClockSentences } from '../ladder/clock-words.ts';
import { milestoneSection } from './milestone-section.ts';
import { isTimed } from '../ladder/ladder-clock.ts';
import type { ScoringModel, Tier } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { hasBill } from '../scoring/bill.ts';
import { findMetric } from '../scoring/criteria.ts';
import { cutWords, settledSentence, tieWords } from '../scoring/lines/line-words.ts';
import type { SettledModel } from '../scoring/lines/settle-lines.ts';
import { ruleSentence, subjectOf } from '../scoring/rule-words.ts';
import { amountWords, shareWords } from './figure-words.ts';
import { text, type Block, type MethodologySection } from './methodology-document.ts';

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

const listed = (title: string, points: readonly string[]): readonly string[] =>
  points.length === 0 ? [] : [`${title}: ${points.join('; ')}.`];

const cardItems = ({ rules: { card } }: Tier): readonly string[] => [
  ...(card.engagement === '' ? [] : [`Engagement: ${card.engagement}.`]),
  ...listed('Expected outcomes', card.outcomes),
  ...listed('Decision rights', card.decisionRights),
  ...listed('Entitlements', card.entitlements),
];

const lineItems = (
  given: ScoringModel,
  settled: SettledModel,
  index: number,
  snapshot: Snapshot,
  unit: string,
): readonly string[] => {
  const tier = given.tiers[index];
  if (tier === undefined) {
    return [];
  }
  const { cut } = tier.rules;
  const found = settled.lines.find((line) => line.tier === index);
  const ties = tieWords(cut);
  return [
    `${capital(cutWords(cut, tier.line, unit))}${ties === '' ? '' : `; partners ${ties}`}.`,
    ...(found === undefined
      ? []
      : [`As it is now: ${settledSentence(found, snapshot.partnerNames, unit)}`]),
  ];
};

const costItems = (
  { rules: { fixedCost, rate } }: Tier,
  unit: string,
  of: string,
): readonly string[] =>
  fixedCost === 0 && rate === 0
    ? []
    : [
        `Costs ${amountWords(fixedCost, unit)} a partner${rate === 0 ? '' : ` and ${shareWords(rate)} of ${of}`}.`,
      ];

/** What each tier means and takes: its card, line, gates, clock and cost, then vetoes and the whole ladder. */
export const tierSections = (
  given: ScoringModel,
  settled: SettledModel,
  snapshot: Snapshot,
): readonly MethodologySection[] => {
  const { model } = settled;
  const { moneyMetric, budget } = given.rules;
  const money = moneyMetric === null ? undefined : findMetric(snapshot, moneyMetric);
  const unit = money?.unit ?? '';
  const isClocked = isTimed(model);
  const tiers = given.tiers.flatMap((tier, index): readonly Block[] => {
    const clock = isClocked ? tierClockSentences(model, index) : null;
    return [
      { kind: 'heading', text: tier.name },
      ...(tier.purpose === '' ? [] : [text(tier.purpose)]),
      {
        kind: 'list',
        items: [
          ...lineItems(given, settled, index, snapshot, unit),
          ...(index === given.tiers.length - 1
            ? []
            : tier.rules.gates.map((gate) =>
                ruleSentence(
                  { kind: 'gate', condition: gate },
                  subjectOf(gate, snapshot),
                  tier.name,
                ),
              )),
          ...(clock === null ? [] : Object.values(clock)),
          ...cardItems(tier),
          ...costItems(tier, unit, money?.name ?? moneyMetric ?? 'nothing'),
        ],
      },
    ];
  });
  const vetoes = given.rules.vetoes.flatMap(({ highest, condition }) => {
    const tier = given.tiers.find(({ id }) => id === highest);
    return tier === undefined
      ? []
      : [ruleSentence({ kind: 'veto', condition }, subjectOf(condition, snapshot), tier.name)];
  });
  return [
    {
      title: 'Tiers and their rules',
      blocks: [
        text(
          'A partner is in the first tier, from the highest down, whose line its score reaches, whose gates all hold and that no veto forbids. The lowest tier takes everybody with a score.',
        ),
        ...tiers,
        ...(vetoes.length === 0
          ? []
          : [
              { kind: 'heading' as const, text: 'Vetoes' },
              { kind: 'list' as const, items: vetoes },
            ]),
        ...(isClocked
          ? [
              { kind: 'heading' as const, text: 'The whole ladder' },
              { kind: 'list' as const, items: Object.values(ladderSentences(model)) },
            ]
          : []),
        ...milestoneSection(model),
        ...(hasBill(given) && budget !== null
          ? [text(`All tiers together may cost ${amountWords(budget, unit)}.`)]
          : []),
      ],
    },
  ];
};
