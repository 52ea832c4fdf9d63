import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfPart, cellsOf } from '#shared/portfolio/map-cells.ts';

const size = { columns: 4, lines: 3 };
const cellsIn = (points: readonly (readonly [number, number, number])[]) =>
  cellsOf(
    Uint32Array.from(points.keys()),
    (row) => points[row]?.[0] ?? NaN,
    (row) => points[row]?.[1] ?? NaN,
    (row) => points[row]?.[2] ?? 255,
    2,
    size,
  );

describe('a map in cells', () => {
  it('counts partners by tier between the ends of both figures, and colours by the most', () => {
    const cells = cellsIn([
      [0, 0, 0],
      [0, 0.5, 1],
      [0.9, 0, 1],
      [4, 3, 255],
      [4, 3, 0],
      [NaN, 1, 0],
    ]);
    expect(cells).toEqual({
      across: { from: 0, step: 1, parts: 4 },
      upwards: { from: 0, step: 1, parts: 3 },
      cells: [
        { column: 0, line: 0, partners: 3, byTier: [1, 2, 0], most: 1 },
        // One without a tier and one of the highest: the higher tier counts.
        { column: 3, line: 2, partners: 2, byTier: [1, 0, 1], most: 0 },
      ],
      fullest: 3,
    });
    expect(cellsIn([[NaN, 1, 0]])).toBeNull();
    expect(cellsIn([[7, 7, 0]])?.cells).toHaveLength(1);
  });

  it('puts everybody with both figures into one cell, whose bounds hold them', () => {
    const figure = fc.oneof(fc.constant(NaN), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure, fc.constantFrom(0, 1, 255))), (points) => {
        const cells = cellsIn(points);
        const known = points.filter(([x, y]) => !Number.isNaN(x + y));
        const sum = cells?.cells.reduce((all, { partners }) => all + partners, 0) ?? 0;
        expect(sum).toBe(known.length);
        cells?.cells.forEach(({ column, line, partners }) => {
          const [x, y] = [boundsOfPart(cells.across, column), boundsOfPart(cells.upwards, line)];
          const slack = 1e-3;
          const inside = known.filter(
            ([a, b]) =>
              a >= x.from - slack && a <= x.to + slack && b >= y.from - slack && b <= y.to + slack,
          );
          expect(inside.length).toBeGreaterThanOrEqual(partners);
        });
      }),
    );
  });
});
