import { mostFrozenGroups } from '../../model/defaults.ts';
import type {
  FrozenReference,
  FrozenStatistics,
  ReferenceSet,
} from '../../model/reference-rule.ts';
import { quantileOfSorted } from '../../statistics/quantile.ts';
import type { ReferenceStatistics } from '../reference-statistics.ts';
import { measureByAll, noFills, spreadOf, type References, type Yardstick } from '../yardstick.ts';
import { groupLabel, type PeerLevel } from './peer-levels.ts';
import { trustIn } from './peer-references.ts';

/** Numbers that are kept of more than there are: every half of a hundredth. */
const keptQuantiles = 201;

const keep = ({ count, lower, upper, mean, squares, sorted }: ReferenceStatistics) => {
  const all = Float64Array.from(sorted);
  const kept =
    all.length <= keptQuantiles
      ? [...all]
      : Array.from({ length: keptQuantiles }, (_, place) =>
          quantileOfSorted(all, place / (keptQuantiles - 1)),
        );
  return { count, lower, upper, mean, squares, sorted: kept } satisfies FrozenStatistics;
};

/**
 * The references of a criterion as they are, to be kept. Null where nobody has a number, or where there
 * are more than `mostFrozenGroups` groups. Where more than 201 partners have a number a percentile rank
 * is interpolated between quantiles afterwards.
 */
export const freezeReferences = (
  { yardsticks }: References,
  by: ReferenceSet,
  on: string,
): FrozenReference | null => {
  const [whole, ...groups] = yardsticks;
  return whole === undefined || groups.length > mostFrozenGroups
    ? null
    : {
        kind: 'frozen',
        on,
        by,
        whole: keep(whole.own),
        groups: groups.map(({ labels, own }) => ({ labels, statistics: keep(own) })),
      };
};

/**
 * Measures partners by kept figures: those of the narrowest kept group that a partner belongs to today,
 * else of all. `levels` as `peerLevels` gives them for the attributes that were frozen.
 */
export const frozenReferences = (
  { by, whole, groups }: FrozenReference,
  levels: readonly PeerLevel[],
  rows: number,
): References => {
  const yardsticks: Yardstick[] = [measureByAll(whole)];
  if (by.kind === 'all' || groups.length === 0) {
    return { yardsticks, of: null, fills: noFills };
  }
  const keyOf = (labels: readonly string[]): string => JSON.stringify(labels);
  const placeOf = new Map<string, number>();
  const attributes = levels[0]?.attributes ?? [];
  for (const { labels, statistics } of groups) {
    placeOf.set(keyOf(labels), yardsticks.length);
    yardsticks.push({
      label: groupLabel(attributes, labels),
      labels,
      own: statistics,
      whole,
      trust: trustIn(statistics.count, by.shrinkage),
    });
  }
  const of = new Uint32Array(rows);
  for (const level of levels) {
    const places = level.labels.map((labels) => placeOf.get(keyOf(labels)) ?? 0);
    level.groupOf.forEach((group, row) => {
      if (of[row] === 0) {
        of[row] = places[group] ?? 0;
      }
    });
  }
  return { yardsticks, of, fills: noFills };
};

/** How far the partners of today have moved from kept figures. */
export type ReferenceDrift = {
  /** Partners with a number then and now. */
  readonly before: number;
  readonly now: number;
  /** The mean of now minus the kept one, in kept standard deviations (ddof 1); null where those are 0. */
  readonly shift: number | null;
  /** Partners whose number lies beyond the kept range. */
  readonly beyond: number;
};

/** The drift of all partners from `kept`; `today` as `statisticsOf` gives it. */
export const driftFrom = (kept: FrozenStatistics, today: ReferenceStatistics): ReferenceDrift => {
  const { deviation } = spreadOf(measureByAll(kept), 1);
  let beyond = 0;
  for (const raw of Array.from(today.sorted)) {
    beyond += Number(raw < kept.lower || raw > kept.upper);
  }
  return {
    before: kept.count,
    now: today.count,
    shift: deviation > 0 ? (today.mean - kept.mean) / deviation : null,
    beyond,
  };
};
