import { createLadderPass } from '../ladder/next-ladder.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judgeSnapshot } from '../scoring/criteria.ts';
import { createGateTable } from '../scoring/gates.ts';
import { cutTiers } from '../scoring/ladders/cut-tiers.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import { createRankBuffers, rankPartners } from '../scoring/rank.ts';
import { scorePartners } from '../scoring/score.ts';
import { currentTierCodes } from '../scoring/tiers.ts';
import { withLadderColumn } from './ladder-column.ts';
import type { ScoredPortfolio } from './scored-portfolio.ts';

/**
 * Scores everybody once, as the page does live: lines settled, gates passed, and the tiers that the next
 * review of the ladder gives, with the column that says which ladder each partner is on. `today` in days since 1970-01-01.
 */
export const scorePortfolio = (
  stated: ScoringModel,
  snapshot: Snapshot,
  today: number,
): ScoredPortfolio => {
  const { model } = settleModel(stated, snapshot);
  const rows = snapshot.partnerKeys.length;
  const columns = judgeSnapshot(model, snapshot);
  const { scores } = scorePartners(model, columns, rows);
  const tiers = new Uint8Array(rows);
  const gates = createGateTable(model, snapshot);
  const counts = cutTiers(model.tiers, gates, scores, tiers);
  createLadderPass(snapshot, today)(model, scores, tiers, counts, gates);
  const { order, ranks } = rankPartners(scores, createRankBuffers(rows));
  const currentTiers = currentTierCodes(snapshot, model.tiers).codes;
  return {
    model,
    snapshot: withLadderColumn(model, snapshot),
    result: { scores, tiers, currentTiers, order, ranks, columns },
  };
};
