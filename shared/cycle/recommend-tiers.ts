import { createLadderPass, type NextReview } from '../ladder/next-ladder.ts';
import { dayOfIso } from '../metrics/calendar.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { judgeSnapshot } from '../scoring/criteria.ts';
import { createGateTable, passGates, type GateTable } from '../scoring/gates.ts';
import { reachTiers } from '../scoring/ladders/cut-tiers.ts';
import { settleModel } from '../scoring/lines/settle-model.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { scorePartners, type Scores } from '../scoring/score.ts';

/** Everybody's tier as a cycle recommends it, with all that it follows from; one entry a row. */
export type Recommended = Scores & {
  /** With lines as the scores that they are. */
  readonly model: ScoringModel;
  readonly columns: readonly ValueColumn[];
  readonly gates: GateTable | null;
  /** The tier that the score reaches by lines alone. */
  readonly reached: Uint8Array;
  /** Within gates and vetoes. */
  readonly earned: Uint8Array;
  /** As the clock of the ladder takes it; `earned` without one. */
  readonly recommended: Uint8Array;
  readonly ladder: NextReview | null;
};

/** Recommends tiers as of an ISO day: score, lines, gates, vetoes, and the next review of the ladder. */
export const recommendTiers = (
  stated: ScoringModel,
  snapshot: Snapshot,
  asOf: string,
): Recommended => {
  const { model } = settleModel(stated, snapshot);
  const rows = snapshot.partnerKeys.length;
  const columns = judgeSnapshot(model, snapshot);
  const { scores, coverage } = scorePartners(model, columns, rows);
  const gates = createGateTable(model, snapshot);
  const reached = new Uint8Array(rows);
  const counts = reachTiers(model.tiers, gates, scores, reached);
  const earned = reached.slice();
  const cut = passGates(gates, earned, counts);
  const recommended = earned.slice();
  const pass = createLadderPass(snapshot, dayOfIso(asOf));
  const { ladder } = pass(model, scores, recommended, cut, gates);
  return { model, columns, scores, coverage, gates, reached, earned, recommended, ladder };
};
