import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestPeers, scoreNeighbours } from '#shared/reasons/peers.ts';
import { effectiveWeights, judgeSnapshot } from '#shared/scoring/criteria.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';

describe('the nearest by profile', () => {
  const snapshot = aSnapshot([
    aMetric('revenue', [0, 100, 10, 'missing', 0]),
    aMetric('growth', [0, 100, 0, 0, 40]),
    aMetric('reach', [0, 100, 0, 0, 0]),
  ]);
  const columns = judgeSnapshot(aModel(), snapshot);
  const weights = effectiveWeights(aModel());

  it('are those with the smallest weighted distance; who shares too little is left out', () => {
    expect(
      nearestPeers(columns, weights, 0, 3).map(({ row, distance, differsBy }) => [
        row,
        Number(distance.toFixed(6)),
        differsBy,
      ]),
    ).toEqual([
      [3, 0, null],
      [2, Number(Math.sqrt(0.45 * 100).toFixed(6)), { id: 'criterion-revenue', lead: 10 }],
      [4, Number(Math.sqrt(0.3 * 1600).toFixed(6)), { id: 'criterion-growth', lead: 40 }],
    ]);
    const strict = Float64Array.of(0.9, 0.05, 0.05);
    expect(nearestPeers(columns, strict, 0, 9).map(({ row }) => row)).toEqual([4, 2, 1]);
    expect(nearestPeers(columns, weights, 0, 9, (row) => row === 1).map(({ row }) => row)).toEqual([
      1,
    ]);
  });

  it('are the first of everybody sorted by distance', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 9 }) },
      { weight: 1, arbitrary: fc.constant<Cell>('missing') },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 30 }),
        (partners) => {
          const some = aSnapshot(
            ['revenue', 'growth', 'reach'].map((code, index) =>
              aMetric(
                code,
                partners.map((cells) => cells[index] ?? 0),
              ),
            ),
          );
          const judged = judgeSnapshot(aModel(), some);
          const all = nearestPeers(judged, weights, 0, partners.length);
          expect(all.map(({ distance }) => distance)).toEqual(
            all.map(({ distance }) => distance).toSorted((a, b) => a - b),
          );
          expect(nearestPeers(judged, weights, 0, 3)).toEqual(all.slice(0, 3));
        },
      ),
    );
  });
});

describe('the neighbours by score', () => {
  it('are those next in the order that come into question', () => {
    const order = Uint32Array.of(4, 2, 0, 3, 1);
    expect(scoreNeighbours(order, 0, 2)).toEqual({ above: [2, 4], below: [3, 1] });
    expect(scoreNeighbours(order, 0, 1, (row) => row !== 2)).toEqual({ above: [4], below: [3] });
    expect(scoreNeighbours(order, 9, 1)).toEqual({ above: [], below: [] });
  });
});
