import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTiers, directionOf, listMovers } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

describe('movement', () => {
  const main = [{}, {}, {}];
  const before = Uint8Array.of(0, 1, 2, 2, noTier, 1);
  const after = Uint8Array.of(2, 0, 2, 1, 1, noTier);

  it('counts who goes where', () => {
    expect(compareTiers(before, after, main)).toEqual({
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
      across: 0,
    });
  });

  it('lists the largest moves first', () => {
    expect(listMovers(before, after, main).map(({ row }) => row)).toEqual([0, 1, 3, 4, 5]);
    expect(listMovers(before, after, main, 1)).toEqual([{ row: 0, from: 0, to: 2 }]);
  });

  it('never compares tiers of two ladders', () => {
    const tiers = [{}, {}, { ladder: 'b' }, { ladder: 'b' }];
    const [then, now] = [Uint8Array.of(0, 3, 3, 1, 2), Uint8Array.of(3, 1, 2, 0, noTier)];
    const { matrix, ...counts } = compareTiers(then, now, tiers);
    expect(matrix[0]).toEqual([0, 0, 0, 1, 0]);
    expect(counts).toEqual({ up: 2, down: 0, same: 0, other: 1, across: 2 });
    expect(listMovers(then, now, tiers).map(({ row }) => row)).toEqual([2, 3, 0, 1, 4]);
  });

  const tiers = [{}, {}, {}, { ladder: 'b' }, { ladder: 'b' }];
  const isAcross = (pair: readonly [number, number]): boolean =>
    !pair.includes(noTier) && pair[0] < 3 !== pair[1] < 3;
  const code = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(noTier));
  const moves = fc.array(fc.tuple(code, code), { maxLength: 120 });

  it('agrees with looking at one partner after the other', () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 150 }), (pairs, limit) => {
        const [from, to] = [0, 1].map((side) => Uint8Array.from(pairs, (pair) => pair[side] ?? 0));
        const size = (pair: readonly [number, number]): number =>
          pair.includes(noTier) || isAcross(pair) ? 0 : Math.abs(pair[0] - pair[1]);
        const sorted = pairs
          .map((pair, row) => ({ pair, row }))
          .filter(({ pair }) => pair[0] !== pair[1])
          .sort((one, other) => size(other.pair) - size(one.pair) || one.row - other.row)
          .map(({ pair, row }) => ({ row, from: pair[0], to: pair[1] }));
        const [before, after] = [from ?? new Uint8Array(), to ?? new Uint8Array()];
        expect(listMovers(before, after, tiers)).toEqual(sorted);
        expect(listMovers(before, after, tiers, limit)).toEqual(sorted.slice(0, limit));
        const { matrix, ...counts } = compareTiers(before, after, tiers);
        const count = (direction: string): number =>
          pairs.filter((pair) => directionOf(...pair, tiers) === direction).length;
        expect(counts).toEqual({
          up: count('up'),
          down: count('down'),
          same: count('same'),
          other: count('other'),
          across: pairs.filter(isAcross).length,
        });
        const ends = [0, 1, 2, 3, 4, noTier];
        expect(matrix).toEqual(
          ends.map((a) => ends.map((b) => pairs.filter((p) => p[0] === a && p[1] === b).length)),
        );
      }),
    );
  });
});
