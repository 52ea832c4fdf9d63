import type { MetricChange, TierMove, ValueMove } from '../model/run-changes.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';

/** A portfolio at one moment: what is known of partners, and the name of each one's tier. */
export type Portfolio = {
  readonly snapshot: Snapshot;
  /** By row of the snapshot; empty for none. */
  readonly tierNames: readonly string[];
};

const mostMoves = 20;
const mostTierMoves = 200;

/** Rows of the same partner before and now; both snapshots are sorted by key. */
const pairRows = (before: Snapshot, now: Snapshot): readonly (readonly [number, number])[] => {
  const pairs: [number, number][] = [];
  let row = 0;
  now.partnerKeys.forEach((key, rowNow) => {
    while ((before.partnerKeys[row] ?? key) < key) {
      row += 1;
    }
    if (before.partnerKeys[row] === key) {
      pairs.push([row, rowNow]);
    }
  });
  return pairs;
};

/** Change for the size of what was; a value that was 0 has changed beyond all measure. */
const relativeChange = (before: number, after: number): number =>
  before === after ? 0 : Math.abs(after - before) / Math.abs(before);

const compareMetric = (
  before: MetricColumn | undefined,
  now: MetricColumn,
  { partnerKeys, partnerNames }: Snapshot,
  pairs: readonly (readonly [number, number])[],
  threshold: number,
): MetricChange => {
  const moves: (ValueMove & { readonly size: number })[] = [];
  const paired = new Set<number>();
  let appeared = 0;
  let lost = 0;
  let moved = 0;
  for (const [row, rowNow] of pairs) {
    paired.add(rowNow);
    const old = before?.values[row] ?? NaN;
    const value = now.values[rowNow] ?? NaN;
    appeared += Number.isNaN(old) && !Number.isNaN(value) ? 1 : 0;
    lost += !Number.isNaN(old) && Number.isNaN(value) ? 1 : 0;
    const size = relativeChange(old, value);
    if (size > threshold) {
      moved += 1;
      const key = partnerKeys[rowNow] ?? '';
      moves.push({ key, name: partnerNames[rowNow] ?? key, before: old, after: value, size });
    }
  }
  now.values.forEach((value, row) => {
    appeared += !paired.has(row) && !Number.isNaN(value) ? 1 : 0;
  });
  moves.sort((left, right) =>
    left.size === right.size ? (left.key < right.key ? -1 : 1) : left.size < right.size ? 1 : -1,
  );
  return {
    code: now.code,
    name: now.name,
    unit: now.unit,
    decimals: now.decimals,
    moved,
    appeared,
    lost,
    largest: moves
      .slice(0, mostMoves)
      .map(({ key, name, before: was, after }) => ({ key, name, before: was, after })),
  };
};

/** Metrics of which anything changed. A value has moved when it differs by more than `threshold`. */
export const compareMetrics = (
  before: Snapshot,
  now: Snapshot,
  threshold: number,
): readonly MetricChange[] => {
  const pairs = pairRows(before, now);
  return now.metrics
    .map((metric) =>
      compareMetric(
        before.metrics.find(({ code }) => code === metric.code),
        metric,
        now,
        pairs,
        threshold,
      ),
    )
    .filter(({ moved, appeared, lost }) => moved + appeared + lost > 0);
};

/** Partners known before and now whose tier is another, in the order of keys. */
export const compareTierNames = (
  before: Portfolio,
  now: Portfolio,
): { readonly count: number; readonly moves: readonly TierMove[] } => {
  const moves = pairRows(before.snapshot, now.snapshot).flatMap(
    ([row, rowNow]): readonly TierMove[] => {
      const from = before.tierNames[row] ?? '';
      const to = now.tierNames[rowNow] ?? '';
      const key = now.snapshot.partnerKeys[rowNow] ?? '';
      const name = now.snapshot.partnerNames[rowNow] ?? key;
      return from === to ? [] : [{ key, name, from, to }];
    },
  );
  return { count: moves.length, moves: moves.slice(0, mostTierMoves) };
};
