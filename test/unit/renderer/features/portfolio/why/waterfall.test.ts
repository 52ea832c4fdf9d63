import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfallOf } from '#renderer/features/portfolio/why/waterfall.ts';

const parts = (...points: readonly number[]) => points.map((contribution) => ({ contribution }));

describe('a waterfall of points', () => {
  it('starts each criterion where the one above ends, and hangs deductions below that', () => {
    expect(waterfallOf(parts(14, 7.5, -4, 10), 27.5)).toEqual({
      steps: [
        { start: 0, length: 14, isDeduction: false },
        { start: 14, length: 7.5, isDeduction: false },
        { start: 17.5, length: 4, isDeduction: true },
        { start: 17.5, length: 10, isDeduction: false },
      ],
      scaleEnd: 30,
    });
  });

  it('keeps on the scale what was reached before a deduction, and cuts off what is below 0', () => {
    expect(waterfallOf(parts(31, -40), 0)).toEqual({
      steps: [
        { start: 0, length: 31, isDeduction: false },
        { start: 0, length: 31, isDeduction: true },
      ],
      scaleEnd: 40,
    });
  });

  it('has a scale of ten points without any', () => {
    expect(waterfallOf([], null)).toEqual({ steps: [], scaleEnd: 10 });
  });

  it('ends at the sum of what it adds, within the scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 30 }),
        (all) => {
          const sum = all.reduce((a, b) => a + b, 0);
          const { steps, scaleEnd } = waterfallOf(parts(...all), sum);
          const last = steps.at(-1);
          expect(last === undefined ? 0 : last.start + last.length).toBeCloseTo(sum, 9);
          expect(scaleEnd).toBeGreaterThanOrEqual(sum);
        },
      ),
    );
  });
});
