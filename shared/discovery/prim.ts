import { countRestricted, type Box, type BoxStep } from './box.ts';
import { countOfInterest, type Cases } from './cases.ts';

export type PrimOptions = {
  /** Share of the futures in the box that one peel may cut off. */
  readonly peel: number;
  /** Least share of all futures that a box keeps. */
  readonly leastMass: number;
};

export const primDefaults: PrimOptions = { peel: 0.05, leastMass: 0.05 };

type Peel = {
  readonly box: Box;
  readonly inside: Uint32Array;
  readonly gain: number;
  readonly restricted: number;
};

/**
 * The limit that cuts off `share` of sorted numbers at one end: the mean of the two order statistics
 * around it, moved inwards past equal ones, as in the R package sdtoolkit.
 */
const peelLimit = (sorted: Float64Array, share: number): number => {
  const place = (sorted.length - 1) * share;
  let low = Math.floor(place);
  let high = Math.ceil(place);
  if (share > 0.5) {
    while (sorted[low] === sorted[high] && low > 0) low -= 1;
  } else {
    while (sorted[low] === sorted[high] && high < sorted.length - 1) high += 1;
  }
  return ((sorted[low] ?? NaN) + (sorted[high] ?? NaN)) / 2;
};

const boxOfAll = ({ drivers, states }: Cases): Box => {
  const lower = new Float64Array(drivers).fill(Infinity);
  const upper = new Float64Array(drivers).fill(-Infinity);
  states.forEach((state, place) => {
    const driver = place % drivers;
    lower[driver] = Math.min(lower[driver] ?? NaN, state);
    upper[driver] = Math.max(upper[driver] ?? NaN, state);
  });
  return { lower, upper };
};

/**
 * Patient rule induction (J. H. Friedman and N. I. Fisher, Statistics and Computing 9, 1999) for scenario
 * discovery (B. P. Bryant and R. J. Lempert, Technological Forecasting & Social Change 77, 2010): from
 * the box that holds every future, again and again a small slice is cut off where that raises the density
 * most for what it costs. The answer is the whole peeling trajectory, the widest box first, so that a
 * person can choose between a box that explains much and one that is pure.
 *
 * Conventions, those of the EMA Workbench: the gain of a peel is (density after − density before) divided
 * by the number of futures cut off; among equal gains the peel that leaves more drivers unrestricted
 * wins, then the earlier driver and its upper end. Peeling ends when no peel gains or the box would hold
 * less than `leastMass`. There is no pasting: with limits between futures it changes next to nothing.
 * Without a future of interest the trajectory is the first box alone.
 */
export const peelBoxes = (
  cases: Cases,
  options: PrimOptions = primDefaults,
): readonly BoxStep[] => {
  const { isOfInterest } = cases;
  const total = isOfInterest.length;
  const whole = boxOfAll(cases);
  const interest = countOfInterest(isOfInterest);
  const steps: BoxStep[] = [];
  let box = whole;
  let inside = Uint32Array.from({ length: total }, (_, future) => future);
  for (;;) {
    const found = countInside(inside, isOfInterest);
    steps.push({
      box,
      coverage: interest === 0 ? NaN : found / interest,
      density: inside.length === 0 ? NaN : found / inside.length,
      mass: total === 0 ? NaN : inside.length / total,
      restricted: countRestricted(box, whole),
    });
    const best = bestPeel(cases, whole, box, inside, options.peel);
    const isWorthIt =
      best !== null &&
      best.gain > 0 &&
      best.inside.length < inside.length &&
      best.inside.length / total >= options.leastMass;
    if (!isWorthIt) {
      return steps;
    }
    ({ box, inside } = best);
  }
};

const countInside = (inside: Uint32Array, isOfInterest: Uint8Array): number =>
  inside.reduce((sum, future) => sum + (isOfInterest[future] ?? 0), 0);

const bestPeel = (
  cases: Cases,
  whole: Box,
  box: Box,
  inside: Uint32Array,
  share: number,
): (Peel & { readonly inside: Uint32Array<ArrayBuffer> }) | null => {
  const { drivers, states, isOfInterest } = cases;
  const density = countInside(inside, isOfInterest) / inside.length;
  let best: (Peel & { readonly inside: Uint32Array<ArrayBuffer> }) | null = null;
  for (let driver = 0; driver < drivers; driver += 1) {
    const stateOf = (future: number): number => states[future * drivers + driver] ?? NaN;
    const sorted = Float64Array.from(inside, stateOf).sort();
    for (const end of ['upper', 'lower'] as const) {
      const limit = peelLimit(sorted, end === 'upper' ? 1 - share : share);
      const kept = inside.filter((future) =>
        end === 'upper' ? stateOf(future) <= limit : stateOf(future) >= limit,
      );
      const next = { ...box, [end]: box[end].with(driver, limit) };
      const after = kept.length === 0 ? 0 : countInside(kept, isOfInterest) / kept.length;
      const gain = after === density ? 0 : (after - density) / (inside.length - kept.length);
      const restricted = countRestricted(next, whole);
      if (
        best === null ||
        gain > best.gain ||
        (gain === best.gain && restricted < best.restricted)
      ) {
        best = { box: next, inside: kept, gain, restricted };
      }
    }
  }
  return best;
};
