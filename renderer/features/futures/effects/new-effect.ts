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

/** Another attribute for the exposure: its labels start unlisted, at the default. */
export const withExposureAttribute = (effect: Effect, code: string | null): Effect => ({
  ...effect,
  exposureAttribute: code,
  exposures: [],
  defaultShare: code === null ? 1 : 0,
});

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
