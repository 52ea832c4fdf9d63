import type { Driver } from '../../model/futures.ts';
import type { StateScorer } from './state-scorer.ts';

/** By row the driver that by itself costs a partner most, moved to the worse end of its range. */
export type HurtsMost = {
  /** Place of the driver; −1 where none costs anything, or there is no score. */
  readonly driver: Int32Array;
  /** Whether its high end is the worse. */
  readonly isHigh: Uint8Array;
  /** Points lost. */
  readonly points: Float64Array;
};

/** Moves each driver alone to both ends of its range; the first of equals counts. */
export const hurtsMost = (scorer: StateScorer, drivers: readonly Driver[]): HurtsMost => {
  const { rows } = scorer;
  const baselines = Float64Array.from(drivers, ({ baseline }) => baseline);
  const today = scorer.scoreAt(baselines).scores.slice();
  const found = {
    driver: new Int32Array(rows).fill(-1),
    isHigh: new Uint8Array(rows),
    points: new Float64Array(rows),
  };
  drivers.forEach(({ low, high }, driver) => {
    for (const end of [low, high]) {
      const { scores } = scorer.scoreAt(baselines.with(driver, end));
      for (let row = 0; row < rows; row += 1) {
        const lost = (today[row] ?? NaN) - (scores[row] ?? NaN);
        // Less than a thousandth of a point is rounding.
        if (lost > (found.points[row] ?? 0) + 1e-3) {
          found.driver[row] = driver;
          found.isHigh[row] = Number(end === high);
          found.points[row] = lost;
        }
      }
    }
  });
  return found;
};
