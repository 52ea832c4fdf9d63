import type { PeerSet } from '../../model/reference-rule.ts';
import type { MetricColumn } from '../../model/snapshot.ts';
import type { ReferenceStatistics } from '../reference-statistics.ts';
import { measureByAll, noFills, type References, type Yardstick } from '../yardstick.ts';
import { levelStatistics } from './level-statistics.ts';
import type { PeerLevel } from './peer-levels.ts';

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
  let unplaced = rows;
  for (const level of levels) {
    if (unplaced === 0) break;
    const { counts, of: statisticsIn } = levelStatistics(metric, level);
    // Yardstick of each group; 0 until a partner needs it.
    const made = new Uint32Array(counts.length);
    for (let row = 0; row < rows; row += 1) {
      const group = level.groupOf[row] ?? 0;
      if (isPlaced[row] === 1 || group === 0 || (counts[group] ?? 0) < minimum) {
        continue;
      }
      if (made[group] === 0) {
        const own = statisticsIn(group);
        if (own === null) {
          continue;
        }
        made[group] = yardsticks.length;
        yardsticks.push({
          label: level.names[group] ?? '',
          labels: level.labels[group] ?? [],
          own,
          whole,
          trust: trustIn(own.count, shrinkage),
        });
      }
      of[row] = made[group] ?? 0;
      isPlaced[row] = 1;
      unplaced -= 1;
    }
  }
  return yardsticks.length === 1
    ? { yardsticks, of: null, fills: noFills }
    : { yardsticks, of, fills: noFills };
};
