import { describe, expect, it } from 'vitest';
import { disagreements, readSixRules } from '#shared/robustness/six-rules.ts';

/** The published table of three options in three futures: [[80,60,40],[70,65,55],[90,50,30]]. */
const table = {
  worst: [40, 55, 30],
  mean: [60, 190 / 3, 170 / 3],
  best: [80, 70, 90],
  greatestRegret: [15, 20, 25],
  regret90: [14, 16, 23],
  holds: [2 / 3, 1, 1 / 3],
};

describe('the six rules', () => {
  it('give the published values, and the rank of each option', () => {
    const readings = readSixRules(table, 0.5);
    expect(readings.map(({ rule, values, ranks }) => [rule, [...values], [...ranks]])).toEqual([
      ['maximin', [40, 55, 30], [2, 1, 3]],
      ['hurwicz', [60, 62.5, 60], [2, 1, 2]],
      ['laplace', [60, 190 / 3, 170 / 3], [2, 1, 3]],
      ['minimaxRegret', [15, 20, 25], [1, 2, 3]],
      ['regret90', [14, 16, 23], [1, 2, 3]],
      ['satisficing', [2 / 3, 1, 1 / 3], [2, 1, 3]],
    ]);
    expect(disagreements(readings)).toEqual([
      { option: 0, best: 1, bestBy: 'minimaxRegret', worst: 2, worstBy: 'maximin' },
      { option: 1, best: 1, bestBy: 'maximin', worst: 2, worstBy: 'minimaxRegret' },
      { option: 2, best: 2, bestBy: 'hurwicz', worst: 3, worstBy: 'maximin' },
    ]);
  });

  it('put who has no value last, and leave them out where they disagree', () => {
    const readings = readSixRules({ ...table, worst: [40, NaN, 30], best: [80, -Infinity, 90] }, 0);
    expect([...(readings[0]?.ranks ?? [])]).toEqual([1, 3, 2]);
    expect(disagreements(readings).map(({ option }) => option)).not.toContain(1);
  });
});
