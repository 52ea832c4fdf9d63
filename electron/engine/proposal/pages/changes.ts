import type { TierCut } from '#shared/model/tier-cut.ts';
import { reasonsHeldBack } from '#shared/proposal/judge-again.ts';
import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { recommendedTierOf } from '#shared/proposal/stated-decision.ts';
import { ladderNameAt, tiersOfDocument } from '#shared/proposal/stated-ladders.ts';
import { rulesOfDocument } from '#shared/proposal/stated-rules.ts';
import { titleUnder, type TierGroup } from '#shared/scoring/ladders/tier-groups.ts';
import { cutWords, tieWords } from '#shared/scoring/lines/line-words.ts';
import { ink, paper } from '../pdf-sheet.ts';
import { drawTable } from '../pdf-table.ts';
import {
  body,
  drawSubheading,
  isOnLadder,
  signed,
  small,
  tierName,
  tierNameOn,
  whole,
  type Pages,
} from './printed.ts';

type StatedCut = NonNullable<ProposalBody['tiers'][number]['cut']>;
type Partner = ProposalBody['partners'][number];

const nobody = 'Not enough data, or no tier';

type TierCount = {
  /** The ladder, where there are several and it is another than that of the count before. */
  readonly heading: string | null;
  readonly name: string;
  /** With the ladder where there are several. */
  readonly title: string;
  readonly line: string;
  readonly today: number;
  readonly proposed: number;
};

const countsOf = (document: ProposalBody): readonly TierCount[] => {
  const { tiers, counts } = document;
  const figures = (index: number): { readonly today: number; readonly proposed: number } => ({
    today: counts.current[index] ?? 0,
    proposed: counts.proposed[index] ?? 0,
  });
  const none = figures(tiers.length);
  return [
    ...tiersOfDocument(document).flatMap((group) =>
      group.tiers.map(({ tier: { name, line }, index }, place) => ({
        heading: place === 0 ? group.heading : null,
        ...{ name, title: titleUnder(group.heading, name), line: line ?? 'below' },
        ...figures(index),
      })),
    ),
    ...(none.today > 0 || none.proposed > 0
      ? [{ heading: null, name: nobody, title: nobody, line: '', ...none }]
      : []),
  ];
};

/** Partners per tier as bars, today above proposed. */
const drawBars = ({ sheet }: Pages, counts: readonly TierCount[]): void => {
  const from = 130;
  const room = sheet.width - from - 40;
  const most = Math.max(1, ...counts.flatMap(({ today, proposed }) => [today, proposed]));
  const alt = `Partners per tier. ${counts
    .map(({ title, today, proposed }) => `${title}: ${today} today, ${proposed} proposed`)
    .join('. ')}.`;
  const headings = counts.filter(({ heading }) => heading !== null).length;
  const height = counts.length * 28 + headings * 16 + 20;
  sheet.ensure(height);
  sheet.down(4);
  const top = sheet.y() + 10;
  sheet.tags.within(
    'Figure',
    () => {
      for (const { heading, name, today, proposed } of counts) {
        if (heading !== null) {
          sheet.text(sheet.fit(heading, sheet.width, small), 0, { ...small, bold: true });
          sheet.down(16);
        }
        sheet.text(sheet.fit(name, from - 12, small), 0, { ...small, color: ink.text });
        const bars = [
          { count: today, color: ink.pale, above: 9 },
          { count: proposed, color: ink.accent, above: -1 },
        ];
        for (const { count, color, above } of bars) {
          sheet.box(from, above, Math.max(0.8, (room * count) / most), 8, color);
          sheet.down(-above + 6.5);
          sheet.text(String(count), from + (room * count) / most + 5, {
            size: 7.5,
            color: ink.soft,
          });
          sheet.down(above - 6.5);
        }
        sheet.down(28);
      }
      sheet.box(from, 7, 8, 8, ink.pale);
      sheet.text('today', from + 12, small);
      sheet.box(from + 60, 7, 8, 8, ink.accent);
      sheet.text('proposed', from + 72, small);
    },
    { alt, box: [paper.left, top - height, paper.left + sheet.width, top] },
  );
  sheet.down(10);
};

