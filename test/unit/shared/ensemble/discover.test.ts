import { describe, expect, it } from 'vitest';
import { drawEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { discover } from '#shared/ensemble/run/discover.ts';
import { usualEnsemble } from '#shared/model/ensemble.ts';
import { noFutures, type Driver } from '#shared/model/futures.ts';
import type { DriverId } from '#shared/model/ids.ts';

const drivers: readonly Driver[] = ['Cloud', 'Margin', 'Noise'].map((name) => ({
  ...{ id: name as DriverId, name, theme: 'market', unit: '%' },
  ...{ baseline: 50, low: 0, high: 100, shape: 'uniform' },
}));

describe('a discovery', () => {
  const design = drawEnsemble({ ...noFutures, drivers }, { ...usualEnsemble, futures: 2000 });
  const flags = (isMet: (cloud: number, margin: number) => boolean): Uint8Array =>
    Uint8Array.from({ length: 2000 }, (_, future) =>
      Number(isMet(design.states[future * 3] ?? 0, design.states[future * 3 + 1] ?? 0)),
    );

  it('finds a corner that was planted, and says it in a sentence', () => {
    const isBroken = flags((cloud, margin) => cloud > 62 && margin < 40);
    const found = discover(design, isBroken, Float64Array.from(isBroken), 'Tier 1 breaks');
    expect(found.sentence).toMatch(
      /^Tier 1 breaks when Cloud above 6[012]\S* % and Margin below (39|40|41)\S* %: (9\d|100) % of the failures, (9\d|100) % pure\.$/u,
    );
    const [cloud = 0, margin = 0, noise = 1] = found.importance;
    expect([cloud > 0.1, margin > 0.1, noise < 0.02]).toEqual([true, true, true]);
    expect(found.tree?.split).not.toBeNull();
    const trajectory = found.conditions?.trajectory ?? [];
    expect(trajectory[0]).toMatchObject({ limits: [], coverage: 1, mass: 1, restricted: 0 });
    expect(trajectory[found.conditions?.chosen ?? -1]?.limits).toEqual(found.conditions?.limits);
  });

  it('says so where it never or always breaks', () => {
    const never = discover(
      design,
      flags(() => false),
      new Float64Array(2000),
      'It breaks',
    );
    expect([never.sentence, never.tree, never.conditions]).toEqual([
      'It breaks in none of the futures.',
      null,
      null,
    ]);
    const always = discover(
      design,
      flags(() => true),
      new Float64Array(2000).fill(1),
      'It breaks',
    );
    expect([always.sentence, always.tree]).toEqual([
      'It breaks in 100 % of the futures, and no driver tells which.',
      null,
    ]);
  });
});
