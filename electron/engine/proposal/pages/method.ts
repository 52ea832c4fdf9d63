import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { tiersOfDocument } from '#shared/proposal/stated-ladders.ts';
import { rulesOfDocument } from '#shared/proposal/stated-rules.ts';
import { ruleSentence } from '#shared/scoring/rule-words.ts';
import { formatBound } from '../format-bound.ts';
import { absenceSentence, methodWords } from '../method-words.ts';
import { drawTable, type Cell } from '../pdf-table.ts';
import type { Sheet } from '../pdf-sheet.ts';
import {
  body,
  drawSubheading,
  percent,
  small,
  tierName,
  whole,
  type Pages,
  type PrintedProposal,
} from './printed.ts';

const listed = (title: string, points: readonly string[] = []): readonly string[] =>
  points.length === 0 ? [] : [`${title}: ${points.join('; ')}.`];

/** What a tier means, as far as somebody said it. */
const cardWords = ({ purpose, card }: ProposalBody['tiers'][number]): string =>
  [
    ...(purpose === '' ? [] : [purpose]),
    ...(card === undefined || card.engagement === '' ? [] : [`Engagement: ${card.engagement}.`]),
    ...listed('Expected outcomes', card?.outcomes),
    ...listed('Decision rights', card?.decisionRights),
    ...listed('Entitlements', card?.entitlements),
  ].join(' ');

const rowsOf = ({ method }: ProposalBody): readonly (readonly Cell[])[] =>
  method.dimensions.flatMap((dimension) => {
    const points = formatBound(String(100 * Number(dimension.weight)));
    return [
      [
        { text: dimension.name, isBold: true },
        '',
        {
          text: dimension.takes === true ? `up to −${points}` : percent(dimension.weight),
          isBold: true,
        },
      ],
      ...dimension.criteria.map((criterion): readonly Cell[] => [
        criterion.name,
        [
          methodWords(criterion),
          ...(criterion.absencePolicies === undefined
            ? []
            : [`without a number: ${absenceSentence(criterion.absencePolicies)}`]),
        ].join('; '),
        percent(criterion.weight),
      ]),
    ];
  });

/** Where there are several ladders, who climbs which and their tiers from the highest down. */
const drawLadders = (sheet: Sheet, document: PrintedProposal): void => {
  const { ladders, partners } = document;
  if (ladders === undefined) return;
  drawSubheading(sheet, 'Ladders', 50);
  sheet.paragraph(
    'Partners climb the tiers of one ladder and no others. Scores are made in the same way on all of them; a tier is ' +
      'neither above nor below one of another ladder.',
    body,
  );
  drawTable(
    sheet,
    [
      { title: 'Ladder', share: 1.2, isHead: true },
      { title: 'Who climbs it', share: 2.2 },
      { title: 'Tiers', share: 2.2 },
      { title: 'Partners', share: 0.8, isNumber: true },
    ],
    tiersOfDocument(document).map(({ heading, tiers }) => {
      const of = document.tiers[tiers[0]?.index ?? 0]?.ladder ?? null;
      const labels = of === null ? [] : (ladders.further[of]?.labels ?? []);
      return [
        { text: heading ?? '', isBold: true },
        of === null
          ? `whose ${ladders.name} is on no other, and who has none`
          : ladders.withheld === true
            ? `by ${ladders.name}, which is withheld`
            : `whose ${ladders.name} is ${labels.join(' or ')}`,
        tiers.map(({ tier }) => tier.name).join(', '),
        whole(partners.filter(({ ladder }) => (ladder?.of ?? null) === of).length),
      ];
    }),
  );
};

/** How scores and tiers come about. */
export const drawMethod = ({ sheet, document, section }: Pages): void => {
  const { method, tiers } = document;
  section('Method', 90);
  sheet.paragraph(
    'Each criterion turns a metric into a value from 0 (worst) to 100 (best). The score is the sum of ' +
      'the values by weight; a tier takes every score from its line upwards. Partners whose available ' +
      `criteria weigh less than ${percent(method.minimumCoverage)} get no tier.`,
    body,
  );
  sheet.paragraph(
    `A criterion without a number: ${absenceSentence(method.absencePolicies)}.`,
    body,
  );
  drawTable(
    sheet,
    [
      { title: 'Dimension and criterion', share: 2.2, isHead: true },
      { title: 'How the metric becomes a value', share: 3.4 },
      { title: 'Weight', share: 0.9, isNumber: true },
    ],
    rowsOf(document),
  );
  drawLadders(sheet, document);
  const cards = tiers.flatMap((tier, index) => {
    const words = cardWords(tier);
    return words === '' ? [] : [[{ text: tierName(document, index), isBold: true }, words]];
  });
  if (cards.length > 0) {
    drawSubheading(sheet, 'What the tiers mean', 50);
    drawTable(
      sheet,
      [
        { title: 'Tier', share: 1.2, isHead: true },
        { title: 'Agreement', share: 5 },
      ],
      cards,
    );
  }
  const rules = rulesOfDocument(document);
  if (rules.length > 0) {
    drawSubheading(sheet, 'Gates and vetoes', 40);
    sheet.tags.within('L', () =>
      rules.forEach((rule) =>
        sheet.tags.within('LI', () =>
          sheet.tags.within('LBody', () =>
            sheet.paragraph(
              `• ${ruleSentence(rule, rule.subject, tierName(document, rule.tier))}`,
              small,
            ),
          ),
        ),
      ),
    );
  }
};
