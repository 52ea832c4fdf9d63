import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { createBillBase } from '../bill.ts';
import { judgeSnapshot } from '../criteria.ts';
import { createGateTable } from '../gates.ts';
import { scorePartners } from '../score.ts';
import { hasMovingLines, settleLines, type SettledModel } from './settle-lines.ts';

/**
 * The model with every line as the score that the partners of a snapshot make it. Futures, uncertain
 * weights and explanations hold these lines still: they ask who would reach the line of today. Nothing is
 * scored where all lines are scores already.
 */
export const settleModel = (model: ScoringModel, snapshot: Snapshot): SettledModel =>
  hasMovingLines(model)
    ? settleLines(model, {
        scores: scorePartners(model, judgeSnapshot(model, snapshot), snapshot.partnerKeys.length)
          .scores,
        gates: createGateTable(model, snapshot),
        money: createBillBase(model, snapshot).money,
      })
    : { model, lines: [] };
