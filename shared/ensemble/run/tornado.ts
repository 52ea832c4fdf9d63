import type { Driver } from '../../model/futures.ts';
import type { StateScorer } from './state-scorer.ts';

/** What one driver does to a partner while all others stay at their baselines. */
export type TornadoBar = {
  readonly driver: Driver;
  /** Score and tier with the driver at its low and at its high end; NaN without a score. */
  readonly low: number;
  readonly high: number;
  readonly tierLow: number;
  readonly tierHigh: number;
  /** Points between the lowest and the highest of both ends and the baseline. */
  readonly spread: number;
};

export type Tornado = {
  /** Score and tier at the baselines. */
  readonly score: number;
  readonly tier: number;
  /** The widest first; equals in the order of the drivers. */
  readonly bars: readonly TornadoBar[];
};

/** Moves each driver alone to the ends of its range. `scorer` is that of one partner. */
export const tornadoOf = (scorer: StateScorer, drivers: readonly Driver[]): Tornado => {
  const baselines = Float64Array.from(drivers, ({ baseline }) => baseline);
  const at = (states: Float64Array): { readonly score: number; readonly tier: number } => {
    const { scores, tiers } = scorer.scoreAt(states);
    return { score: scores[0] ?? NaN, tier: tiers[0] ?? NaN };
  };
  const today = at(baselines);
  const bars = drivers.map((driver, index): TornadoBar => {
    const low = at(baselines.with(index, driver.low));
    const high = at(baselines.with(index, driver.high));
    const all = [low.score, today.score, high.score];
    return {
      driver,
      low: low.score,
      high: high.score,
      tierLow: low.tier,
      tierHigh: high.tier,
      spread: Math.max(...all) - Math.min(...all),
    };
  });
  return {
    score: today.score,
    tier: today.tier,
    bars: bars.toSorted((one, other) => other.spread - one.spread || 0),
  };
};
