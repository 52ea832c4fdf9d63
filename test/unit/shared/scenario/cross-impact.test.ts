import { describe, expect, it } from 'vitest';
import { checkConsistency, type CrossImpact } from '#shared/scenario/cross-impact.ts';

const impact = (
  from: number,
  state: number,
  on: number,
  onState: number,
  strength: number,
): CrossImpact => ({
  from: { driver: from, state },
  on: { driver: on, state: onState },
  strength,
});

/** Weimer-Jehle's idea in small: growth (0), cloud (1), rules (2), each low, same or high. */
const impacts = [
  impact(0, 2, 1, 2, 2),
  impact(0, 2, 1, 0, -2),
  impact(2, 2, 1, 2, -1),
  impact(1, 2, 2, 2, 1),
  impact(1, 1, 1, 0, 3),
];
const states = [3, 3, 3];

describe('cross-impact balance', () => {
  it('finds nothing to say against drivers that support each other', () => {
    expect(checkConsistency([2, 2, 2], states, impacts)).toEqual([]);
    expect(checkConsistency([1, 1, 1], states, [])).toEqual([]);
  });

  it('names the driver that cannot stay, where it is pushed to and by whom', () => {
    expect(checkConsistency([2, 0, 1], states, impacts)).toEqual([
      { driver: 1, chosen: 0, supported: 2, chosenSupport: -2, greatestSupport: 2, against: [0] },
    ]);
  });

  it('ignores what a driver says of itself', () => {
    expect(checkConsistency([0, 1, 0], states, impacts)).toEqual([]);
  });
});
