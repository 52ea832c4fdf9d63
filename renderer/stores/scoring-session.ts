import { createLadderPass, type NextReview } from '#shared/ladder/next-ladder.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { TierCut } from '#shared/model/tier-cut.ts';
import type { TierCounts } from '#shared/scoring/assign-tiers.ts';
import {
  billTiers,
  createBillBase,
  hasBill,
  type Bill,
  type BillBase,
} from '#shared/scoring/bill.ts';
import { groupByCounting, type Counting } from '#shared/scoring/counting.ts';
import { rememberJudged } from '#shared/scoring/criteria.ts';
import { createGateTable, passGates, type GateTable } from '#shared/scoring/gates.ts';
import { reachTiers } from '#shared/scoring/ladders/cut-tiers.ts';
import {
  createFurtherCut,
  cutFurther,
  type FurtherCut,
} from '#shared/scoring/ladders/further-cut.ts';
import type { RowLadders } from '#shared/scoring/ladders/row-ladders.ts';
import type { LineBasis } from '#shared/scoring/lines/candidates.ts';
import { cutAtLine } from '#shared/scoring/lines/cut-at-line.ts';
import {
  hasMovingLines,
  settleLines,
  type SettledModel,
} from '#shared/scoring/lines/settle-lines.ts';
import { createLiveFrame, drawLiveFrame, type LiveFrame } from '#shared/scoring/live-frame.ts';
import { compareTiers, type Movement } from '#shared/scoring/movement.ts';
import type { ValueColumn } from '#shared/scoring/normalise.ts';
import { createPlaceFinder, type PlaceFinder } from '#shared/scoring/place-finder.ts';
import { createRankBuffers, rankPartners, type RankBuffers } from '#shared/scoring/rank.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import type { WeightedNodeId } from '#shared/scoring/set-weight.ts';
import { currentTierCodes, tierFloors } from '#shared/scoring/tiers.ts';
import { createWeightPath, type WeightPath } from '#shared/scoring/weight-path.ts';

/**
 * Every partner under the model as shown; one entry per row of the snapshot. The arrays are overwritten
 * by the next frame: read them, never keep them.
 */
export type LiveResult = {
  readonly scores: Float64Array;
  readonly tiers: Uint8Array;
  /** `order[place]` is a row, best first. Everybody is ranked when this is first read. */
  readonly order: Uint32Array;
  /** From 1; equals share the better rank. Everybody is ranked when this is first read. */
  readonly ranks: Uint32Array;
  /** Who stands at a place, without ranking everybody. */
  readonly places: PlaceFinder;
  readonly counts: TierCounts;
  /** The tiers of today, and the way from them. */
  readonly currentTiers: Uint8Array;
  readonly movement: Movement;
  readonly columns: readonly ValueColumn[];
  /** What gates and vetoes leave open; null where the model has none. */
  readonly gates: GateTable | null;
  /** What the tiers cost; null where none costs anything. */
  readonly bill: Bill | null;
  /** The next review of the ladder, which gives `tiers`; null where the model has no clock. */
  readonly ladder: NextReview | null;
  /** The model with every line as the score that it is for these partners, and how it came to be. */
  readonly settled: SettledModel;
  /** The cut of a tier, by its index, that keeps its kind and puts its line at a score. */
  readonly cutAt: (tier: number, cut: TierCut, line: number) => TierCut;
};

/** Scores one snapshot again and again. */
export type ScoringSession = {
  readonly score: (model: ScoringModel) => LiveResult;
  /** One slider of `before` moved to `weight`; the path is prepared once and kept until `endMove`. */
  readonly moveWeight: (
    before: ScoringModel,
    after: ScoringModel,
    id: WeightedNodeId,
    weight: number,
  ) => LiveResult;
  readonly endMove: () => void;
};

/** Value columns depend on these parts of a model alone. */
const columnsKey = (model: ScoringModel): string =>
  JSON.stringify([
    model.absencePolicies,
    model.rules.reference,
    model.dimensions.map(({ criteria }) =>
      criteria.map(({ id, metricCode, valueFunction, rules }) => [
        id,
        metricCode,
        valueFunction,
        rules,
      ]),
    ),
  ]);

/**
 * A session over the partners of `snapshot`, with buffers that are made once. `today`, in days since
 * 1970-01-01, is when the next review of the ladder is, unless its rules name a day.
 */
