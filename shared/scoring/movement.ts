import type { Direction } from '../model/directions.ts';
import { isSameLadder, type LadderedTier } from './ladders/ladder-spans.ts';
import { noTier } from './tiers.ts';

/** Where partners go from one assignment of tiers to another. */
export type Movement = {
  /** `matrix[from][to]`: partners by tier index; the last row and column are those without a tier. */
  readonly matrix: readonly (readonly number[])[];
  /** To a higher tier of the same ladder. */
  readonly up: number;
  /** To a lower tier of the same ladder. */
  readonly down: number;
  readonly same: number;
  /** Gained or lost a tier altogether: not comparable. */
  readonly other: number;
  /** To a tier of another ladder: neither higher nor lower. */
  readonly across: number;
};

/** How many codes of a tier there can be. */
const codes = 256;

/**
 * The way from one tier code to another: a lower code is a higher tier, `other` has none on a side, and `across`
 * leads from one ladder of `tiers` to another.
 */
export const directionOf = (
  before: number,
  after: number,
  tiers: readonly LadderedTier[],
): Direction => {
  if (before === after) {
    return 'same';
  }
  if (before === noTier || after === noTier) {
    return 'other';
  }
  if (!isSameLadder(tiers, before, after)) {
    return 'across';
  }
  return after < before ? 'up' : 'down';
};

/** The code of a row or column of the matrix. */
const codeOf = (place: number, tiers: number): number => (place === tiers ? noTier : place);

/** Counts the moves of all partners between two assignments of the same tiers. */
export const compareTiers = (
  before: Uint8Array,
  after: Uint8Array,
  of: readonly LadderedTier[],
): Movement => {
  const tiers = of.length;
  const size = tiers + 1;
  // One cell for each pair: a partner costs one addition, and a frame of a drag leaves little behind.
  const pairs = new Uint32Array(size * size);
  for (let row = 0; row < before.length; row += 1) {
    const from = Math.min(before[row] ?? noTier, tiers);
    const to = Math.min(after[row] ?? noTier, tiers);
    const pair = from * size + to;
    pairs[pair] = (pairs[pair] ?? 0) + 1;
  }
  const matrix = Array.from({ length: size }, (_, from) => [
    ...pairs.subarray(from * size, (from + 1) * size),
  ]);
  const counts: Record<Direction, number> = { up: 0, down: 0, same: 0, other: 0, across: 0 };
  matrix.forEach((line, from) =>
    line.forEach((found, to) => {
      counts[directionOf(codeOf(from, tiers), codeOf(to, tiers), of)] += found;
    }),
  );
  return { matrix, ...counts };
};

/** One partner who changes tier. */
export type Mover = { readonly row: number; readonly from: number; readonly to: number };

/**
 * Everybody who changes tier: largest falls and rises first, then by row, which is the order of
 * keys; changing ladder, gaining or losing a tier altogether comes last. At most `limit` movers.
 */
export const listMovers = (
  before: Uint8Array,
  after: Uint8Array,
  tiers: readonly LadderedTier[],
  limit = Number.POSITIVE_INFINITY,
): readonly Mover[] => {
  const sizes = new Uint32Array(codes);
  for (let row = 0; row < before.length; row += 1) {
    const from = before[row] ?? noTier;
    const to = after[row] ?? noTier;
    if (from !== to) {
      const size = sizeOfMove(from, to, tiers);
      sizes[size] = (sizes[size] ?? 0) + 1;
    }
  }
  // Where the next mover of each size goes; the largest come first, and some find no place.
  const places = new Uint32Array(codes);
  let count = 0;
  for (let size = codes - 1; size >= 0; size -= 1) {
    places[size] = count;
    count += sizes[size] ?? 0;
  }
  const movers = new Array<Mover>(Math.min(count, limit));
  let missing = movers.length;
  for (let row = 0; missing > 0 && row < before.length; row += 1) {
    const from = before[row] ?? noTier;
    const to = after[row] ?? noTier;
    if (from !== to) {
      const size = sizeOfMove(from, to, tiers);
      const place = places[size] ?? 0;
      places[size] = place + 1;
      if (place < movers.length) {
        movers[place] = { row, from, to };
        missing -= 1;
      }
    }
  }
  return movers;
};

/** By how many tiers; 0 where a tier is gained or lost altogether, or is one of another ladder. */
const sizeOfMove = (from: number, to: number, tiers: readonly LadderedTier[]): number =>
  from === noTier || to === noTier || !isSameLadder(tiers, from, to) ? 0 : Math.abs(to - from);
