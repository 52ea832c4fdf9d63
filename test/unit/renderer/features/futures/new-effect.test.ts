import { describe, expect, it } from 'vitest';
import {
  labelCounts,
  withExposure,
  withExposureSource,
  withHandExposure,
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

  it('start afresh with another source: nobody exposed but who is listed', () => {
    expect(withExposureSource(effect, { kind: 'attribute', code: 'type' })).toEqual({
      ...effect,
      exposureAttribute: 'type',
      exposures: [],
    });
    expect(withExposureSource(effect, { kind: 'nothing' }).defaultShare).toBe(1);
    const byMetric = withExposureSource(effect, { kind: 'metric', code: 'share' });
    expect([byMetric.exposureMetric, byMetric.exposureAttribute]).toEqual(['share', null]);
    expect('exposureMetric' in withExposureSource(byMetric, { kind: 'nothing' })).toBe(false);
  });

  it('are said by hand, changed and forgotten', () => {
    const said = withHandExposure(withHandExposure(effect, 'a', 0.2), 'a', 0.3);
    expect(said.byHand).toEqual([{ key: 'a', share: 0.3 }]);
    expect(withHandExposure(said, 'a', null)).toEqual(effect);
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
