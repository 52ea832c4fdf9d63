import { readdirSync, readFileSync } from 'node:fs';

const parentOf = (id: string): number => {
  try {
    return Number(/\) \S (\d+)/u.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1]);
  } catch {
    // The process has ended in between.
    return NaN;
  }
};

/** The process and everything that it started; Linux only. */
export const processTree = (root: number): ReadonlySet<number> => {
  const parentById = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const [id, parent] of parentById) {
      if (tree.has(parent)) {
        tree.add(id);
      }
    }
  }
  return tree;
};
