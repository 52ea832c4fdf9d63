import { describe, expect, it } from 'vitest';
import type { EnsembleDesign } from '#shared/ensemble/design.ts';
import {
  breakingConditions,
  conditionsSentence,
} from '#shared/ensemble/run/breaking-conditions.ts';
import {
  groupOf,
  groupRules,
  resilienceGroups,
  type Resilience,
} from '#shared/ensemble/run/resilience.ts';
import type { Driver } from '#shared/model/futures.ts';
import type { DriverId } from '#shared/model/ids.ts';
import { createRandom } from '#shared/random.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const profile = (holds: number, rises: number): Resilience => ({
  byTier: [],
  without: 0,
  holds,
  rises,
  worst: 0,
  mean: 0,
  best: 0,
  worstFuture: 0,
  greatestRegret: 0,
});

describe('a group of partners', () => {
  it.each([
    ['fragileStar', 0.89, 0, 0],
    ['robustCore', 0.9, 0, 0],
    ['option', 0.95, 0.25, 1],
    ['option', 0.1, 0.25, 1],
    ['robustCore', 0.9, 0.24, 1],
    ['exposedTail', 0.89, 0.24, 2],
    [null, 1, 1, noTier],
  ])(
    'is %s for a partner that holds in %f and rises in %f of tier %i',
    (group, holds, rises, today) => {
      expect(groupOf(profile(holds, rises), today)).toBe(group);
    },
  );

  it('has a rule that says its own lines', () => {
    const rules = groupRules({ robust: 0.8, upside: 0.1 });
    expect(Object.keys(rules).sort()).toEqual([...resilienceGroups].sort());
    expect([rules.robustCore, rules.option]).toEqual([
      'holds or betters its tier of now in at least 80 % of the futures',
      'in a better tier than now in at least 10 % of the futures',
    ]);
  });
});

const aDriver = (name: string, unit: string): Driver => ({
  id: name as DriverId,
  name,
  theme: 'market',
  unit,
  baseline: 50,
  low: 0,
  high: 100,
});

const drawn = (): EnsembleDesign => {
  const random = createRandom(3);
  return {
    drivers: [aDriver('Cloud adoption', '%'), aDriver('Margin', 'points'), aDriver('Noise', '')],
    futures: 1000,
    states: Float64Array.from({ length: 3000 }, () => 100 * random.share()),
  };
};

describe('breaking conditions', () => {
  it('find the corner in which something breaks, and say it in a sentence', () => {
    const design = drawn();
    const isBroken = Uint8Array.from({ length: 1000 }, (_, future) =>
      Number((design.states[3 * future] ?? 0) > 60 && (design.states[3 * future + 1] ?? 0) < 40),
    );
    const found = breakingConditions(design, isBroken);
    expect(found?.limits.map(({ driver }) => driver.name)).toEqual(['Cloud adoption', 'Margin']);
    expect(found?.limits[0]?.above).toBeGreaterThan(55);
    expect(found?.limits[1]?.below).toBeLessThan(45);
    expect(found?.density).toBeGreaterThan(0.9);
    expect(conditionsSentence('Partner 7 leaves Gold', found)).toMatch(
      /^Partner 7 leaves Gold when Cloud adoption above [\d.]+ % and Margin below [\d.]+ points: \d+ % of the failures, \d+ % pure\.$/u,
    );
  });

  it('say so where nothing breaks, and where everything does', () => {
    const design = drawn();
    const none = breakingConditions(design, new Uint8Array(1000));
    expect(conditionsSentence('Partner 7 leaves Gold', none)).toBe(
      'Partner 7 leaves Gold in none of the futures.',
    );
    const all = breakingConditions(design, new Uint8Array(1000).fill(1));
    expect(conditionsSentence('Partner 7 leaves Gold', all)).toBe(
      'Partner 7 leaves Gold in 100 % of the futures, and no driver tells which.',
    );
  });
});
