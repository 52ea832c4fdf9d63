import { noTier } from './tiers.ts';

/** Where partners go from one assignment of tiers to another. */
export type Movement = {
  /** `matrix[from][to]`: partners by tier index; the last row and column are those without a tier. */
  readonly matrix: readonly (readonly number[])[];
  /** To a higher tier. */
  readonly up: number;
  /** To a lower tier. */
  readonly down: number;
  readonly same: number;
  /** Gained or lost a tier altogether: not comparable. */
  readonly other: number;
};

/** Which way one partner moves; `other` where either side has no tier. */
export type Direction = 'up' | 'down' | 'same' | 'other';

/** The way from one tier code to another; a lower code is a higher tier. */
export const directionOf = (before: number, after: number): Direction => {
  if (before === after) {
    return 'same';
  }
  if (before === noTier || after === noTier) {
    return 'other';
  }
  return after < before ? 'up' : 'down';
};

/** Counts the moves of all partners between two assignments of the same `tiers` tiers. */
export const compareTiers = (before: Uint8Array, after: Uint8Array, tiers: number): Movement => {
  const size = tiers + 1;
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const counts: Record<Direction, number> = { up: 0, down: 0, same: 0, other: 0 };
  for (let row = 0; row < before.length; row += 1) {
    const from = before[row] ?? noTier;
    const to = after[row] ?? noTier;
    const line = matrix[Math.min(from, tiers)];
    const column = Math.min(to, tiers);
    if (line !== undefined) {
      line[column] = (line[column] ?? 0) + 1;
    }
    counts[directionOf(from, to)] += 1;
  }
  return { matrix, ...counts };
};

/** One partner who changes tier. */
export type Mover = { readonly row: number; readonly from: number; readonly to: number };

/**
 * Everybody who changes tier: largest falls and rises first, then by row, which is the order of
 * keys; gaining or losing a tier altogether comes last. At most `limit` movers.
 */
export const listMovers = (
  before: Uint8Array,
  after: Uint8Array,
  limit = Number.POSITIVE_INFINITY,
): readonly Mover[] => {
  const movers: Mover[] = [];
  for (let row = 0; row < before.length; row += 1) {
    const from = before[row] ?? noTier;
    const to = after[row] ?? noTier;
    if (from !== to) {
      movers.push({ row, from, to });
    }
  }
  const size = ({ from, to }: Mover): number =>
    from === noTier || to === noTier ? 0 : Math.abs(to - from);
  movers.sort((a, b) => size(b) - size(a) || a.row - b.row);
  return movers.length > limit ? movers.slice(0, limit) : movers;
};
