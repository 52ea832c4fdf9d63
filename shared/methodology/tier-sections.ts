import { ladderSentences, tierClockSentences, wholeName } from '../ladder/clock-words.ts';
import { milestoneSection } from './milestone-section.ts';
import { isTimed } from '../ladder/ladder-clock.ts';
import { mainLadderName } from '../model/parallel-ladders.ts';
import type { ScoringModel, Tier } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { hasBill } from '../scoring/bill.ts';
import { findMetric } from '../scoring/criteria.ts';
import { cutWords, settledSentence, tieWords } from '../scoring/lines/line-words.ts';
import type { SettledModel } from '../scoring/lines/settle-lines.ts';
import {
  hasFurtherLadders,
  isHighest,
  isLowest,
  ladderOfTier,
} from '../scoring/ladders/ladder-spans.ts';
import { titlesOf } from '../scoring/ladders/tier-groups.ts';
import { ladderOfRows } from '../scoring/ladders/row-ladders.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
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
    `${capital(cutWords(cut, tier.line, unit, hasFurtherLadders(given.tiers)))}${ties === '' ? '' : `; partners ${ties}`}.`,
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

/** What stands over the tiers of a ladder where there are several: who is on it. */
const ladderBlocks = (
  given: ScoringModel,
  snapshot: Snapshot,
  top: Tier,
  hidden: Hidden,
): readonly Block[] => {
  const { parallel } = given.rules;
  if (parallel === undefined || !hasFurtherLadders(given.tiers)) {
    return [];
  }
  const of =
    snapshot.attributes.find(({ code }) => code === parallel.attributeCode)?.name ??
    parallel.attributeCode;
  const own = parallel.ladders.find(({ id }) => id === ladderOfTier(top));
  const rows = ladderOfRows(given, snapshot);
  const place = rows === null ? 0 : Math.max(0, rows.ids.indexOf(ladderOfTier(top)));
  const count = rows?.of.reduce((sum, each) => sum + Number(each === place), 0) ?? 0;
  const who =
    own === undefined
      ? `Everybody whose ${of} is on no other ladder, and who has none`
      : hidden.attribute(parallel.attributeCode)
        ? `Partners with labels of ${of} that are not told here`
        : `Partners whose ${of} is ${own.labels.join(' or ')}`;
  return [
    { kind: 'heading', text: own?.name ?? mainLadderName },
    text(`${who}; ${count} as it is now. They climb the tiers of this ladder and no others.`),
  ];
};

/**
 * What each tier means and takes: its card, line, gates, clock and cost, then vetoes and the whole ladder. Labels of a
 * hidden attribute that put partners on a ladder are not told.
 */
export const tierSections = (
  given: ScoringModel,
  settled: SettledModel,
  snapshot: Snapshot,
  hidden: Hidden,
): readonly MethodologySection[] => {
  const { model } = settled;
  const { moneyMetric, budget } = given.rules;
  const money = moneyMetric === null ? undefined : findMetric(snapshot, moneyMetric);
  const unit = money?.unit ?? '';
  const isClocked = isTimed(model);
  const tiers = given.tiers.flatMap((tier, index): readonly Block[] => {
    const clock = isClocked ? tierClockSentences(model, index) : null;
    const ladder = isHighest(given.tiers, index) ? ladderBlocks(given, snapshot, tier, hidden) : [];
    return [
      ...ladder,
      { kind: 'heading', text: tier.name },
      ...(tier.purpose === '' ? [] : [text(tier.purpose)]),
      {
        kind: 'list',
        items: [
          ...lineItems(given, settled, index, snapshot, unit),
          ...(isLowest(given.tiers, index)
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
  const titles = titlesOf(given);
  const vetoes = given.rules.vetoes.flatMap(({ highest, condition }) => {
    const tier = given.tiers.find(({ id }) => id === highest);
    return tier === undefined
      ? []
      : [
          ruleSentence(
            { kind: 'veto', condition },
            subjectOf(condition, snapshot),
            titles[given.tiers.indexOf(tier)] ?? tier.name,
          ),
        ];
  });
  return [
    {
      title: 'Tiers and their rules',
      blocks: [
        text(
          'A partner is in the first tier, from the highest down, whose line its score reaches, whose gates all hold and that no veto forbids. The lowest tier takes everybody with a score.',
        ),
        ...(hasFurtherLadders(given.tiers)
          ? [
              text(
                'There are several ladders. Each partner is on one of them by a label of its own. All are scored by the same criteria and weights, so that scores and ranks can be compared; what does not apply to a type of partner is left out for it as the rules for absent numbers say. A tier is neither above nor below one of another ladder.',
              ),
            ]
          : []),
        ...tiers,
        ...(vetoes.length === 0
          ? []
          : [
              { kind: 'heading' as const, text: 'Vetoes' },
              { kind: 'list' as const, items: vetoes },
            ]),
        ...(isClocked
          ? [
              { kind: 'heading' as const, text: wholeName(model) },
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
