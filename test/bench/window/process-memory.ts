import { readFileSync } from 'node:fs';
import { processTree } from '#test/e2e/support/process-tree.ts';

/** Proportional set size in MiB: memory that n processes share counts a n-th for each of them. */
const pssOf = (id: number): number => {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/mu.exec(
      readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'),
    )?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    // Ended in between.
    return 0;
  }
};

/**
 * MiB that a process and everything it started hold together, by proportional set size, so that the
 * program's own code is not counted once a process; Linux only.
 */
export const memoryOfTree = (root: number): number =>
  [...processTree(root)].reduce((sum, id) => sum + pssOf(id), 0);