export const createScoringSession = (snapshot: Snapshot, today: number): ScoringSession => {
  const rows = snapshot.partnerKeys.length;
  const places = createPlaceFinder(rows);
  const judge = rememberJudged(snapshot);
  const passLadder = createLadderPass(snapshot, today);
  let buffers: RankBuffers | null = null;
  let key = '';
  let columns: readonly ValueColumn[] = [];
  let counting: Counting | null = null;
  let move: {
    readonly id: WeightedNodeId;
    readonly path: WeightPath;
    readonly frame: LiveFrame;
  } | null = null;
  let gates: { readonly key: string; readonly table: GateTable | null } | null = null;
  let further: {
    readonly of: ScoringModel['tiers'];
    readonly ladders: RowLadders;
    readonly cut: FurtherCut | null;
  } | null = null;
  let billBase: { readonly metric: string | null; readonly base: BillBase } | null = null;
  let tiersOfToday: { readonly key: string; readonly codes: Uint8Array } | null = null;

  const columnsOf = (model: ScoringModel): readonly ValueColumn[] => {
    const wanted = columnsKey(model);
    if (wanted !== key) {
      columns = judge(model);
      counting = null;
      key = wanted;
    }
    return columns;
  };

  /** Weights do not change for whom a criterion counts. */
  const countingOf = (model: ScoringModel): Counting => {
    const own = columnsOf(model);
    counting ??= groupByCounting(model, own, rows);
    return counting;
  };

  const currentTiers = (model: ScoringModel): Uint8Array => {
    // Files know tiers by name, recorded reviews by id.
    const wanted = JSON.stringify(model.tiers.map(({ id, name }) => [id, name]));
    if (tiersOfToday?.key !== wanted) {
      tiersOfToday = { key: wanted, codes: currentTierCodes(snapshot, model.tiers).codes };
    }
    return tiersOfToday.codes;
  };

  const gatesOf = (model: ScoringModel): GateTable | null => {
    const wanted = JSON.stringify([
      model.tiers.map(({ id, rules }) => [id, rules.gates, rules.ladder]),
      model.rules.vetoes,
      model.rules.parallel,
    ]);
    if (gates?.key !== wanted) {
      gates = { key: wanted, table: createGateTable(model, snapshot) };
    }
    return gates.table;
  };

  /** The lines of ladders beside the main one; null without any, so that a drag is cut once. */
  const furtherOf = (model: ScoringModel): FurtherCut | null => {
    const ladders = gatesOf(model)?.ladders ?? null;
    if (ladders === null) return null;
    if (further?.of !== model.tiers || further.ladders !== ladders) {
      const cut = createFurtherCut(ladders, (ladder) => tierFloors(model.tiers, ladder));
      further = { of: model.tiers, ladders, cut };
    }
    return further.cut;
  };

  const billBaseOf = (model: ScoringModel): BillBase => {
    const { moneyMetric } = model.rules;
    if (billBase?.metric !== moneyMetric) {
      billBase = { metric: moneyMetric, base: createBillBase(model, snapshot) };
    }
    return billBase.base;
  };

  const billOf = (model: ScoringModel, today: Uint8Array, tiers: Uint8Array): Bill | null =>
    hasBill(model) ? billTiers(model, billBaseOf(model), today, tiers) : null;

  const basisOf = (model: ScoringModel, scores: Float64Array): LineBasis => ({
    scores,
    gates: gatesOf(model),
    money: billBaseOf(model).money,
  });

  const settle = (model: ScoringModel, scores: Float64Array): SettledModel =>
    hasMovingLines(model) ? settleLines(model, basisOf(model, scores)) : { model, lines: [] };

  const complete = (
    model: ScoringModel,
    settled: SettledModel,
    scores: Float64Array,
    tiers: Uint8Array,
    reached: TierCounts,
  ): LiveResult => {
    places.take(scores);
    let ranking: RankBuffers | null = null;
    // A drag shows a few places and the counts; whoever needs the whole order pays for it.
    const rank = (): RankBuffers => {
      buffers ??= createRankBuffers(rows);
      ranking ??= rankPartners(scores, buffers);
      return ranking;
    };
    const open = gatesOf(model);
    const allowed = passGates(open, tiers, reached);
    const { counts, ladder } = passLadder(settled.model, scores, tiers, allowed, open);
    const current = currentTiers(model);
    return {
      scores,
      tiers,
      get order() {
        return rank().order;
      },
      get ranks() {
        return rank().ranks;
      },
      places,
      counts,
      currentTiers: current,
      movement: compareTiers(current, tiers, model.tiers),
      columns,
      gates: open,
      bill: billOf(model, current, tiers),
      ladder,
      settled,
      cutAt: (tier, cut, line) => cutAtLine(settled.model, basisOf(model, scores), tier, cut, line),
    };
  };

  return {
    score: (model) => {
      move = null;
      const { scores } = scorePartners(model, columnsOf(model), rows, countingOf(model));
      const tiers = new Uint8Array(rows);
      const settled = settle(model, scores);
      const counts = reachTiers(settled.model.tiers, gatesOf(model), scores, tiers);
      return complete(model, settled, scores, tiers, counts);
    },
    moveWeight: (before, after, id, weight) => {
      if (move?.id !== id) {
        const path = createWeightPath(before, id, columnsOf(before), rows, countingOf(before));
        move = { id, path, frame: createLiveFrame(path) };
      }
      const { path, frame } = move;
      const { scores, tiers } = frame;
      if (!hasMovingLines(after)) {
        const main = drawLiveFrame(path, weight, tierFloors(after.tiers), frame);
        const counts = cutFurther(furtherOf(after), scores, tiers, main);
        return complete(after, { model: after, lines: [] }, scores, tiers, counts);
      }
      // Where the lines lie follows from the scores of the same frame.
      drawLiveFrame(path, weight, new Int32Array(after.tiers.length), frame);
      const settled = settle(after, scores);
      const counts = reachTiers(settled.model.tiers, gatesOf(after), scores, tiers);
      return complete(after, settled, scores, tiers, counts);
    },
    endMove: () => {
      move = null;
    },
  };
};
