import { describe, expect, it } from 'vitest';
import { estimateMemory, memoryCap } from '#shared/ensemble/run/estimate-memory.ts';

describe('the memory of an ensemble', () => {
  const size = { partners: 10_000, metrics: 20, tiers: 4, drivers: 6 };

  it('is within the cap at 10,000 × 10,000 in two threads; kept tiers alone pass it at ten times as many', () => {
    const counted = { futures: 10_000, keepsTiers: false };
    expect(estimateMemory(size, counted, 2)).toBeLessThan(memoryCap);
    expect(estimateMemory(size, { ...counted, futures: 100_000 }, 2)).toBeLessThan(memoryCap);
    expect(estimateMemory(size, { futures: 100_000, keepsTiers: true }, 2)).toBeGreaterThan(
      memoryCap,
    );
  });
});
