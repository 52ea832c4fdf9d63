import type { Signpost, Watch } from '../model/signpost.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { findMetric } from '../scoring/criteria.ts';
import { compensatedSum } from '../statistics/compensated-sum.ts';
import { quantile } from '../statistics/quantile.ts';

/** What was seen on an ISO day; null where there was nothing to see. */
export type Observation = { readonly day: string; readonly value: number | null };

/** An observation with whether it meets the threshold. */
export type Judged = Observation & { readonly isMet: boolean };

export type SignpostHistory = {
  readonly signpostId: Signpost['id'];
  /** Oldest first. */
  readonly observations: readonly Judged[];
  /** Days on which it would have tripped: the window is full for the first time since it was not. */
  readonly trips: readonly string[];
  /** Whether it trips by the last observation. */
  readonly isTripping: boolean;
};

/** The number that a watched metric comes to on one day; null where nobody has a number. */
export const summarise = (
  watch: Extract<Watch, { kind: 'metric' }>,
  snapshot: Snapshot,
): number | null => {
  const metric = findMetric(snapshot, watch.metricCode);
  if (metric === undefined) {
    return null;
  }
  const { partnerKey, summary } = watch;
  if (partnerKey !== undefined) {
    const value = metric.values[snapshot.partnerKeys.indexOf(partnerKey)] ?? NaN;
    return Number.isNaN(value) ? null : value;
  }
  const known = metric.values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) {
    return null;
  }
  switch (summary) {
    case 'sum':
      return compensatedSum(known);
    case 'mean':
      return compensatedSum(known) / known.length;
    case 'median':
      return quantile(known, 0.5);
    case 'least':
      return known.reduce((a, b) => Math.min(a, b));
    case 'greatest':
      return known.reduce((a, b) => Math.max(a, b));
  }
};

const meets = ({ comparison, threshold }: Signpost, value: number | null): boolean =>
  value !== null && (comparison === 'atLeast' ? value >= threshold : value <= threshold);

/**
 * Holds a signpost against what was seen, in any order of days: it trips on the day on which the last `window`
 * observations all meet the threshold, and again only after one did not. A day with nothing to see breaks the row.
 */
export const judgeSignpost = (
  signpost: Signpost,
  observations: readonly Observation[],
): SignpostHistory => {
  const inOrder = observations.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const trips: string[] = [];
  let row = 0;
  const judged = inOrder.map(({ day, value }): Judged => {
    const isMet = meets(signpost, value);
    row = isMet ? row + 1 : 0;
    if (row === signpost.window) trips.push(day);
    return { day, value, isMet };
  });
  return {
    signpostId: signpost.id,
    observations: judged,
    trips,
    isTripping: row >= signpost.window,
  };
};

/** What was written down of a driver. */
export const readingsOf = (watch: Extract<Watch, { kind: 'driver' }>): readonly Observation[] =>
  watch.readings.map(({ day, value }) => ({ day, value }));
