import { describe, expect, it } from 'vitest';
import {
  labelCounts,
  withExposure,
  withExposureAttribute,
} from '#renderer/features/futures/effects/new-effect.ts';
import type { Effect } from '#shared/model/futures.ts';
import type { DriverId, EffectId } from '#shared/model/ids.ts';

const effect: Effect = {
  id: 'e' as EffectId,
  driverId: 'd' as DriverId,
  metricCode: 'revenue',
  kind: 'multiply',
  size: 0.01,
  exposureAttribute: 'region',
  exposures: [{ label: 'North', share: 1 }],
  defaultShare: 0,
  reason: '',
};

describe('the exposures of an effect', () => {
  it('list a label, change it in place and take it off again', () => {
    const added = withExposure(effect, 'South', 0.5);
    expect(added.exposures).toEqual([
      { label: 'North', share: 1 },
      { label: 'South', share: 0.5 },
    ]);
    expect(withExposure(added, 'North', 7).exposures[0]).toEqual({ label: 'North', share: 1 });
    expect(withExposure(added, 'North', null).exposures).toEqual([{ label: 'South', share: 0.5 }]);
  });

  it('start afresh with another attribute: nobody exposed but who is listed', () => {
    expect(withExposureAttribute(effect, 'type')).toEqual({
      ...effect,
      exposureAttribute: 'type',
      exposures: [],
    });
    expect(withExposureAttribute(effect, null).defaultShare).toBe(1);
  });
});

describe('the labels of an attribute', () => {
  it('come with their partners, most frequent first', () => {
    const snapshot = {
      partnerKeys: ['a', 'b', 'c', 'd'],
      partnerNames: ['a', 'b', 'c', 'd'],
      attributes: [
        {
          code: 'region',
          name: 'Region',
          role: 'attribute' as const,
          labels: ['', 'North', 'South', 'East'],
          codes: Uint32Array.of(1, 2, 2, 3),
        },
      ],
      metrics: [],
    };
    expect(labelCounts(snapshot, 'region')).toEqual([
      { label: 'South', partners: 2 },
      { label: 'East', partners: 1 },
      { label: 'North', partners: 1 },
    ]);
    expect(labelCounts(snapshot, null)).toEqual([]);
  });
});
