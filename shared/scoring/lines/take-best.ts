import type { TieRule } from '../../model/tier-cut.ts';
import { microsPerPoint } from '../tiers.ts';

/** What a tier can hold: partners, or what they may cost together. */
export type Room =
  | { readonly kind: 'seats'; readonly seats: number }
  | {
      readonly kind: 'money';
      readonly amount: number;
      /** One entry per candidate. */
      readonly costs: Float64Array;
    };

/** How far down the best go. */
export type Taken = {
  /** Millionths of the last who is in; null where nobody is. */
  readonly last: number | null;
  /** Rows that share the score at which the room ends, if not all of them have room; else none. */
  readonly tied: readonly number[];
};

/** Parts of the scale that candidates are counted by, as in `createPlaceFinder`; the first is the best. */
const parts = 5000;
const microsAPart = (100 * microsPerPoint) / parts;

/** Amounts this close, of the greater of 1 and the amount, are the same. */
const tolerance = 1e-9;

type Used = { readonly count: number; readonly cost: number };

const fits = (room: Room, { count, cost }: Used): boolean =>
  room.kind === 'seats'
    ? count <= room.seats
    : cost <= room.amount + tolerance * Math.max(1, room.amount);

/**
 * Takes candidates, given by their rows, from the best score down while there is room. Who shares a score
 * is taken or left together: where some of them would fit and not all, `ties` says which. The first who does
 * not fit ends it, also where somebody below would: what is looked for is a line. Linear in the
 * candidates: only the fiftieth of a point in which the room ends is put in order.
 */
export const takeBest = (
  micros: Int32Array,
  candidates: Uint32Array,
  room: Room,
  ties: TieRule,
): Taken => {
  const counts = new Uint32Array(parts + 1);
  const sums = new Float64Array(parts + 1);
  const partOf = new Uint16Array(candidates.length);
  for (let at = 0; at < candidates.length; at += 1) {
    const part = parts - Math.floor((micros[candidates[at] ?? 0] ?? 0) / microsAPart);
    partOf[at] = part;
    counts[part] = (counts[part] ?? 0) + 1;
  }
  if (room.kind === 'money') {
    for (let at = 0; at < candidates.length; at += 1) {
      const part = partOf[at] ?? 0;
      sums[part] = (sums[part] ?? 0) + (room.costs[at] ?? 0);
    }
  }
  let used: Used = { count: 0, cost: 0 };
  let lastFull = -1;
  let part = 0;
  for (; part <= parts; part += 1) {
    const count = counts[part] ?? 0;
    if (count > 0) {
      const next = { count: used.count + count, cost: used.cost + (sums[part] ?? 0) };
      if (!fits(room, next)) {
        break;
      }
      used = next;
      lastFull = part;
    }
  }
  const scoreAt = (at: number): number => micros[candidates[at] ?? 0] ?? 0;
  const inPart = (wanted: number): number[] => {
    const found: number[] = [];
    for (let at = partOf.indexOf(wanted); at !== -1; at = partOf.indexOf(wanted, at + 1)) {
      found.push(at);
    }
    return found.sort((a, b) => scoreAt(b) - scoreAt(a) || a - b);
  };
  const lowest = lastFull === -1 ? undefined : inPart(lastFull).at(-1);
  const start = { used, last: lowest === undefined ? null : scoreAt(lowest) };
  if (part > parts) {
    return { last: start.last, tied: [] };
  }
  const { last, tied } = takeInOrder(inPart(part), scoreAt, room, ties, start);
  return { last, tied: tied.map((at) => candidates[at] ?? 0) };
};

/** The same among candidates in order, some of whom do not fit. */
const takeInOrder = (
  inOrder: readonly number[],
  scoreAt: (at: number) => number,
  room: Room,
  ties: TieRule,
  start: { readonly used: Used; readonly last: number | null },
): Taken => {
  const costAt = (at: number): number => (room.kind === 'money' ? (room.costs[at] ?? 0) : 0);
  let { used, last } = start;
  for (let from = 0; from < inOrder.length;) {
    const score = scoreAt(inOrder[from] ?? 0);
    let to = from;
    let next = used;
    let cheapest = Infinity;
    while (to < inOrder.length && scoreAt(inOrder[to] ?? 0) === score) {
      const cost = costAt(inOrder[to] ?? 0);
      next = { count: next.count + 1, cost: next.cost + cost };
      cheapest = Math.min(cheapest, cost);
      to += 1;
    }
    if (!fits(room, next)) {
      // Whoever of them comes first in the snapshot must not decide whether one of them would fit.
      const one = { count: used.count + 1, cost: used.cost + cheapest };
      const isTie = to - from > 1 && fits(room, one);
      return {
        last: isTie && ties === 'allIn' ? score : last,
        tied: isTie ? inOrder.slice(from, to) : [],
      };
    }
    used = next;
    last = score;
    from = to;
  }
  return { last, tied: [] };
};
