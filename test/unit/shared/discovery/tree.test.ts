import { describe, expect, it } from 'vitest';
import { driverImportance } from '#shared/discovery/driver-importance.ts';
import { growTree, type TreeNode } from '#shared/discovery/tree.ts';
import { drawSobol } from '#shared/ensemble/sobol.ts';

const futures = 1024;
const { values: states } = drawSobol(futures, 3, null);
const stateOf = (future: number, driver: number): number => states[3 * future + driver] ?? NaN;
const flag = (test: (future: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: futures }, (_, future) => Number(test(future)));

const leavesOf = (node: TreeNode): readonly TreeNode[] =>
  node.split === null ? [node] : [...leavesOf(node.split.below), ...leavesOf(node.split.above)];

describe('a shallow tree', () => {
  it('splits where futures of interest begin, the same splits as scikit-learn', () => {
    const isOfInterest = flag((future) => stateOf(future, 1) > 0.62 && stateOf(future, 2) < 0.3);
    const tree = growTree({ drivers: 3, states, isOfInterest });
    // DecisionTreeClassifier(max_depth=3, min_samples_leaf=52) of scikit-learn 1.2 on the same points.
    expect(tree.split?.driver).toBe(2);
    expect(tree.split?.limit).toBeCloseTo(0.29833984, 8);
    expect(tree.split?.below.split?.driver).toBe(1);
    expect(tree.split?.below.split?.limit).toBeCloseTo(0.62060547, 8);
    expect(leavesOf(tree).map(({ futures: size, ofInterest }) => ofInterest / size)).toEqual([
      0, 1, 0,
    ]);
  });

  it('stays one leaf where nothing can be told apart', () => {
    const none = growTree({ drivers: 3, states, isOfInterest: flag(() => false) });
    expect(none).toEqual({ futures, ofInterest: 0, split: null });
    const same = new Float64Array(futures * 3).fill(1);
    const isOfInterest = flag((future) => future % 2 === 0);
    expect(growTree({ drivers: 3, states: same, isOfInterest }).split).toBeNull();
  });

  it('has no leaf smaller than asked for and none deeper', () => {
    const isOfInterest = flag((future) => Math.sin(17 * stateOf(future, 0)) > 0.9);
    const leaves = leavesOf(
      growTree({ drivers: 3, states, isOfInterest }, { deepest: 2, leastLeaf: 0.1 }),
    );
    expect(leaves.length).toBeLessThanOrEqual(4);
    expect(Math.min(...leaves.map((leaf) => leaf.futures))).toBeGreaterThanOrEqual(103);
    expect(leaves.reduce((sum, leaf) => sum + leaf.futures, 0)).toBe(futures);
  });
});

describe('the importance of drivers', () => {
  it('comes to the first-order indices of a linear result', () => {
    const results = Float64Array.from(
      { length: futures },
      (_, future) => 3 * stateOf(future, 0) + stateOf(future, 1),
    );
    const [first = NaN, second = NaN, third = NaN] = driverImportance(3, states, results);
    // Variances 9 and 1 of 10: 0.9 and 0.1; classes of a tenth lose 1 % of what varies inside of them.
    expect(first).toBeCloseTo(0.9, 1);
    expect(second).toBeCloseTo(0.1, 1);
    expect(third).toBeLessThan(0.02);
  });

  it('is nothing for chance alone and not computable for a constant', () => {
    const chance = Float64Array.from({ length: futures }, (_, future) => (future * 7919) % 1013);
    driverImportance(3, states, chance).forEach((share) => expect(share).toBeLessThan(0.05));
    expect([...driverImportance(3, states, new Float64Array(futures))]).toEqual([NaN, NaN, NaN]);
  });
});
