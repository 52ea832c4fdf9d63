import type { Effect, Futures } from '../model/futures.ts';
import type { AttributeColumn, Snapshot } from '../model/snapshot.ts';

/** One effect on a metric, its exposures by the groups of the shock. */
type ShockTerm = {
  /** Place of the driver in the list of drivers. */
  readonly driver: number;
  readonly kind: Effect['kind'];
  readonly size: number;
  readonly exposures: Float64Array;
};

/**
 * All effects on one metric. Partners with the same labels in the attributes that decide exposures are
 * one group: in any future their numbers move alike.
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

/** Groups by the labels of several attributes, numbered in the order of their first row. */
const groupRows = (
  attributes: readonly AttributeColumn[],
  rows: number,
): { readonly groupOf: Uint32Array | null; readonly first: readonly number[] } => {
  if (attributes.length === 0) {
    return { groupOf: null, first: [0] };
  }
  const groups = new Map<string, number>();
  const first: number[] = [];
  const groupOf = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const labels = attributes.map(({ codes }) => codes[row] ?? 0).join(' ');
    let group = groups.get(labels);
    if (group === undefined) {
      group = groups.size;
      groups.set(labels, group);
      first.push(row);
    }
    groupOf[row] = group;
  }
  return { groupOf, first };
};

const exposureOf = (
  { exposures, defaultShare }: Effect,
  attribute: AttributeColumn | undefined,
  row: number,
): number => {
  if (attribute === undefined) {
    return defaultShare;
  }
  const label = attribute.labels[attribute.codes[row] ?? 0];
  return exposures.findLast((exposure) => exposure.label === label)?.share ?? defaultShare;
};

/**
 * The shocks of the metrics that effects name, in the order in which they are first named. Effects on
 * unknown drivers do nothing; an unknown attribute exposes everybody by the default. `checkFutures`
 * names both.
 */
export const shocksOf = (snapshot: Snapshot, futures: Futures): readonly MetricShock[] => {
  const placeOf = new Map(futures.drivers.map(({ id }, place) => [id, place]));
  const known = futures.effects.filter(({ driverId }) => placeOf.has(driverId));
  return [...new Set(known.map(({ metricCode }) => metricCode))].map((metricCode) => {
    const effects = known.filter((effect) => effect.metricCode === metricCode);
    const attributeOf = (effect: Effect): AttributeColumn | undefined =>
      snapshot.attributes.find(({ code }) => code === effect.exposureAttribute);
    const attributes = new Set(effects.map(attributeOf).filter((column) => column !== undefined));
    const { groupOf, first } = groupRows([...attributes], snapshot.partnerKeys.length);
    return {
      metricCode,
      groups: first.length,
      groupOf,
      terms: effects.map((effect) => ({
        driver: placeOf.get(effect.driverId) ?? -1,
        kind: effect.kind,
        size: effect.size,
        exposures: Float64Array.from(first, (row) => exposureOf(effect, attributeOf(effect), row)),
      })),
    };
  });
};

/**
 * Fills `out` for drivers that leave their baselines by `changes`, in the order of the drivers: factor
 * Π (1 + size·a·Δ) over the effects that multiply and shift Σ size·a·Δ over those that add, with the
 * group's exposure a. Answers whether anything moves at all.
 */
export const shiftsOf = (
  { groups, terms }: MetricShock,
  changes: Float64Array,
  out: Shifts,
): boolean => {
  out.factor.fill(1);
  out.shift.fill(0);
  let isMoved = false;
  for (const { driver, kind, size, exposures } of terms) {
    const step = size * (changes[driver] ?? 0);
    if (step === 0) {
      continue;
    }
    isMoved = true;
    for (let group = 0; group < groups; group += 1) {
      const change = step * (exposures[group] ?? 0);
      if (kind === 'multiply') {
        out.factor[group] = (out.factor[group] ?? 1) * (1 + change);
      } else {
        out.shift[group] = (out.shift[group] ?? 0) + change;
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
