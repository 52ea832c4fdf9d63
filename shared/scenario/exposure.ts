import type { Effect } from '../model/futures.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '../model/snapshot.ts';
import { findMetric } from '../scoring/criteria.ts';

/** Where a partner's exposure to an effect comes from, in the order in which it is looked for. */
export type ExposureOrigin = 'byHand' | 'metric' | 'attribute' | 'default';

/** What says an exposure, in words. */
export const originWords: Readonly<Record<ExposureOrigin, string>> = {
  byHand: 'by hand',
  metric: 'metric',
  attribute: 'attribute',
  default: 'default',
};

export type Exposure = { readonly share: number; readonly origin: ExposureOrigin };

/** How strongly each partner hangs on one effect. */
export type Exposures = {
  readonly of: (row: number) => Exposure;
  /** Equal for rows that the rule cannot tell apart. */
  readonly keyOf: (row: number) => string | number;
  /** Partners whose metric says more than the whole, or less than nothing: they count as 1 or 0. */
  readonly beyond: () => readonly number[];
};

/** A number of a metric in percent is a hundredth of what it says; any other is a share as it stands. */
const shareIn = ({ unit }: MetricColumn): number => (unit.trim() === '%' ? 0.01 : 1);

const drawn = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * The exposures to an effect: what was said by hand, else by the metric that is the exposure, else by the
 * partner's label, else the default. An attribute or metric that nobody delivers leaves the default.
 */
export const exposuresOf = (effect: Effect, snapshot: Snapshot): Exposures => {
  const { exposureAttribute, exposureMetric, exposures, defaultShare } = effect;
  const shareByKey = new Map(effect.byHand?.map(({ key, share }) => [key, share]));
  const metric = exposureMetric === undefined ? undefined : findMetric(snapshot, exposureMetric);
  const attribute: AttributeColumn | undefined =
    exposureMetric === undefined
      ? snapshot.attributes.find(({ code }) => code === exposureAttribute)
      : undefined;
  const shareByLabel = attribute?.labels.map(
    (label) => exposures.findLast((exposure) => exposure.label === label)?.share,
  );
  const unit = metric === undefined ? 1 : shareIn(metric);

  const of = (row: number): Exposure => {
    const said =
      shareByKey.size === 0 ? undefined : shareByKey.get(snapshot.partnerKeys[row] ?? '');
    if (said !== undefined) {
      return { share: said, origin: 'byHand' };
    }
    const value = metric?.values[row] ?? NaN;
    if (value === value) {
      return { share: drawn(value * unit), origin: 'metric' };
    }
    const listed = attribute === undefined ? undefined : shareByLabel?.[attribute.codes[row] ?? 0];
    return listed === undefined
      ? { share: defaultShare, origin: 'default' }
      : { share: listed, origin: 'attribute' };
  };
  const isByLabel = attribute !== undefined && shareByKey.size === 0;
  return {
    of,
    keyOf: isByLabel ? (row) => attribute.codes[row] ?? 0 : (row) => of(row).share,
    beyond: () =>
      metric === undefined
        ? []
        : [...metric.values.keys()].filter((row) => {
            const share = (metric.values[row] ?? NaN) * unit;
            return share > 1 + 1e-9 || share < -1e-9;
          }),
  };
};

/** Whether every partner is exposed alike, whoever it is. */
export const isSameForAll = (effect: Effect, snapshot: Snapshot): boolean =>
  (effect.byHand ?? []).length === 0 &&
  (effect.exposureMetric === undefined
    ? !snapshot.attributes.some(({ code }) => code === effect.exposureAttribute)
    : findMetric(snapshot, effect.exposureMetric) === undefined);
