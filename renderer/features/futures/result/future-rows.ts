import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ScenarioComparison } from '#shared/scenario/compare-scenario.ts';
import type { Direction } from '#shared/model/directions.ts';
import type { LadderedTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { directionOf } from '#shared/scoring/movement.ts';

/** One partner now and then, read from the columns of a comparison when it is asked for. */
export type FutureRow = {
  readonly key: string;
  readonly name: string;
  readonly rankNow: number;
  readonly rankThen: number;
  /** 0..100, null where too little is known. */
  readonly scoreNow: number | null;
  readonly scoreThen: number | null;
  /** Points gained, negative where lost; null where either score is missing. */
  readonly change: number | null;
  readonly tierNow: number;
  readonly tierThen: number;
  readonly direction: Direction;
};

const orNull = (score: number | undefined): number | null =>
  score === undefined || Number.isNaN(score) ? null : score;

/** The row of one partner. */
export const futureRow = (
  snapshot: Snapshot,
  { now, then }: ScenarioComparison,
  row: number,
  tiers: readonly LadderedTier[],
): FutureRow => {
  const scoreNow = orNull(now.scores[row]);
  const scoreThen = orNull(then.scores[row]);
  const tierNow = now.tiers[row] ?? 0;
  const tierThen = then.tiers[row] ?? 0;
  return {
    key: snapshot.partnerKeys[row] ?? '',
    name: snapshot.partnerNames[row] ?? '',
    rankNow: now.ranks[row] ?? 0,
    rankThen: then.ranks[row] ?? 0,
    scoreNow,
    scoreThen,
    change: scoreNow === null || scoreThen === null ? null : scoreThen - scoreNow,
    tierNow,
    tierThen,
    direction: directionOf(tierNow, tierThen, tiers),
  };
};

/** Rows that are shown: those who change tier, or everybody. */
export const shownRows = (
  comparison: ScenarioComparison,
  onlyDifferences: boolean,
): readonly number[] => {
  const rows: number[] = [];
  const { now, then } = comparison;
  for (let row = 0; row < now.tiers.length; row += 1) {
    if (!onlyDifferences || now.tiers[row] !== then.tiers[row]) rows.push(row);
  }
  return rows;
};
