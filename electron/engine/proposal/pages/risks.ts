import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { drawTable } from '../pdf-table.ts';
import {
  body,
  drawSubheading,
  earnedTierOf,
  percent,
  tierName,
  whole,
  type Pages,
} from './printed.ts';

type Partner = ProposalBody['partners'][number];

/** Closer to a line than this, a small change of data or weights gives another tier. */
const nearPoints = 1;
const most = 25;

/** The line of its ladder that a score is nearest to, and the points between them; null without score or line. */
const nearestLine = (
  { score, ladder: own }: Partner,
  { tiers }: ProposalBody,
): { readonly tier: number; readonly points: number } | null => {
  if (score === null) {
    return null;
  }
  const found = tiers.flatMap(({ line, ladder }, tier) =>
    line === null || (ladder ?? null) !== (own?.of ?? null)
      ? []
      : [{ tier, points: Number(score) - Number(line) }],
  );
  found.sort(
    (one, other) => Math.abs(one.points) - Math.abs(other.points) || one.tier - other.tier,
  );
  return found[0] ?? null;
};

const more = (count: number): string =>
  count > most ? ` The ${most} that matter most are shown; proposal.json has all.` : '';

/** Partners whose tier hangs on the exact weights the most. */
const drawDoubt = ({ sheet, document }: Pick<Pages, 'sheet' | 'document'>): void => {
  const drawn = document.outlook?.weightings;
  if (drawn === undefined) {
    return;
  }
  const doubted = document.partners
    .flatMap((partner) => {
      const counts = partner.outlook?.weightings;
      const slot = earnedTierOf(partner) ?? document.tiers.length;
      const times = counts?.[slot] ?? drawn.count;
      const other = counts?.findIndex(
        (each, index) =>
          index !== slot && each === Math.max(...counts.filter((_, at) => at !== slot)),
      );
      return times === drawn.count || other === undefined ? [] : [{ partner, times, other }];
    })
    .sort(
      (one, other) => one.times - other.times || (one.partner.key < other.partner.key ? -1 : 1),
    );
  const off = percent(drawn.share ?? '1');
  drawSubheading(sheet, `Hangs on the exact weights (${doubted.length})`, 60);
  sheet.paragraph(
    `Every weight was drawn anew ${whole(drawn.count)} times, up to ${off} off. ` +
      `${document.partners.length - doubted.length} partners keep their tier in all draws.${more(doubted.length)}`,
    body,
  );
  if (doubted.length === 0) {
    return;
  }
  drawTable(
    sheet,
    [
      { title: 'Partner', share: 3, isHead: true },
      { title: 'By figures and rules', share: 1.6 },
      { title: 'Probability', share: 1, isNumber: true },
      { title: 'Else mostly', share: 1.4 },
    ],
    doubted
      .slice(0, most)
      .map(({ partner, times, other }) => [
        partner.name,
        tierName(document, earnedTierOf(partner)),
        `${((100 * times) / drawn.count).toFixed(0)} %`,
        tierName(document, other < document.tiers.length ? other : null),
      ]),
  );
};

/** What could make another tier right: scores near a line, and scores that rest on little. */
export const drawRisks = ({ sheet, document, section }: Pages): void => {
  const near = document.partners
    .flatMap((partner) => {
      const line = nearestLine(partner, document);
      return line === null || Math.abs(line.points) >= nearPoints ? [] : [{ partner, ...line }];
    })
    .sort(
      (one, other) =>
        Math.abs(one.points) - Math.abs(other.points) ||
        (one.partner.key < other.partner.key ? -1 : 1),
    );
  const thin = document.partners
    .filter(({ score, coverage }) => score !== null && Number(coverage) < 1)
    .sort(
      (one, other) =>
        Number(one.coverage) - Number(other.coverage) || (one.key < other.key ? -1 : 1),
    );
  const without = document.partners.filter(({ score }) => score === null).length;
  section('Risks', 70);
  sheet.paragraph(
    `${near.length} of ${document.partners.length} partners score within ${nearPoints} point of a line, ` +
      `${thin.length} are scored without all of their criteria, and ${without} have too little data for a score.`,
    body,
  );
  if (near.length > 0) {
    drawSubheading(sheet, `Near a line (${near.length})`, 50);
    sheet.paragraph(
      `A small change of data or weights gives them another tier.${more(near.length)}`,
      body,
    );
    drawTable(
      sheet,
      [
        { title: 'Partner', share: 3, isHead: true },
        { title: 'Proposed', share: 1.4 },
        { title: 'Score', share: 0.8, isNumber: true },
        { title: 'Nearest line', share: 1.4 },
        { title: 'Points from it', share: 1, isNumber: true },
      ],
      near
        .slice(0, most)
        .map(({ partner, tier, points }) => [
          partner.name,
          tierName(document, partner.proposedTier),
          Number(partner.score).toFixed(2),
          tierName(document, tier),
          `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`,
        ]),
    );
  }
  if (thin.length > 0) {
    drawSubheading(sheet, `Scored on part of the criteria (${thin.length})`, 50);
    sheet.paragraph(
      `What is missing is left out or replaced as the method says.${more(thin.length)}`,
      body,
    );
    drawTable(
      sheet,
      [
        { title: 'Partner', share: 3, isHead: true },
        { title: 'Proposed', share: 1.4 },
        { title: 'Score', share: 0.8, isNumber: true },
        { title: 'Weight that is known', share: 1.6, isNumber: true },
      ],
      thin
        .slice(0, most)
        .map((partner) => [
          partner.name,
          tierName(document, partner.proposedTier),
          Number(partner.score).toFixed(2),
          percent(partner.coverage),
        ]),
    );
  }
  drawDoubt({ sheet, document });
};
