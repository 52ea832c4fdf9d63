import { writeCsv } from '../text/write-csv.ts';
import { reasonsHeldBack } from './judge-again.ts';
import type { ProposalBody } from './proposal-document.ts';
import { ladderNameAt } from './stated-ladders.ts';
import { recommendedTierOf } from './stated-decision.ts';
import { rulesOfDocument } from './stated-rules.ts';
import { statesWhy } from './why-changed.ts';

/**
 * `tiers.csv`: the decision for spreadsheets, one partner a row in the order of keys. Made from the
 * document alone, so that a verifier can make it again. Gates and vetoes add a column of those that
 * keep a partner from the tier that the score reaches, ladders those of
 * each partner's ladder and of its tiers, a review cycle those of its decisions, and a document that says so why tiers change. With
 * commitments the last column names each partner as a redacted copy does; it also keeps the table from being
 * guessed by its hash, which copies tell.
 */
export const tiersCsv = (document: ProposalBody): string => {
  const nameOf = (tier: number | null): string =>
    tier === null ? '' : (document.tiers[tier]?.name ?? '');
  const hasLadders = document.ladders !== undefined;
  const ladderOfTier = (tier: number | null): string =>
    tier === null ? '' : ladderNameAt(document.ladders, document.tiers[tier]?.ladder);
  const hasRules = rulesOfDocument(document).length > 0;
  const hasReasons = statesWhy(document);
  const hasHandles = document.commitments !== undefined;
  return writeCsv([
    [
      'key',
      'partner',
      'current tier',
      'proposed tier',
      ...(hasLadders
        ? ['ladder', 'ladder of the current tier', 'ladder of the proposed tier']
        : []),
      'score',
      'coverage',
      ...(hasRules ? ['failed gates'] : []),
      ...(document.cycle === undefined
        ? []
        : ['recommended tier', 'decision', 'rationale', 'approver', 'override until']),
      ...(hasReasons ? ['why'] : []),
      ...(hasHandles ? ['handle'] : []),
    ],
    ...document.partners.map((partner) => [
      partner.key,
      partner.name,
      nameOf(partner.currentTier),
      nameOf(partner.proposedTier),
      ...(hasLadders
        ? [
            ladderNameAt(document.ladders, partner.ladder?.of),
            ladderOfTier(partner.currentTier),
            ladderOfTier(partner.proposedTier),
          ]
        : []),
      partner.score === null ? null : Number(partner.score),
      Number(partner.coverage),
      ...(hasRules ? [reasonsHeldBack(partner, document).join('; ')] : []),
      ...(document.cycle === undefined
        ? []
        : [
            nameOf(recommendedTierOf(partner)),
            partner.decision?.way ?? '',
            partner.decision?.rationale ?? '',
            partner.decision?.approver ?? '',
            partner.decision?.expires ?? '',
          ]),
      ...(hasReasons ? [partner.why ?? ''] : []),
      ...(hasHandles ? [partner.handle ?? ''] : []),
    ]),
  ]);
};
