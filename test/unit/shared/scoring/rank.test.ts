import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRankBuffers, rankOfRow, rankPartners } from '#shared/scoring/rank.ts';
import { toMicros } from '#shared/scoring/tiers.ts';

const rank = (
  scores: readonly number[],
): { readonly order: readonly number[]; readonly ranks: readonly number[] } => {
  const { order, ranks } = rankPartners(
    Float64Array.from(scores),
    createRankBuffers(scores.length),
  );
  return { order: [...order], ranks: [...ranks] };
};

const score = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.integer({ min: 0, max: 20 }).map((fifth) => fifth * 5),
  fc.constant(NaN),
);

describe('ranking', () => {
  it('shares the better rank between equals, keeps their order and puts the unscored last', () => {
    expect(rank([50, NaN, 90, 50, 0, NaN])).toEqual({
      order: [2, 0, 3, 4, 1, 5],
      ranks: [2, 5, 1, 2, 4, 5],
    });
  });

  it('takes scores that differ beyond the sixth decimal for equal', () => {
    expect(rank([69.9999999, 70, 70.0000001]).ranks).toEqual([1, 1, 1]);
  });

  it('ranks nobody, one, and everybody alike', () => {
    expect([rank([]), rank([NaN]), rank([100, 100])]).toEqual([
      { order: [], ranks: [] },
      { order: [0], ranks: [1] },
      { order: [0, 1], ranks: [1, 1] },
    ]);
  });

  it('agrees with a sort by score and row, and with counting who is better', () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 200 }), (scores) => {
        const rows = scores.map((value, row) => ({ micros: toMicros(value), row }));
        const sorted = [...rows].sort((a, b) => b.micros - a.micros || a.row - b.row);
        const ranks = rows.map(
          ({ micros }) => 1 + rows.filter((other) => other.micros > micros).length,
        );
        expect(rank(scores)).toEqual({ order: sorted.map(({ row }) => row), ranks });
      }),
      { numRuns: 300 },
    );
  });

  it('finds the rank of one partner without ranking all', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
        const { order, ranks } = rank(scores);
        const columns = [Float64Array.from(scores), Uint32Array.from(order)] as const;
        expect(scores.map((_, row) => rankOfRow(...columns, row))).toEqual(ranks);
      }),
    );
  });

  it('forgets the frame before it', () => {
    const buffers = createRankBuffers(3);
    rankPartners(Float64Array.of(1, 2, 3), buffers);
    rankPartners(Float64Array.of(3, 2, 1), buffers);
    expect([...buffers.order]).toEqual([0, 1, 2]);
  });
});
