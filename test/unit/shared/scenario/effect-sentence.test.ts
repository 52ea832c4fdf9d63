import { describe, expect, it } from 'vitest';
import { effectSentence, exposureSentence } from '#shared/scenario/effect-sentence.ts';
import type { Effect } from '#shared/model/futures.ts';
import type { DriverId, EffectId } from '#shared/model/ids.ts';

const effect: Effect = {
  id: 'e' as EffectId,
  driverId: 'd' as DriverId,
  metricCode: 'revenue',
  kind: 'multiply',
  size: 0.004,
  exposureAttribute: 'segment',
  exposures: [],
  defaultShare: 0,
  reason: '',
};
const cloud = { name: 'Cloud adoption', unit: 'points' };
const revenue = { name: 'Revenue', unit: 'EUR' };

describe('the sentence of an effect', () => {
  it.each([
    [{ kind: 'multiply', size: 0.004 }, 'Revenue changes by +0.4 % × exposure.'],
    [{ kind: 'multiply', size: -0.1 }, 'Revenue changes by −10 % × exposure.'],
    [{ kind: 'add', size: 1200 }, 'Revenue changes by +1200 EUR × exposure.'],
    [{ kind: 'add', size: -2.5 }, 'Revenue changes by −2.5 EUR × exposure.'],
  ] as const)('of %o ends “%s”', (change, end) => {
    expect(effectSentence(change, cloud, revenue)).toBe(
      `If Cloud adoption rises by 1 point, ${end}`,
    );
  });

  it('asks for a size while there is none', () => {
    expect(effectSentence({ kind: 'add', size: 0 }, cloud, revenue)).toBe(
      'Cloud adoption does not change Revenue yet: give the effect a size.',
    );
  });
});

describe('the sentence of an exposure', () => {
  it.each([
    [{ exposureAttribute: null, defaultShare: 1 }, null, 'Every partner is fully exposed.'],
    [{ exposureAttribute: null, defaultShare: 0.25 }, null, 'Every partner is exposed by 25 %.'],
    [
      {
        exposures: [
          { label: 'Retail', share: 0.5 },
          { label: 'Hosting', share: 1 },
          { label: 'Cloud', share: 1 },
        ],
      },
      'Segment',
      'Exposure by Segment: 100 % for Hosting and Cloud, 50 % for Retail, none for the rest.',
    ],
    [
      {
        defaultShare: 0.1,
        exposures: ['A', 'B', 'C', 'D', 'E'].map((label) => ({ label, share: 1 })),
      },
      'Segment',
      'Exposure by Segment: 100 % for A, B, C and 2 more, 10 % for the rest.',
    ],
  ])('of %o is “%s”', (change, attribute, sentence) => {
    expect(exposureSentence({ ...effect, ...change }, attribute)).toBe(sentence);
  });
});

describe('an effect with a cap, a lag and another exposure', () => {
  const price = { name: 'Price', unit: 'EUR' };
  const revenue = { name: 'Revenue', unit: 'EUR' };

  it('says all of it', () => {
    expect(
      effectSentence({ kind: 'elasticity', size: -1.3, cap: 0.2, lagMonths: 6 }, price, revenue),
    ).toBe(
      'If Price rises by 1 %, Revenue changes by −1.3 % × exposure, at most ±20 %, after 6 months.',
    );
    expect(effectSentence({ kind: 'add', size: 2, cap: 10, lagMonths: 1 }, price, revenue)).toBe(
      'If Price rises by 1 EUR, Revenue changes by +2 EUR × exposure, at most ±10 EUR, after 1 month.',
    );
  });
});
