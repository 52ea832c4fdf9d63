import { cellStatus } from '../../model/cell-status.ts';
import type { PeerSet } from '../../model/reference-rule.ts';
import type { MetricColumn } from '../../model/snapshot.ts';
import { statisticsOf, type ReferenceStatistics } from '../reference-statistics.ts';
import { measureByAll, noFills, type References, type Yardstick } from '../yardstick.ts';
import { groupLabel, type PeerLevel } from './peer-levels.ts';

/** Partners of each group of a level that have a number. */
const countObserved = ({ groupOf, labels }: PeerLevel, { status }: MetricColumn): Uint32Array => {
  const counts = new Uint32Array(labels.length);
  for (let row = 0; row < groupOf.length; row += 1) {
    if (status[row] === cellStatus.value) {
      const group = groupOf[row] ?? 0;
      counts[group] = (counts[group] ?? 0) + 1;
    }
  }
  return counts;
};

/** How much of a group of `count` counts: n/(n + κ). */
export const trustIn = (count: number, shrinkage: number): number => count / (count + shrinkage);

/**
 * Measures each partner against the narrowest group of enough partners that it belongs to, all partners
 * where there is none. A group keeps all its members, those included who are measured by a narrower one.
 * Mean, variance and range are drawn towards all partners by n/(n + κ), percentile ranks alike. `levels`
 * as `peerLevels` gives them. Null where nobody has a number.
 */
export const peerReferences = (
  metric: MetricColumn,
  levels: readonly PeerLevel[],
  { minimum, shrinkage }: PeerSet,
  whole: ReferenceStatistics,
): References => {
  const rows = metric.values.length;
  const of = new Uint32Array(rows);
  const yardsticks: Yardstick[] = [measureByAll(whole)];
  const isPlaced = new Uint8Array(rows);
  for (const level of levels) {
    const counts = countObserved(level, metric);
    const { members } = level;
    // Yardstick of each group; 0 until a partner needs it.
    const made = new Uint32Array(counts.length);
    for (let row = 0; row < rows; row += 1) {
      const group = level.groupOf[row] ?? 0;
      if (isPlaced[row] === 1 || group === 0 || (counts[group] ?? 0) < minimum) {
        continue;
      }
      if (made[group] === 0) {
        const own = statisticsOf(
          metric,
          members.rows.subarray(members.starts[group], members.starts[group + 1]),
        );
        if (own === null) {
          continue;
        }
        const labels = level.labels[group] ?? [];
        made[group] = yardsticks.length;
        yardsticks.push({
          label: groupLabel(level.attributes, labels),
          labels,
          own,
          whole,
          trust: trustIn(own.count, shrinkage),
        });
      }
      of[row] = made[group] ?? 0;
      isPlaced[row] = 1;
    }
  }
  return yardsticks.length === 1
    ? { yardsticks, of: null, fills: noFills }
    : { yardsticks, of, fills: noFills };
};