const statedCutWords = ({ by, of, ties }: StatedCut, isOfLadder: boolean): string => {
  const amount = Number(of);
  const cut: TierCut =
    by === 'count'
      ? { by, count: amount, ties }
      : by === 'share'
        ? { by, share: amount, ties }
        : { by, amount, ties };
  return `${cutWords(cut, null, '', isOfLadder)}; ${tieWords(cut)}`;
};

/** How many of a ladder go from each tier of today to each proposed one; of other ladders all tiers are one. */
const drawFlow = (
  { sheet, document }: Pages,
  { heading, tiers }: TierGroup<Omit<ProposalBody['tiers'][number], 'ladder'>>,
): void => {
  const { partners } = document;
  const places = tiers.map(({ index }) => index);
  const ladder = document.tiers[places[0] ?? 0]?.ladder ?? null;
  const own = partners.filter((partner) => (partner.ladder?.of ?? null) === ladder);
  const isOther = (tier: number | null): boolean => tier !== null && !places.includes(tier);
  const hasOther = own.some((each) => isOther(each.currentTier) || isOther(each.proposedTier));
  const names = [
    ...tiers.map(({ tier }) => tier.name),
    ...(hasOther ? ['other ladder'] : []),
    'none',
  ];
  if (names.length > 8) {
    return;
  }
  const other = tiers.length;
  const placeOf = (tier: number | null): number =>
    tier === null ? names.length - 1 : isOther(tier) ? other : places.indexOf(tier);
  const counted = names.map(() => names.map(() => 0));
  for (const { currentTier, proposedTier } of own) {
    const row = counted[placeOf(currentTier)];
    const to = placeOf(proposedTier);
    if (row !== undefined) row[to] = (row[to] ?? 0) + 1;
  }
  const isAcross = (row: number, to: number): boolean =>
    hasOther && (row === other || to === other);
  drawSubheading(
    sheet,
    `From the tier of today to the proposed one${heading === null ? '' : `: ${heading}`}`,
    30 + 19 * names.length,
  );
  drawTable(
    sheet,
    [
      { title: 'Today', share: 2, isHead: true },
      ...names.map((name) => ({ title: name, share: 1.2, isNumber: true })),
    ],
    names.map((name, row) => [
      { text: name, isBold: true },
      ...(counted[row] ?? []).map((count, to) => ({
        text: count === 0 ? '–' : String(count),
        color:
          count === 0 || to === row
            ? ink.soft
            : isAcross(row, to)
              ? ink.accent
              : to < row
                ? ink.up
                : ink.down,
        isBold: count > 0 && to !== row,
      })),
    ]),
  );
};

/** 0 rises, 1 gets a first tier, 2 falls, 3 loses it, 4 changes to another ladder. */
const kindOf = (
  document: ProposalBody,
  { currentTier: from, proposedTier: to }: Partner,
): number =>
  from === null ? 1 : to === null ? 3 : !isOnLadder(document, from, to) ? 4 : to < from ? 0 : 2;

const drawMovers = ({ sheet, document }: Pages): void => {
  const { ladders } = document;
  const movers = document.partners
    .filter(({ currentTier, proposedTier }) => currentTier !== proposedTier)
    .sort(
      (one, other) =>
        kindOf(document, one) - kindOf(document, other) ||
        (one.proposedTier ?? 255) - (other.proposedTier ?? 255) ||
        Number(other.score ?? -1) - Number(one.score ?? -1) ||
        (one.key < other.key ? -1 : 1),
    );
  drawSubheading(sheet, `Who moves (${movers.length})`, 60);
  if (movers.length === 0) {
    sheet.paragraph('Nobody: every partner keeps the tier of today.', body);
    return;
  }
  const marks = ['▲', '◆', '▼', '▼', '◆'] as const;
  const colors = [ink.up, ink.accent, ink.down, ink.down, ink.accent] as const;
  drawTable(
    sheet,
    [
      { title: 'Partner', share: 2.1, isHead: true },
      ...(ladders === undefined ? [] : [{ title: 'Ladder', share: 1.2 }]),
      { title: 'Today', share: 1.3 },
      { title: 'Proposed', share: 1.3 },
      { title: 'Score', share: 0.7, isNumber: true },
      { title: 'Why', share: 3 },
    ],
    movers.map((mover) => {
      const kind = kindOf(document, mover);
      return [
        mover.name,
        ...(ladders === undefined ? [] : [ladderNameAt(ladders, mover.ladder?.of)]),
        tierNameOn(document, mover.currentTier, mover),
        {
          text: `${marks[kind] ?? ''} ${tierNameOn(document, mover.proposedTier, mover)}`,
          color: colors[kind],
          isBold: true,
        },
        mover.score === null ? '–' : Number(mover.score).toFixed(1),
        mover.why ?? '',
      ];
    }),
  );
};

