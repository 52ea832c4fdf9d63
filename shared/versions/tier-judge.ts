import { createLadderPass } from '../ladder/next-ladder.ts';
import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { createBillBase } from '../scoring/bill.ts';
import { criteriaOf, judgeSnapshot } from '../scoring/criteria.ts';
import { createGateTable } from '../scoring/gates.ts';
import { cutTiers } from '../scoring/ladders/cut-tiers.ts';
import { settleLines } from '../scoring/lines/settle-lines.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { scorePartners } from '../scoring/score.ts';
import { noTier } from '../scoring/tiers.ts';

/** Everybody under one model; one entry per row. */
export type JudgedModel = {
  readonly scores: Float64Array;
  /** A number for each tier that any judged model had, the same for the same tier; −1 for none. */
  readonly tiers: Int16Array;
};

/** Judges many models that differ little: what two of them judge alike is judged once. */
export type TierJudge = {
  readonly judge: (model: ScoringModel) => JudgedModel;
  /** The number of a tier by its id. */
  readonly numberOf: (tier: string) => number;
};

/**
 * Judges models over the partners of one snapshot: by score, lines, gates and vetoes and, where a model has a
 * clock, by what its next review would make of that. `today` in days since 1970-01-01.
 */
export const createTierJudge = (snapshot: Snapshot, today: number): TierJudge => {
  const rows = snapshot.partnerKeys.length;
  const columns = new Map<string, ValueColumn>();
  const numbers = new Map<string, number>();
  const passLadder = createLadderPass(snapshot, today);
  const numberOf = (tier: string): number => {
    const number = numbers.get(tier) ?? numbers.size;
    numbers.set(tier, number);
    return number;
  };
  const columnsOf = (model: ScoringModel): readonly ValueColumn[] =>
    criteriaOf(model).flatMap(({ dimension, criterion }) => {
      // Neither place, name nor weight changes how a criterion judges.
      const plain: Criterion = { ...criterion, name: '', weight: 1, locked: false };
      const key = JSON.stringify([plain, model.absencePolicies, model.rules.reference]);
      const known = columns.get(key);
      if (known !== undefined) {
        return [known];
      }
      const [made] = judgeSnapshot(
        { ...model, dimensions: [{ ...dimension, criteria: [criterion] }] },
        snapshot,
      );
      if (made !== undefined) {
        columns.set(key, made);
      }
      return made === undefined ? [] : [made];
    });
  return {
    numberOf,
    judge: (given) => {
      const { scores } = scorePartners(given, columnsOf(given), rows);
      const gates = createGateTable(given, snapshot);
      const money = createBillBase(given, snapshot).money;
      const { model } = settleLines(given, { scores, gates, money });
      const codes = new Uint8Array(rows);
      const counts = cutTiers(model.tiers, gates, scores, codes);
      passLadder(model, scores, codes, counts, gates);
      const byCode = model.tiers.map(({ id }) => numberOf(id));
      const tiers = Int16Array.from(codes, (code) => (code === noTier ? -1 : (byCode[code] ?? -1)));
      return { scores, tiers };
    },
  };
};
