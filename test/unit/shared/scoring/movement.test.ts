import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTiers, directionOf, listMovers } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

describe('movement', () => {
  const before = Uint8Array.of(0, 1, 2, 2, noTier, 1);
  const after = Uint8Array.of(2, 0, 2, 1, 1, noTier);

  it('counts who goes where', () => {
    expect(compareTiers(before, after, 3)).toEqual({
      matrix: [
        [0, 0, 1, 0],
        [1, 0, 0, 1],
        [0, 1, 1, 0],
        [0, 1, 0, 0],
      ],
      up: 2,
      down: 1,
      same: 1,
      other: 2,
    });
  });

  it('lists the largest moves first', () => {
    expect(listMovers(before, after).map(({ row }) => row)).toEqual([0, 1, 3, 4, 5]);
    expect(listMovers(before, after, 1)).toEqual([{ row: 0, from: 0, to: 2 }]);
  });

  const code = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(noTier));
  const moves = fc.array(fc.tuple(code, code), { maxLength: 120 });

  it('agrees with looking at one partner after the other', () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 150 }), (pairs, limit) => {
        const [from, to] = [0, 1].map((side) => Uint8Array.from(pairs, (pair) => pair[side] ?? 0));
        const size = (pair: readonly [number, number]): number =>
          pair.includes(noTier) ? 0 : Math.abs(pair[0] - pair[1]);
        const sorted = pairs
          .map((pair, row) => ({ pair, row }))
          .filter(({ pair }) => pair[0] !== pair[1])
          .sort((one, other) => size(other.pair) - size(one.pair) || one.row - other.row)
          .map(({ pair, row }) => ({ row, from: pair[0], to: pair[1] }));
        const [before, after] = [from ?? new Uint8Array(), to ?? new Uint8Array()];
        expect(listMovers(before, after)).toEqual(sorted);
        expect(listMovers(before, after, limit)).toEqual(sorted.slice(0, limit));
        const { matrix, ...counts } = compareTiers(before, after, 5);
        const count = (direction: string): number =>
          pairs.filter((pair) => directionOf(...pair) === direction).length;
        expect(counts).toEqual({
          up: count('up'),
          down: count('down'),
          same: count('same'),
          other: count('other'),
        });
        const ends = [0, 1, 2, 3, 4, noTier];
        expect(matrix).toEqual(
          ends.map((a) => ends.map((b) => pairs.filter((p) => p[0] === a && p[1] === b).length)),
        );
      }),
    );
  });
});
