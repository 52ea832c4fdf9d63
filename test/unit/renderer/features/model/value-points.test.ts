import { describe, expect, it } from 'vitest';
import {
  addPoint,
  movePoint,
  pointsLike,
  targetPoints,
} from '#renderer/features/model/weights/value-points.ts';

const span = { lower: 10, upper: 30 };
const peak = [
  { raw: 10, value: 0 },
  { raw: 20, value: 100 },
  { raw: 30, value: 0 },
];

describe('drawing a value function', () => {
  it('starts from the function that is there', () => {
    expect(pointsLike({ method: 'minmax', direction: 'lower' }, span)).toEqual([
      { raw: 10, value: 100 },
      { raw: 30, value: 0 },
    ]);
    expect(
      pointsLike({ method: 'goalposts', direction: 'higher', lower: 0, upper: 50 }, span),
    ).toEqual([
      { raw: 0, value: 0 },
      { raw: 50, value: 100 },
    ]);
  });

  it('has room also where all partners are the same', () => {
    expect(pointsLike({ method: 'minmax', direction: 'higher' }, { lower: 7, upper: 7 })).toEqual([
      { raw: 6, value: 0 },
      { raw: 8, value: 100 },
    ]);
  });

  it('puts the best in the middle, and a new point on the line in the widest gap', () => {
    expect(targetPoints(span)).toEqual(peak);
    expect(addPoint(peak.with(2, { raw: 40, value: 0 }))).toEqual([
      { raw: 10, value: 0 },
      { raw: 20, value: 100 },
      { raw: 30, value: 50 },
      { raw: 40, value: 0 },
    ]);
  });

  it('never moves a point past its neighbours or out of 0 to 100', () => {
    expect(movePoint(peak, 1, { raw: 25, value: 120 })[1]).toEqual({ raw: 25, value: 100 });
    expect(movePoint(peak, 1, { raw: 31, value: -4 })[1]).toEqual({ raw: 20, value: 0 });
  });
});
