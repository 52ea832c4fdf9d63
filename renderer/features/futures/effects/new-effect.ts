import type { Driver, Effect } from '#shared/model/futures.ts';
import type { EffectId } from '#shared/model/ids.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

/** An effect to start from: the first metric, relative, everybody fully exposed, no size yet. */
export const newEffect = (id: string, driver: Driver, snapshot: Snapshot): Effect => ({
  id: id as EffectId,
  driverId: driver.id,
  metricCode: snapshot.metrics[0]?.code ?? '',
  kind: 'multiply',
  size: 0,
  exposureAttribute: null,
  exposures: [],
  defaultShare: 1,
  reason: '',
});

/** Where an exposure is read from: nothing, an attribute or a metric, by its code. */
export type ExposureSource =
  | { readonly kind: 'nothing' | 'rules' }
  | { readonly kind: 'attribute' | 'metric'; readonly code: string };

/** The effect without what may be left out. */
export const without = (
  effect: Effect,
  part: 'cap' | 'lagMonths' | 'exposureMetric' | 'exposureRules' | 'byHand',
): Effect =>
  // Everything that must be there stays.
  Object.fromEntries(Object.entries(effect).filter(([name]) => name !== part)) as Effect;

/** Another source of the exposure: labels start unlisted, at the default; what is said by hand stays. */
export const withExposureSource = (effect: Effect, source: ExposureSource): Effect => {
  return {
    ...without(without(effect, 'exposureMetric'), 'exposureRules'),
    exposureAttribute: source.kind === 'attribute' ? source.code : null,
    exposures: [],
    defaultShare: source.kind === 'nothing' ? 1 : 0,
    ...(source.kind === 'metric' ? { exposureMetric: source.code } : {}),
    ...(source.kind === 'rules' ? { exposureRules: [{ conditions: [], share: 0.5 }] } : {}),
  };
};

/** Says a partner's exposure by hand; null forgets it. */
export const withHandExposure = (effect: Effect, key: string, share: number | null): Effect => {
  const rest = without(effect, 'byHand');
  const others = (effect.byHand ?? []).filter((each) => each.key !== key);
  const next = share === null ? others : [...others, { key, share }];
  return next.length === 0 ? rest : { ...rest, byHand: next };
};

/** Lists a label with its share; null takes it off the list, back to the default. */
export const withExposure = (effect: Effect, label: string, share: number | null): Effect => {
  const others = effect.exposures.filter((exposure) => exposure.label !== label);
  if (share === null) return { ...effect, exposures: others };
  const inRange = Math.min(1, Math.max(0, share));
  return {
    ...effect,
    exposures: effect.exposures.some((exposure) => exposure.label === label)
      ? effect.exposures.map((exposure) =>
          exposure.label === label ? { ...exposure, share: inRange } : exposure,
        )
      : [...others, { label, share: inRange }],
  };
};

/** How many partners hold each label of an attribute, most frequent first; '' is left out at 0. */
export const labelCounts = (
  snapshot: Snapshot,
  code: string | null,
): readonly { readonly label: string; readonly partners: number }[] => {
  const attribute = snapshot.attributes.find((each) => each.code === code);
  if (attribute === undefined) return [];
  const counts = new Uint32Array(attribute.labels.length);
  for (const label of attribute.codes) counts[label] = (counts[label] ?? 0) + 1;
  return attribute.labels
    .map((label, index) => ({ label, partners: counts[index] ?? 0 }))
    .filter(({ partners }) => partners > 0)
    .sort((one, other) => other.partners - one.partners || (one.label < other.label ? -1 : 1));
};

/** Name of the attribute or metric that the exposure is read from; null for none. */
export const sourceName = (
  { exposureAttribute, exposureMetric }: Pick<Effect, 'exposureAttribute' | 'exposureMetric'>,
  { attributes, metrics }: Snapshot,
): string | null =>
  exposureMetric === undefined
    ? (attributes.find(({ code }) => code === exposureAttribute)?.name ?? exposureAttribute)
    : (metrics.find(({ code }) => code === exposureMetric)?.name ?? exposureMetric);
