import type { Effect, Futures } from '../model/futures.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { exposuresOf, isSameForAll, type Exposures } from './exposure.ts';

/** One effect on a metric, its exposures by the groups of the shock. */
type ShockTerm = {
  /** Place of the driver in the list of drivers. */
  readonly driver: number;
  readonly kind: Effect['kind'];
  readonly size: number;
  /** State of the driver today. */
  readonly baseline: number;
  /** Most change either way; Infinity without a cap. */
  readonly cap: number;
  readonly exposures: Float64Array;
};

/**
 * All effects on one metric. Partners that all effects find exposed alike are one group: in any future their
 * numbers move alike.
 */
export type MetricShock = {
  readonly metricCode: string;
  readonly groups: number;
  /** Group of each row; null where everybody is exposed alike. */
  readonly groupOf: Uint32Array | null;
  readonly terms: readonly ShockTerm[];
};

/** What a shock makes of a number x in one group: x · factor + shift. */
export type Shifts = { readonly factor: Float64Array; readonly shift: Float64Array };

/** Groups of rows that no rule can tell apart, numbered in the order of their first row. */
const groupRows = (
  rules: readonly Exposures[],
  rows: number,
): { readonly groupOf: Uint32Array | null; readonly first: readonly number[] } => {
  if (rules.length === 0) {
    return { groupOf: null, first: [0] };
  }
  const groups = new Map<string, number>();
  const first: number[] = [];
  const groupOf = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const key = rules.map(({ keyOf }) => keyOf(row)).join(' ');
    let group = groups.get(key);
    if (group === undefined) {
      group = groups.size;
      groups.set(key, group);
      first.push(row);
    }
    groupOf[row] = group;
  }
  return { groupOf, first };
};

/**
 * The effects that are felt within `horizonMonths`: those whose lag is over by then. Null is far enough for
 * every lag.
 */
export const feltWithin = (futures: Futures, horizonMonths: number | null): Futures =>
  horizonMonths === null || futures.effects.every(({ lagMonths = 0 }) => lagMonths <= horizonMonths)
    ? futures
    : {
        ...futures,
        effects: futures.effects.filter(({ lagMonths = 0 }) => lagMonths <= horizonMonths),
      };

/**
 * The shocks of the metrics that effects name, in the order in which they are first named. Effects on
 * unknown drivers do nothing; where nobody delivers what an exposure is read from, the default counts.
 * `checkFutures` names both.
 */
export const shocksOf = (snapshot: Snapshot, futures: Futures): readonly MetricShock[] => {
  const placeOf = new Map(futures.drivers.map(({ id }, place) => [id, place]));
  const known = futures.effects.filter(({ driverId }) => placeOf.has(driverId));
  return [...new Set(known.map(({ metricCode }) => metricCode))].map((metricCode) => {
    const effects = known
      .filter((effect) => effect.metricCode === metricCode)
      .map((effect) => ({ effect, exposures: exposuresOf(effect, snapshot) }));
    const { groupOf, first } = groupRows(
      effects.flatMap(({ effect, exposures }) =>
        isSameForAll(effect, snapshot) ? [] : [exposures],
      ),
      snapshot.partnerKeys.length,
    );
    return {
      metricCode,
      groups: first.length,
      groupOf,
      terms: effects.map(({ effect, exposures }) => {
        const driver = placeOf.get(effect.driverId) ?? -1;
        return {
          driver,
          kind: effect.kind,
          size: effect.size,
          baseline: futures.drivers[driver]?.baseline ?? NaN,
          cap: effect.cap ?? Infinity,
          exposures: Float64Array.from(first, (row) => exposures.of(row).share),
        };
      }),
    };
  });
};

/**
 * What an effect does to a partner that is exposed in full, for a driver that left its baseline by `change`.
 * An elasticity has no answer where the driver is not above 0; then nothing changes.
 */
const fullStep = ({ kind, size, baseline }: ShockTerm, change: number): number => {
  if (kind !== 'elasticity') {
    return size * change;
  }
  const ratio = (baseline + change) / baseline;
  return change === 0 || !(ratio > 0) || !(baseline > 0) ? 0 : ratio ** size - 1;
};

/**
 * Fills `out` for drivers that leave their baselines by `changes`, in the order of the drivers: factor
 * Π (1 + step·a) over the effects that multiply or are elasticities, and shift Σ step·a over those that add,
 * with the group's exposure a; step·a stays within the cap. Answers whether anything moves at all.
 */
export const shiftsOf = (
  { groups, terms }: MetricShock,
  changes: Float64Array,
  out: Shifts,
): boolean => {
  out.factor.fill(1);
  out.shift.fill(0);
  let isMoved = false;
  for (const term of terms) {
    const { driver, kind, cap, exposures } = term;
    const step = fullStep(term, changes[driver] ?? 0);
    if (step === 0) {
      continue;
    }
    isMoved = true;
    for (let group = 0; group < groups; group += 1) {
      const whole = step * (exposures[group] ?? 0);
      const change = whole > cap ? cap : whole < -cap ? -cap : whole;
      if (kind === 'add') {
        out.shift[group] = (out.shift[group] ?? 0) + change;
      } else {
        out.factor[group] = (out.factor[group] ?? 1) * (1 + change);
      }
    }
  }
  return isMoved;
};

/** Room for the shifts of a shock. */
export const createShifts = ({ groups }: MetricShock): Shifts => ({
  factor: new Float64Array(groups),
  shift: new Float64Array(groups),
});
