import { positionOf, type StatedPosition } from '../proposal/position.ts';
import type { LetterValues } from './letter-fields.ts';

/** What letters say beside the position of their partner. */
export type LetterFrame = Pick<
  LetterValues,
  'programme' | 'proposal' | 'date' | 'effectiveDate' | 'contact'
>;

/** The fields of the letter to one partner, from what a proposal states about it. */
export const letterValues = (frame: LetterFrame, stated: StatedPosition): LetterValues => {
  const position = positionOf(stated);
  const { partner, tiers } = stated;
  const { ladder, current, proposed, reasons, next, gates, noticeUntil } = position;
  return {
    ...frame,
    partner: partner.name,
    key: partner.key,
    ladder: ladder ?? '',
    tierNow: current,
    tierDecided: proposed,
    score: partner.score === null ? '' : Number(partner.score).toFixed(2),
    reasons,
    nextTier: next?.tier ?? '',
    nextTierTakes: next?.needs ?? [],
    gatesMissing: gates,
    entitlements: tiers[partner.proposedTier ?? -1]?.card?.entitlements ?? [],
    noticeUntil: noticeUntil ?? '',
  };
};
