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

/** Made once: a table in each frame of a drag would be garbage of a quarter of a megabyte. */
const pairs = new Uint32Array(codes * codes);

/** By how many tiers a pair of codes moves, where `countPairs` has found one; for `listMovers`. */
const sizeOfPair = new Uint8Array(codes * codes);

/** How many partners go from a code to a code, `from * 256 + to`; overwritten by the next call. */
const countPairs = (before: Uint8Array, after: Uint8Array): Uint32Array => {
  pairs.fill(0);
  for (let row = 0; row < before.length; row += 1) {
    const pair = ((before[row] ?? noTier) << 8) | (after[row] ?? noTier);
    pairs[pair] = (pairs[pair] ?? 0) + 1;
  }
  return pairs;
};

/** Counts the moves of all partners between two assignments of the same tiers. */
export const compareTiers = (
  before: Uint8Array,
  after: Uint8Array,
  of: readonly LadderedTier[],
): Movement => {
  const found = countPairs(before, after);
  const places = Array.from({ length: of.length + 1 }, (_, place) => codeOf(place, of.length));
  const matrix = places.map((from) => places.map((to) => found[from * codes + to] ?? 0));
  const counts: Record<Direction, number> = { up: 0, down: 0, same: 0, other: 0, across: 0 };
  matrix.forEach((line, from) =>
    line.forEach((count, to) => {
      counts[directionOf(codeOf(from, of.length), codeOf(to, of.length), of)] += count;
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
  const found = countPairs(before, after);
  for (let pair = 0; pair < found.length; pair += 1) {
    const partners = found[pair] ?? 0;
    const from = pair >> 8;
    const to = pair & noTier;
    if (partners > 0 && from !== to) {
      const size = sizeOfMove(from, to, tiers);
      sizeOfPair[pair] = size;
      sizes[size] = (sizes[size] ?? 0) + partners;
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
      const size = sizeOfPair[(from << 8) | to] ?? 0;
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