/** Partners for whom a person decided on another tier than figures and rules recommend. */
const drawOverrides = ({ sheet, document }: Pages): void => {
  if (document.cycle === undefined) {
    return;
  }
  const { name, kind, asOf } = document.cycle;
  const overridden = document.partners.filter(({ decision }) => decision?.way === 'override');
  drawSubheading(sheet, `Decided otherwise than recommended (${overridden.length})`, 60);
  sheet.paragraph(
    `The decisions are those of ${name} (${kind}) as of ${asOf}.` +
      (overridden.length === 0 ? ' Every partner gets the recommended tier.' : ''),
    body,
  );
  if (overridden.length === 0) {
    return;
  }
  drawTable(
    sheet,
    [
      { title: 'Partner', share: 1.8, isHead: true },
      { title: 'Recommended', share: 1.2 },
      { title: 'Decided', share: 1.1 },
      { title: 'Why', share: 2.8 },
      { title: 'Allowed by', share: 1.2 },
      { title: 'Until', share: 1 },
    ],
    overridden.map((partner) => [
      partner.name,
      tierName(document, recommendedTierOf(partner)),
      { text: tierName(document, partner.proposedTier), isBold: true },
      partner.decision?.rationale ?? '',
      partner.decision?.approver ?? '',
      partner.decision?.expires ?? '',
    ]),
  );
};

/** Partners whose score reaches a higher tier than gates and vetoes allow. */
const drawHeldBack = ({ sheet, document }: Pages): void => {
  if (rulesOfDocument(document).length === 0) {
    return;
  }
  const held = document.partners.flatMap((partner) => {
    const reasons = reasonsHeldBack(partner, document);
    return reasons.length === 0 ? [] : [{ partner, reasons }];
  });
  drawSubheading(sheet, `Held back by gates (${held.length})`, 60);
  if (held.length === 0) {
    sheet.paragraph('Nobody: every partner is in the tier that the score reaches.', body);
    return;
  }
  drawTable(
    sheet,
    [
      { title: 'Partner', share: 2, isHead: true },
      { title: 'Stays in', share: 1 },
      { title: 'What keeps it there', share: 3.4 },
    ],
    held.map(({ partner, reasons }) => [
      partner.name,
      tierName(document, partner.proposedTier),
      reasons.join('; '),
    ]),
  );
};

/** Partners per tier, who moves, and whom gates keep from moving. */
export const drawChanges = (pages: Pages): void => {
  const { sheet, document, section } = pages;
  const counts = countsOf(document);
  section('What changes', 150);
  drawBars(pages, counts);
  drawTable(
    sheet,
    [
      { title: 'Tier', share: 3, isHead: true },
      { title: 'From score', share: 1, isNumber: true },
      { title: 'Today', share: 1, isNumber: true },
      { title: 'Proposed', share: 1, isNumber: true },
      { title: 'Change', share: 1, isNumber: true },
    ],
    counts.map(({ title, line, today, proposed }) => [
      { text: title, isBold: true },
      line,
      whole(today),
      whole(proposed),
      signed(proposed - today),
    ]),
  );
  document.tiers.forEach(({ cut }, tier) => {
    if (cut !== undefined) {
      const words = statedCutWords(cut, document.ladders !== undefined);
      sheet.paragraph(`${tierName(document, tier)}: ${words}.`, small);
    }
  });
  for (const group of tiersOfDocument(document)) {
    drawFlow(pages, group);
  }
  drawMovers(pages);
  drawOverrides(pages);
  drawHeldBack(pages);
};
