import { isRestricted, type BoxStep } from '../../discovery/box.ts';
import type { Cases } from '../../discovery/cases.ts';
import { peelBoxes } from '../../discovery/prim.ts';
import type { Driver } from '../../model/futures.ts';
import type { EnsembleDesign } from '../design.ts';

/** A step of the peeling with its box in words of drivers. */
export type ConditionStep = {
  readonly limits: readonly DriverLimit[];
  readonly coverage: number;
  readonly density: number;
  readonly mass: number;
  readonly restricted: number;
};

/** One driver's part of a condition; null where that end is as far as any future goes. */
export type DriverLimit = {
  readonly driver: Driver;
  readonly above: number | null;
  readonly below: number | null;
};

/** When something breaks, as a box over the drivers. */
export type BreakingConditions = {
  /** Futures in which it breaks. */
  readonly broken: number;
  readonly limits: readonly DriverLimit[];
  /** Share of those futures that the conditions hold for. */
  readonly coverage: number;
  /** Share of the futures with these conditions in which it breaks. */
  readonly density: number;
  /** The whole way of PRIM, the widest box first, to choose another one. */
  readonly trajectory: readonly ConditionStep[];
  /** Place in the trajectory of the box that is told. */
  readonly chosen: number;
};

/** What of coverage and density is worth having both of: their harmonic mean. */
const worth = ({ coverage, density }: Pick<ConditionStep, 'coverage' | 'density'>): number =>
  coverage + density > 0 ? (2 * coverage * density) / (coverage + density) : 0;

/**
 * Finds the conditions for the futures marked in `isBroken`, by PRIM; of its boxes the one with the
 * greatest harmonic mean of coverage and density, the wider of equals. Null where nothing breaks.
 */
export const breakingConditions = (
  { drivers, states }: EnsembleDesign,
  isBroken: Uint8Array,
): BreakingConditions | null => {
  const broken = isBroken.reduce((sum, flag) => sum + flag, 0);
  if (broken === 0) {
    return null;
  }
  const cases: Cases = { drivers: drivers.length, states, isOfInterest: isBroken };
  const steps = peelBoxes(cases);
  const [whole] = steps;
  const limitsOf = ({ box }: BoxStep): readonly DriverLimit[] =>
    drivers.flatMap((driver, index) => {
      if (whole === undefined || !isRestricted(box, whole.box, index)) {
        return [];
      }
      const [lower, upper] = [box.lower[index] ?? NaN, box.upper[index] ?? NaN];
      return [
        {
          driver,
          above: lower > (whole.box.lower[index] ?? NaN) ? lower : null,
          below: upper < (whole.box.upper[index] ?? NaN) ? upper : null,
        },
      ];
    });
  const trajectory = steps.map((step): ConditionStep => {
    const { coverage, density, mass, restricted } = step;
    return { limits: limitsOf(step), coverage, density, mass, restricted };
  });
  const chosen = trajectory.reduce(
    (best, step, place) => (worth(step) > worth(trajectory[best] ?? step) ? place : best),
    0,
  );
  const { limits = [], coverage = NaN, density = NaN } = trajectory[chosen] ?? {};
  return { broken, limits, coverage, density, trajectory, chosen };
};

const short = (value: number): string => String(Number(value.toPrecision(3)));

/** The range that one limit leaves, for example `above 62 %`. */
export const rangeWords = ({ driver: { unit }, above, below }: DriverLimit): string => {
  const withUnit = (value: number): string => `${short(value)}${unit === '' ? '' : ` ${unit}`}`;
  if (above !== null && below !== null) {
    return `between ${withUnit(above)} and ${withUnit(below)}`;
  }
  return above === null ? `below ${withUnit(below ?? NaN)}` : `above ${withUnit(above)}`;
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The conditions as a sentence about `what`, for example `Partner 7 leaves Gold`. */
export const conditionsSentence = (
  what: string,
  found: Pick<ConditionStep, 'limits' | 'coverage' | 'density'> | null,
): string => {
  if (found === null) {
    return `${what} in none of the futures.`;
  }
  const { limits, coverage, density } = found;
  return limits.length === 0
    ? `${what} in ${percent(density)} of the futures, and no driver tells which.`
    : `${what} when ${limits.map((limit) => `${limit.driver.name} ${rangeWords(limit)}`).join(' and ')}: ${percent(coverage)} of the failures, ${percent(density)} pure.`;
};
