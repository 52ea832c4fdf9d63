import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkPath } from '#shared/portfolio/history/spark-path.ts';

const box = { width: 40, height: 20, margin: 2 };

describe('a small line', () => {
  it('breaks at a period without a figure, and shows a figure without neighbours as a dot', () => {
    expect(sparkPath([0, 10, NaN, 5, NaN, 10, 10], box)).toEqual({
      line: 'M2 18L8 2M32 2L38 2',
      dots: [{ x: 20, y: 10 }],
      last: { x: 38, y: 2 },
    });
    expect(sparkPath([NaN, NaN], box)).toEqual({ line: '', dots: [], last: null });
    expect(sparkPath([], box)).toEqual({ line: '', dots: [], last: null });
    expect(sparkPath([7], box).dots).toEqual([{ x: 20, y: 10 }]);
  });

  it('does not make a rise of noise: less than a tenth of the largest figure stays that low', () => {
    const { line } = sparkPath([99, 100], box);
    // 1 of a span of 10 is a tenth of the 16 that the box leaves.
    expect(line).toBe('M2 10.8L38 9.2');
    expect(sparkPath([1.5e-323, 0], box).line).toBe('M2 4.67L38 18');
    expect(sparkPath([0, 0, 0], box).line).toBe('M2 10L20 10L38 10');
  });

  it('stays in its box whatever the figures are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(NaN), fc.double({ noNaN: true, min: -1e12, max: 1e12 })), {
          maxLength: 30,
        }),
        (figures) => {
          const path = sparkPath(figures, box);
          const numbers = [...path.line.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)].map((match) => ({
            x: Number(match[1]),
            y: Number(match[2]),
          }));
          const points = [...numbers, ...path.dots];
          expect(points).toHaveLength(figures.filter((each) => !Number.isNaN(each)).length);
          for (const { x, y } of points) {
            expect(x >= 2 && x <= 38 && y >= 2 && y <= 18).toBe(true);
          }
        },
      ),
    );
  });
});
