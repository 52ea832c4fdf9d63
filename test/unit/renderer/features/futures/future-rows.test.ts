import { describe, expect, it } from 'vitest';
import { futureRow, shownRows } from '#renderer/features/futures/result/future-rows.ts';
import type { FutureResult } from '#shared/scenario/compare-scenario.ts';
import { compareTiers } from '#shared/scoring/movement.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const future = (tiers: readonly number[]): FutureResult => ({
  scores: Float64Array.from(tiers, (tier) => (tier === noTier ? Number.NaN : 80 - tier * 30)),
  coverage: new Float64Array(tiers.length).fill(1),
  tiers: Uint8Array.from(tiers),
  ranks: Uint32Array.from(tiers, (_, row) => row + 1),
  order: new Uint32Array(tiers.length),
  counts: { byTier: [], without: 0 },
});

const today = future([0, 1, 1, noTier]);
const tiers = [{}, {}, {}];

describe('a partner now and then', () => {
  const then = future([1, 1, 0, noTier]);
  const comparison = { now: today, then, movement: compareTiers(today.tiers, then.tiers, tiers) };
  const snapshot = {
    partnerKeys: ['k0', 'k1', 'k2', 'k3'],
    partnerNames: ['Alba', 'Brio', 'Ceres', 'Dione'],
    attributes: [],
    metrics: [],
  };

  it('has both scores, the change and its direction', () => {
    expect(futureRow(snapshot, comparison, 0, tiers)).toEqual({
      key: 'k0',
      name: 'Alba',
      rankNow: 1,
      rankThen: 1,
      scoreNow: 80,
      scoreThen: 50,
      change: -30,
      tierNow: 0,
      tierThen: 1,
      direction: 'down',
    });
  });

  it('has no change where a score is missing', () => {
    const { scoreNow, change, direction } = futureRow(snapshot, comparison, 3, tiers);
    expect([scoreNow, change, direction]).toEqual([null, null, 'same']);
  });

  it('is shown among the differences only when the tier changes', () => {
    expect(shownRows(comparison, true)).toEqual([0, 2]);
    expect(shownRows(comparison, false)).toEqual([0, 1, 2, 3]);
  });
});
