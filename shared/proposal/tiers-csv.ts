import { writeCsv } from '../text/write-csv.ts';
import type { ProposalDocument } from './proposal-document.ts';

/**
 * `tiers.csv`: the decision for spreadsheets, one partner a row in the order of keys. Made from the
 * document alone, so that a verifier can make it again.
 */
export const tiersCsv = (document: ProposalDocument): string => {
  const nameOf = (tier: number | null): string =>
    tier === null ? '' : (document.tiers[tier]?.name ?? '');
  return writeCsv([
    ['key', 'partner', 'current tier', 'proposed tier', 'score', 'coverage'],
    ...document.partners.map((partner) => [
      partner.key,
      partner.name,
      nameOf(partner.currentTier),
      nameOf(partner.proposedTier),
      partner.score === null ? null : Number(partner.score),
      Number(partner.coverage),
    ]),
  ]);
};
