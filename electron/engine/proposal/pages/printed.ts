import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { ladderNameAt } from '#shared/proposal/stated-ladders.ts';
import { recommendedTierOf } from '#shared/proposal/stated-decision.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { titleUnder } from '#shared/scoring/ladders/tier-groups.ts';
import { ink, type Sheet, type TextStyle } from '../pdf-sheet.ts';

/** A proposal of any format, as its pages are printed. */
export type PrintedProposal = ProposalBody & {
  readonly signer?: { readonly name: string; readonly function: string };
} & Partial<Pick<RoutedProposal, 'bill' | 'preparedBy' | 'route' | 'root'>>;

/** What every part of the pages is drawn with. */
export type Pages = {
  readonly sheet: Sheet;
  readonly document: PrintedProposal;
  /** SHA-256 of `proposal.json`. */
  readonly sha256: string;
  /** Begins a numbered part with at least `room` points below its heading on the page. */
  readonly section: (title: string, room: number) => void;
};

export const body: TextStyle = { size: 9.5 };
export const small: TextStyle = { size: 8.5, color: ink.soft };
const heading: TextStyle = { size: 14, bold: true, color: ink.deep };
const subheading: TextStyle = { size: 10.5, bold: true, color: ink.accent };

type Tiered = Pick<ProposalBody, 'tiers' | 'ladders'>;

/** A tier with its ladder where there are several. */
export const tierName = ({ tiers, ladders }: Tiered, tier: number | null): string => {
  const found = tier === null ? undefined : tiers[tier];
  return found === undefined
    ? 'none'
    : titleUnder(ladders === undefined ? null : ladderNameAt(ladders, found.ladder), found.name);
};

/** A tier beside the ladder that a partner climbs: its name, with the ladder where it is one of another. */
export const tierNameOn = (
  document: Tiered,
  tier: number | null,
  { ladder }: ProposalBody['partners'][number],
): string => {
  const found = tier === null ? undefined : document.tiers[tier];
  return found !== undefined && (found.ladder ?? null) === (ladder?.of ?? null)
    ? found.name
    : tierName(document, tier);
};

/** Whether a tier is on the same ladder as another, so that one of them is higher. */
export const isOnLadder = (
  { tiers }: Pick<ProposalBody, 'tiers'>,
  one: number,
  other: number,
): boolean => tiers[one]?.ladder === tiers[other]?.ladder;

/** The tier that score, gates and vetoes give a partner, before ladder and decision. */
export const earnedTierOf = (partner: ProposalBody['partners'][number]): number | null =>
  partner.step === undefined ? recommendedTierOf(partner) : partner.step.earned;

export const percent = (share: string): string => `${(Number(share) * 100).toFixed(1)} %`;

/** A whole number with its thousands set apart. */
export const whole = (decimal: string | number): string =>
  String(Math.round(Number(decimal))).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');

/** A change of a whole number, with its sign. */
export const signed = (amount: number): string =>
  `${amount > 0 ? '+' : amount < 0 ? '−' : ''}${whole(Math.abs(amount))}`;

/** Begins the parts of a document, one number after the other. */
export const createSections = (sheet: Sheet): Pages['section'] => {
  let number = 0;
  return (title, room) => {
    number += 1;
    sheet.down(24);
    sheet.ensure(room + 34);
    sheet.bookmark(`${number} ${title}`);
    sheet.box(0, 19, 28, 2, ink.accent);
    sheet.tags.within('H2', () => {
      sheet.text(String(number), 0, { ...heading, color: ink.accent });
      sheet.text(title, 22, heading);
    });
    sheet.down(21);
  };
};

/** A heading inside a part; on the cover it stands right under the title. */
export const drawSubheading = (
  sheet: Sheet,
  title: string,
  room: number,
  level: 'H2' | 'H3' = 'H3',
): void => {
  sheet.down(9);
  sheet.ensure(room + 20);
  sheet.tags.within(level, () => sheet.text(title, 0, subheading));
  sheet.down(16);
};
