import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of numbers, the same on every system; it advances with each call. */
export type Random = {
  /** Uniform in 0 ≤ x < 1. */
  readonly share: () => number;
  /** Uniform whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  /** Bell-shaped with mean 0 and standard deviation 1: twelve uniforms less six, so within ±6. */
  readonly bell: () => number;
  /** One of `items`, which must not be empty. */
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** True with probability `probability`. */
  readonly chance: (probability: number) => boolean;
};

/** xoroshiro128+: the same numbers for the same whole-number seed. */
export const createRandom = (seed: number): Random => {
  const generator = xoroshiro128plus(seed);
  const share = (): number => uniformFloat64(generator);
  return {
    share,
    integer: (from, to) => uniformInt(generator, from, to),
    bell: () => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw += 1) {
        sum += share();
      }
      return sum;
    },
    pick: (items) => items[uniformInt(generator, 0, items.length - 1)] ?? items[0],
    chance: (probability) => share() < probability,
  };
};
