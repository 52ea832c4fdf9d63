import { describe, expect, it } from 'vitest';
import { pathSentence } from '#renderer/features/portfolio/why/explanation-words.ts';
import type { ExplanationPart } from '#shared/scoring/explain.ts';
import { aCriterion, aDimension } from '#test/fixtures/a-model.ts';

const aPart = (overrides: Partial<ExplanationPart> = {}): ExplanationPart => ({
  criterion: aCriterion('Campaigns'),
  dimension: aDimension('d', []),
  metricName: 'Campaigns',
  unit: '',
  decimals: 0,
  raw: 4,
  label: null,
  absence: null,
  value: 40,
  range: { lower: 0, upper: 10 },
  isConstant: false,
  yardstick: null,
  valueAmongAll: null,
  rule: 'observed',
  policy: null,
  weight: 1,
  weightUsed: 1,
  contribution: 40,
  ...overrides,
});

describe('the number that would suffice', () => {
  it('is rounded away from the number of today, up or down', () => {
    expect([
      pathSentence({ part: aPart(), to: 4.2, value: 42 }),
      pathSentence({ part: aPart({ raw: 30, unit: 'days' }), to: 24.9, value: 60 }),
      pathSentence({
        part: aPart({ raw: 1.5, decimals: 1 }),
        to: 2.300_000_000_000_000_3,
        value: 60,
      }),
    ]).toEqual([
      'Campaigns of 5 (today 4)',
      'Campaigns of 24 days (today 30 days)',
      'Campaigns of 2.3 (today 1.5)',
    ]);
  });

  it('is said also where nothing is known today', () => {
    const part = aPart({ raw: null, value: null, absence: 'missing', rule: 'leftOut' });
    expect(pathSentence({ part, to: 6.1, value: 61 })).toBe('Campaigns of 7 (not known today)');
  });
});
