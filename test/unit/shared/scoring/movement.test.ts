import { describe, expect, it } from 'vitest';
import { compareTiers, listMovers } from '#shared/scoring/movement.ts';
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
});
