import type { Effect } from '../model/futures.ts';
import { sensitiveId } from '../model/sensitivity.ts';
import type { AttributeColumn, MetricColumn, Snapshot } from '../model/snapshot.ts';
import { finderOf, holdsFor } from '../scoring/gates.ts';
import { findMetric } from '../scoring/criteria.ts';

/** Where a partner's exposure to an effect comes from, in the order in which it is looked for. */
export type ExposureOrigin = 'byHand' | 'rule' | 'metric' | 'attribute' | 'default';

/** What says an exposure, in words. */
export const originWords: Readonly<Record<ExposureOrigin, string>> = {
  byHand: 'by hand',
  rule: 'rule',
  metric: 'metric',
  attribute: 'attribute',
  default: 'default',
};

export type Exposure = {
  readonly share: number;
  readonly origin: ExposureOrigin;
  /** Which rule says it, from 0; absent where it is none. */
  readonly rule?: number;
};

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

/** Rules that can be asked row by row; absence is as each condition says. */
const rulesOf = (
  { exposureRules = [] }: Pick<Effect, 'exposureRules'>,
  snapshot: Snapshot,
): readonly { readonly share: number; readonly fits: (row: number) => boolean }[] =>
  exposureRules.map(({ conditions, share }) => {
    const asked = conditions.map((condition) => ({
      condition,
      find: finderOf(condition, snapshot),
    }));
    return {
      share,
      fits: (row) => asked.every(({ condition, find }) => holdsFor(condition, find(row))),
    };
  });

/**
 * The exposures to an effect: what was said by hand, else by the first rule that fits, else by the metric that
 * is the exposure, else by the partner's label, else the default. An attribute or metric that nobody delivers leaves the default.
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
  const rules = rulesOf(effect, snapshot);

  const of = (row: number): Exposure => {
    const said =
      shareByKey.size === 0 ? undefined : shareByKey.get(snapshot.partnerKeys[row] ?? '');
    if (said !== undefined) {
      return { share: said, origin: 'byHand' };
    }
    const rule = rules.findIndex(({ fits }) => fits(row));
    if (rule !== -1) {
      return { share: rules[rule]?.share ?? 0, origin: 'rule', rule };
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
  const isByLabel = attribute !== undefined && shareByKey.size === 0 && rules.length === 0;
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
  (effect.exposureRules ?? []).length === 0 &&
  (effect.exposureMetric === undefined
    ? !snapshot.attributes.some(({ code }) => code === effect.exposureAttribute)
    : findMetric(snapshot, effect.exposureMetric) === undefined);

/** Ids of what an effect's exposures are read from, which may be sensitive. */
export const exposureSubjects = ({
  exposureMetric,
  exposureAttribute,
  exposureRules = [],
}: Pick<Effect, 'exposureMetric' | 'exposureAttribute' | 'exposureRules'>): readonly string[] => {
  const metric = (code: string): string => sensitiveId({ kind: 'metric', source: '', code });
  const attribute = (code: string): string => sensitiveId({ kind: 'attribute', source: '', code });
  return [
    ...(exposureMetric === undefined ? [] : [metric(exposureMetric)]),
    ...(exposureAttribute === null ? [] : [attribute(exposureAttribute)]),
    ...exposureRules.flatMap(({ conditions }) =>
      conditions.map((each) =>
        each.kind === 'metric' ? metric(each.metricCode) : attribute(each.attributeCode),
      ),
    ),
  ];
};
