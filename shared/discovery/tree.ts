import type { Cases } from './cases.ts';

/** A node of a classification tree over futures. */
export type TreeNode = {
  readonly futures: number;
  readonly ofInterest: number;
  /** Null for a leaf: futures with `state <= limit` go to `below`, the others to `above`. */
  readonly split: {
    readonly driver: number;
    readonly limit: number;
    readonly below: TreeNode;
    readonly above: TreeNode;
  } | null;
};

export type TreeOptions = {
  readonly deepest: number;
  /** Least share of all futures that a leaf may hold. */
  readonly leastLeaf: number;
};

export const treeDefaults: TreeOptions = { deepest: 3, leastLeaf: 0.05 };

/**
 * A shallow classification tree (L. Breiman, J. H. Friedman, R. A. Olshen, C. J. Stone, 1984), for
 * comparison with PRIM: each split lowers the Gini impurity most, halfway between two neighbouring
 * states; among equal splits the earlier driver and the lower limit win.
 */
export const growTree = (cases: Cases, options: TreeOptions = treeDefaults): TreeNode => {
  const total = cases.isOfInterest.length;
  const all = Uint32Array.from({ length: total }, (_, future) => future);
  const leastLeaf = Math.max(1, Math.ceil(options.leastLeaf * total));
  return growNode(cases, all, options.deepest, leastLeaf);
};

const growNode = (
  cases: Cases,
  inside: Uint32Array,
  depth: number,
  leastLeaf: number,
): TreeNode => {
  const { drivers, states, isOfInterest } = cases;
  const ofInterest = inside.reduce((sum, future) => sum + (isOfInterest[future] ?? 0), 0);
  const leaf: TreeNode = { futures: inside.length, ofInterest, split: null };
  const isPure = ofInterest === 0 || ofInterest === inside.length;
  const best = depth === 0 || isPure ? null : bestSplit(cases, inside, leastLeaf);
  if (best === null) {
    return leaf;
  }
  const goesBelow = (future: number): boolean =>
    (states[future * drivers + best.driver] ?? NaN) <= best.limit;
  const grow = (part: Uint32Array): TreeNode => growNode(cases, part, depth - 1, leastLeaf);
  return {
    ...leaf,
    split: {
      ...best,
      below: grow(inside.filter(goesBelow)),
      above: grow(inside.filter((future) => !goesBelow(future))),
    },
  };
};

/** Weighted impurity of two parts with so many futures and so many of interest; smaller is purer. */
const impurity = (sizes: readonly [number, number][]): number =>
  sizes.reduce((sum, [futures, found]) => sum + (2 * found * (futures - found)) / futures, 0);

const bestSplit = (
  { drivers, states, isOfInterest }: Cases,
  inside: Uint32Array,
  leastLeaf: number,
): { readonly driver: number; readonly limit: number } | null => {
  const total = inside.length;
  const found = inside.reduce((sum, future) => sum + (isOfInterest[future] ?? 0), 0);
  let best: { readonly driver: number; readonly limit: number } | null = null;
  let least = impurity([[total, found]]) - 1e-12;
  for (let driver = 0; driver < drivers; driver += 1) {
    const stateOf = (future: number): number => states[future * drivers + driver] ?? NaN;
    const order = inside.slice().sort((one, other) => stateOf(one) - stateOf(other));
    let below = 0;
    for (let size = 1; size < total; size += 1) {
      const [last = 0, next = 0] = [order[size - 1], order[size]];
      below += isOfInterest[last] ?? 0;
      const isAllowed = size >= leastLeaf && total - size >= leastLeaf;
      if (!isAllowed || stateOf(last) === stateOf(next)) {
        continue;
      }
      const now = impurity([
        [size, below],
        [total - size, found - below],
      ]);
      if (now < least) {
        least = now - 1e-12;
        best = { driver, limit: (stateOf(last) + stateOf(next)) / 2 };
      }
    }
  }
  return best;
};
