import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByLikeness } from '#shared/scenario/order-by-likeness.ts';
import { noTier } from '#shared/scoring/tiers.ts';

describe('rows in the order of their likeness', () => {
  it('begin with the best and go on to whoever differs least', () => {
    const columns = [
      Uint8Array.of(2, 0, 2, 0, noTier),
      Uint8Array.of(2, 0, 1, 1, 2),
      Uint8Array.of(2, 0, 2, 0, 2),
    ];
    expect(orderByLikeness([0, 1, 2, 3, 4], columns, 3)).toEqual([1, 3, 2, 0, 4]);
  });

  it('are the same rows, those of one pattern together and in their order', () => {
    const tier = fc.constantFrom(0, 1, 2, noTier);
    fc.assert(
      fc.property(fc.array(fc.tuple(tier, tier, tier), { maxLength: 40 }), (patterns) => {
        const columns = [0, 1, 2].map((at) => Uint8Array.from(patterns, (row) => row[at] ?? 0));
        const rows = [...patterns.keys()];
        const ordered = orderByLikeness(rows, columns, 3);
        expect([...ordered].sort((one, other) => one - other)).toEqual(rows);
        const keys = ordered.map((row) => String(patterns[row]));
        ordered.forEach((row, place) => {
          if (keys[place] === keys[place - 1]) expect(row).toBeGreaterThan(ordered[place - 1] ?? 0);
          else expect(keys.indexOf(keys[place] ?? '')).toBe(place);
        });
      }),
    );
  });
});
