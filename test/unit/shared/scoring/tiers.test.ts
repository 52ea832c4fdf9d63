import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTiers, listMovers } from '#shared/scoring/movement.ts';
import { createRankBuffers, rankPartners } from '#shared/scoring/rank.ts';
import {
  allMicros,
  assignTiers,
  countTiers,
  currentTierCodes,
  noMicros,
  noTier,
  tierFloors,
  toMicros,
} from '#shared/scoring/tiers.ts';
import { aTier } from '#test/fixtures/a-model.ts';
import { anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const tiers = [aTier('Gold', 70), aTier('Silver', 40), aTier('Bronze', null)];
const cut = (scores: readonly number[]): { codes: number[]; counts: unknown } => {
  const codes = new Uint8Array(scores.length);
  const micros = allMicros(Float64Array.from(scores), new Int32Array(scores.length));
  const counts = assignTiers(micros, tierFloors(tiers), codes);
  return { codes: [...codes], counts };
};

describe('cutting tiers', () => {
  it('gives a score on the line to the higher tier, and one a hair below it as well', () => {
    expect(cut([70, 69.9999999, 69.9999994, 40, 39.999999, 0, 100, NaN])).toEqual({
      codes: [0, 0, 1, 1, 2, 2, 0, noTier],
      counts: { byTier: [3, 2, 2], without: 1 },
    });
  });

  it('rounds halves to even millionths', () => {
    expect([0.0000005, 0.0000015, 0.0000025, 0.0000035].map(toMicros)).toEqual([0, 2, 2, 4]);
    expect(toMicros(NaN)).toBe(noMicros);
  });

  it('rounds like a decimal calculator over the whole scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (micros) => {
        expect(toMicros(micros / 1e6)).toBe(micros);
      }),
    );
  });

  it('finds the tiers of today by name, without regard to case, and lists unknown ones', () => {
    const column = anAttribute('tier', ['gold ', 'BRONZE', '', 'Platinum'], {
      role: 'currentTier',
    });
    const { codes, unknownNames } = currentTierCodes(aSnapshot([], [column]), tiers);
    expect([[...codes], unknownNames]).toEqual([[0, 2, noTier, noTier], ['Platinum']]);
    expect(countTiers(codes, 3)).toEqual({ byTier: [1, 0, 1], without: 2 });
  });
});

describe('ranking', () => {
  it('shares ranks between equals, keeps their order and puts the unscored last', () => {
    const micros = Int32Array.of(50, noMicros, 90, 50, 0, noMicros);
    const { order, ranks } = rankPartners(micros, createRankBuffers(6));
    expect([[...order], [...ranks]]).toEqual([
      [2, 0, 3, 4, 1, 5],
      [2, 5, 1, 2, 4, 5],
    ]);
  });

  it('agrees with a sort by score and row on any scores', () => {
    const micros = fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.constant(noMicros));
    fc.assert(
      fc.property(fc.array(micros, { maxLength: 200 }), (drawn) => {
        const { order } = rankPartners(Int32Array.from(drawn), createRankBuffers(drawn.length));
        const sorted = drawn
          .map((score, row) => ({ score, row }))
          .sort((a, b) => b.score - a.score || a.row - b.row)
          .map(({ row }) => row);
        expect([...order]).toEqual(sorted);
      }),
    );
  });

  it('forgets the frame before it', () => {
    const buffers = createRankBuffers(3);
    rankPartners(Int32Array.of(1, 2, 3), buffers);
    rankPartners(Int32Array.of(3, 2, 1), buffers);
    expect([...buffers.order]).toEqual([0, 1, 2]);
  });
});

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
