import { cellStatus } from '../../model/cell-status.ts';
import type { MetricColumn } from '../../model/snapshot.ts';
import { lazily } from '../../lazily.ts';
import { rowsByNumber } from '../judge/order-rows.ts';
import { statisticsOf, type ReferenceStatistics } from '../reference-statistics.ts';
import type { PeerLevel } from './peer-levels.ts';

/** The statistics of a metric in every group of a level. */
export type LevelStatistics = {
  /** Partners of each group that have a number. */
  readonly counts: Uint32Array;
  /** The same to the bit as `statisticsOf` the rows of a group; null where nobody has a number. */
  readonly of: (group: number) => ReferenceStatistics | null;
};

/** A compensated sum (Neumaier) of each group, of what `termOf` makes of its numbers in the order of rows. */
const sumsBy = (
  { groupOf }: PeerLevel,
  { values, status }: MetricColumn,
  groups: number,
  centres: Float64Array | null,
): Float64Array => {
  const sums = new Float64Array(groups);
  const lost = new Float64Array(groups);
  for (let row = 0; row < groupOf.length; row += 1) {
    if (status[row] !== cellStatus.value) continue;
    const group = groupOf[row] ?? 0;
    const raw = values[row] ?? NaN;
    const away = centres === null ? 0 : raw - (centres[group] ?? NaN);
    const term = centres === null ? raw : away * away;
    const sum = sums[group] ?? 0;
    const next = sum + term;
    lost[group] =
      (lost[group] ?? 0) +
      (Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum);
    sums[group] = next;
  }
  return sums.map((sum, group) => sum + (lost[group] ?? 0));
};

/**
 * All groups of a level at once: a pass over the partners for their ranges, and one more where somebody asks
 * for means, squares or order. Group by group each would look up its members all over the column.
 */
export const levelStatistics = (metric: MetricColumn, level: PeerLevel): LevelStatistics => {
  const { groupOf, labels, members } = level;
  const { values, status } = metric;
  const groups = labels.length;
  const counts = new Uint32Array(groups);
  const lowers = new Float64Array(groups).fill(Infinity);
  const uppers = new Float64Array(groups).fill(-Infinity);
  for (let row = 0; row < groupOf.length; row += 1) {
    if (status[row] !== cellStatus.value) continue;
    const group = groupOf[row] ?? 0;
    const value = values[row] ?? NaN;
    counts[group] = (counts[group] ?? 0) + 1;
    if (value < (lowers[group] ?? 0)) lowers[group] = value;
    if (value > (uppers[group] ?? 0)) uppers[group] = value;
  }
  const means = lazily(() =>
    sumsBy(level, metric, groups, null).map((sum, group) => sum / (counts[group] ?? 0)),
  );
  const squares = lazily(() => sumsBy(level, metric, groups, means()));
  /** The numbers of each group rising, one group after the other. */
  const ordered = lazily(() => {
    const starts = new Uint32Array(groups + 1);
    counts.forEach((count, group) => {
      starts[group + 1] = (starts[group] ?? 0) + count;
    });
    const next = starts.slice();
    const rows = rowsByNumber(metric);
    const numbers = new Float64Array(starts[groups] ?? 0);
    for (const row of rows) {
      const group = groupOf[row] ?? 0;
      const at = next[group] ?? 0;
      numbers[at] = values[row] ?? NaN;
      next[group] = at + 1;
    }
    return { starts, numbers, isWhole: rows.length === numbers.length };
  });
  const sortedOf = (group: number): ArrayLike<number> => {
    const { starts, numbers, isWhole } = ordered();
    // What is observed and no number takes part in no order of numbers.
    if (!isWhole) return statisticsOf(metric, membersOf(members, group))?.sorted ?? [];
    return numbers.subarray(starts[group], starts[group + 1]);
  };
  return {
    counts,
    of: (group) => {
      const count = counts[group] ?? 0;
      if (count === 0) return null;
      return {
        lower: lowers[group] ?? NaN,
        upper: uppers[group] ?? NaN,
        count,
        get sorted() {
          return sortedOf(group);
        },
        get mean() {
          return means()[group] ?? NaN;
        },
        get squares() {
          return squares()[group] ?? NaN;
        },
      };
    },
  };
};

const membersOf = ({ rows, starts }: PeerLevel['members'], group: number): Uint32Array =>
  rows.subarray(starts[group], starts[group + 1]);
