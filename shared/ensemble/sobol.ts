import { invariant } from '../invariant.ts';
import type { Random } from '../random.ts';
import { joeKuoNumbers } from './joe-kuo.ts';
import type { Shares } from './shares.ts';

const bits = 32;
const lines = joeKuoNumbers.trim().split('\n');

/** How many drivers a Sobol design can have. */
export const mostSobolDimensions = lines.length + 1;

/** Direction numbers v_1 … v_32 of a dimension, the binary point in front of the highest bit. */
const directionsOf = (dimension: number): Uint32Array => {
  const directions = new Uint32Array(bits);
  if (dimension === 0) {
    return directions.map((_, index) => 2 ** (bits - 1 - index));
  }
  const [polynomial = 0, ...integers] = (lines[dimension - 1] ?? '').split(' ').map(Number);
  const degree = integers.length;
  for (let index = 0; index < bits; index += 1) {
    if (index < degree) {
      directions[index] = (integers[index] ?? 0) * 2 ** (bits - 1 - index);
      continue;
    }
    const earlier = directions[index - degree] ?? 0;
    let next = earlier ^ (earlier >>> degree);
    for (let term = 1; term < degree; term += 1) {
      if ((polynomial >>> (degree - term)) & 1) {
        next ^= directions[index - term] ?? 0;
      }
    }
    directions[index] = next;
  }
  return directions;
};

/**
 * The first `futures` points of the Sobol sequence in the order of Antonov and Saleev (Gray code), with
 * the direction numbers of Joe and Kuo. `random` shifts each dimension digit by digit (a random digital
 * shift), which keeps every stratum as full as before and takes the point at the origin away; null gives
 * the sequence itself, whose first point is all zeros. At most `mostSobolDimensions` dimensions.
 */
export const drawSobol = (futures: number, dimensions: number, random: Random | null): Shares => {
  invariant(dimensions <= mostSobolDimensions, `Sobol has ${mostSobolDimensions} dimensions`);
  const values = new Float64Array(futures * dimensions);
  for (let driver = 0; driver < dimensions; driver += 1) {
    const directions = directionsOf(driver);
    const shift = random === null ? 0 : random.integer(1, 2 ** bits - 1);
    // Half a step up keeps a shifted point away from 0.
    const half = random === null ? 0 : 0.5;
    let point = 0;
    for (let future = 0; future < futures; future += 1) {
      values[future * dimensions + driver] = (((point ^ shift) >>> 0) + half) / 2 ** bits;
      point ^= directions[lowestZero(future)] ?? 0;
    }
  }
  return { futures, dimensions, values };
};

/** Place of the lowest bit that is 0: the bit in which the next Gray code differs. */
const lowestZero = (number: number): number => 31 - Math.clz32(~number & (number + 1));
