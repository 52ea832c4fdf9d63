import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignTiers, countTiers, leastScore } from '#shared/scoring/assign-tiers.ts';
import {
  currentTierCodes,
  noMicros,
  noTier,
  tierFloors,
  tierOfMicros,
  toMicros,
} from '#shared/scoring/tiers.ts';
import { aTier } from '#test/fixtures/a-model.ts';
import { anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const tiers = [aTier('Gold', 70), aTier('Silver', 40), aTier('Bronze', null)];
const cut = (
  scores: readonly number[],
  lines: readonly (number | null)[] = [70, 40, null],
): { readonly codes: readonly number[]; readonly counts: unknown } => {
  const codes = new Uint8Array(scores.length).fill(77);
  const floors = tierFloors(lines.map((line) => ({ line })));
  const counts = assignTiers(Float64Array.from(scores), floors, codes);
  return { codes: [...codes], counts };
};

/** The double beside a positive one. */
const beside = (value: number, step: -1n | 1n): number => {
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = (bits[0] ?? 0n) + step;
  return new Float64Array(bits.buffer)[0] ?? NaN;
};

describe('rounding to millionths', () => {
  it('takes halves to the even neighbour', () => {
    // m/128 has a half millionth in binary exactly: 7812.5, 23437.5, 39062.5, 54687.5.
    expect([1, 3, 5, 7].map((m) => toMicros(m / 128))).toEqual([7812, 23438, 39062, 54688]);
    expect([0.0000005, 0.0000015, 0.0000025, 0.0000035].map(toMicros)).toEqual([0, 2, 2, 4]);
  });

  it('goes up and down right beside a half', () => {
    for (let m = 1; m < 12_800; m += 2) {
      const half = m / 128;
      const below = Math.floor(half * 1e6);
      expect([toMicros(beside(half, -1n)), toMicros(beside(half, 1n))]).toEqual([below, below + 1]);
    }
  });

  it('gives each number of six decimals back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (micros) => {
        expect(toMicros(micros / 1e6)).toBe(micros);
        expect(toMicros(Number((micros / 1e6).toFixed(6)))).toBe(micros);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with exact decimal arithmetic wherever the half is not within a rounding error', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
        // Twenty decimals of a double below 100 are exact enough to see on which side of a half it is.
        const [whole = '', fraction = ''] = score.toFixed(20).split('.');
        const tail = Number(`0.${fraction.slice(6)}`);
        const down = Number(whole) * 1e6 + Number(fraction.slice(0, 6));
        fc.pre(Math.abs(tail - 0.5) > 1e-7);
        expect(toMicros(score)).toBe(tail > 0.5 ? down + 1 : down);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a mark for no score', () => {
    expect(toMicros(NaN)).toBe(noMicros);
  });
});

describe('cutting tiers', () => {
  it('gives a score on the line to the higher tier, and one a hair below it as well', () => {
    expect(cut([70, 69.9999999, 69.9999994, 40, 39.999999, 0, 100, NaN])).toEqual({
      codes: [0, 0, 1, 1, 2, 2, 0, noTier],
      counts: { byTier: [3, 2, 2], without: 1 },
    });
  });

  it('knows the least score of a line to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (micros) => {
        const least = leastScore(micros);
        expect(toMicros(least)).toBeGreaterThanOrEqual(micros);
        expect(toMicros(beside(least, -1n))).toBeLessThan(micros);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the first line a rounded score reaches, for two to twelve tiers', () => {
    const score = fc.oneof(
      fc.integer({ min: 0, max: 200 }).map((half) => half / 2),
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.constant(NaN),
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 11 }),
        fc.array(score, { maxLength: 40 }),
        (drawnLines, scores) => {
          // Lines out of order are refused by the model check, yet have a defined outcome.
          const lines = [...drawnLines, null];
          const floors = tierFloors(lines.map((line) => ({ line })));
          const expected = scores.map((value) => tierOfMicros(toMicros(value), floors));
          const textbook = scores.map((value) =>
            Number.isNaN(value)
              ? noTier
              : lines.findIndex((line) => line === null || toMicros(value) >= line * 1e6),
          );
          const { codes, counts } = cut(scores, lines);
          expect(codes).toEqual(textbook);
          expect(expected).toEqual(textbook);
          expect(counts).toEqual(countTiers(Uint8Array.from(textbook), lines.length));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('lets the lowest tier take everybody, whatever line it carries', () => {
    expect(cut([5, 50, 95], [90, 60])).toEqual({
      codes: [1, 1, 0],
      counts: { byTier: [1, 2], without: 0 },
    });
  });

  it('finds the tiers of today by name, without regard to case, and lists unknown ones', () => {
    const column = anAttribute('tier', ['gold ', 'BRONZE', '', 'Platinum'], {
      role: 'currentTier',
    });
    const { codes, unknownNames } = currentTierCodes(aSnapshot([], [column]), tiers);
    expect([[...codes], unknownNames]).toEqual([[0, 2, noTier, noTier], ['Platinum']]);
    expect(countTiers(codes, 3)).toEqual({ byTier: [1, 0, 1], without: 2 });
  });

  it('knows no tier of today where no source names one', () => {
    const snapshot = aSnapshot([], [anAttribute('region', ['North', 'South'])]);
    expect(currentTierCodes(snapshot, tiers)).toEqual({
      codes: Uint8Array.of(noTier, noTier),
      unknownNames: [],
    });
  });
});
