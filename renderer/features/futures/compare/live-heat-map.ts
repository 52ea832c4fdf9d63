import type { HeatColumn } from '#shared/ensemble/run/heat-columns.ts';
import { createStateScorer, type StateScorer } from '#shared/ensemble/run/state-scorer.ts';
import type { Futures } from '#shared/model/futures.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { Today } from '#shared/scenario/read-today.ts';

/** Partners who are above and below their tier of today in a future. */
export type HeatMovers = { readonly up: number; readonly down: number };

/** Every partner in every column, scored again at once when a driver is moved in all of them. */
export type LiveHeatMap = {
  readonly columns: readonly HeatColumn[];
  readonly today: Uint8Array;
  /** Tier codes by row; overwritten when a driver is moved. */
  readonly tiersIn: (column: number) => Uint8Array;
  readonly moversIn: (column: number) => HeatMovers;
  /** In how many columns a partner holds or betters the tier of today; null without a tier to hold. */
  readonly heldBy: (row: number) => number | null;
  /** Sets a driver in every column; null gives each its own state again. */
  readonly hold: (driver: number, state: number | null) => void;
  /** States that are held, by the place of the driver. */
  readonly held: () => ReadonlyMap<number, number>;
  /** Calls `draw` whenever tiers are others; returns the end of it. */
  readonly follow: (draw: () => void) => () => void;
  /** Rises with every change. */
  readonly version: () => number;
};

/** Scores all columns once; `hold` scores them again, which for a few hundred partners takes less than a frame. */
export const createLiveHeatMap = (
  { model, snapshot, references, result }: Today,
  futures: Futures,
  columns: readonly HeatColumn[],
): LiveHeatMap => {
  const scorers = new Map<number | null, StateScorer>();
  const scorerOf = (horizon: number | null): StateScorer => {
    const found = scorers.get(horizon);
    if (found !== undefined) return found;
    const made = createStateScorer(model, snapshot, feltWithin(futures, horizon), references);
    scorers.set(horizon, made);
    return made;
  };
  const today = result.tiers;
  const held = new Map<number, number>();
  const tiers = columns.map(() => new Uint8Array(today.length));
  let movers: readonly HeatMovers[] = [];
  let version = 0;
  const listeners = new Set<() => void>();

  const score = (): void => {
    movers = columns.map(({ states, horizonMonths }, column) => {
      const own = states.slice();
      for (const [driver, state] of held) own[driver] = state;
      const then = tiers[column] ?? new Uint8Array();
      then.set(scorerOf(horizonMonths).scoreAt(own).tiers);
      let up = 0;
      let down = 0;
      for (let row = 0; row < today.length; row += 1) {
        const now = today[row] ?? noTier;
        if (now === noTier) continue;
        up += Number((then[row] ?? noTier) < now);
        down += Number((then[row] ?? noTier) > now);
      }
      return { up, down };
    });
    version += 1;
  };
  score();

  return {
    columns,
    today,
    tiersIn: (column) => tiers[column] ?? new Uint8Array(),
    moversIn: (column) => movers[column] ?? { up: 0, down: 0 },
    heldBy: (row) => {
      const now = today[row] ?? noTier;
      return now === noTier
        ? null
        : tiers.reduce((sum, then) => sum + Number((then[row] ?? noTier) <= now), 0);
    },
    hold: (driver, state) => {
      if (state === null) held.delete(driver);
      else held.set(driver, state);
      score();
      for (const draw of listeners) draw();
    },
    held: () => held,
    follow: (draw) => {
      listeners.add(draw);
      return () => listeners.delete(draw);
    },
    version: () => version,
  };
};
