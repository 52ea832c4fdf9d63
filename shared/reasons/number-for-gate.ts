import type { Condition } from '../model/tier-rules.ts';

/** A little beyond a number that must be passed: more than the tolerance by which numbers are equal. */
const beyond = (value: number): number => 4e-9 * Math.max(1, Math.abs(value));

/** The number nearest to `raw` for which the condition of a gate holds. */
export const numberForGate = (
  { comparison, value }: Extract<Condition, { kind: 'metric' }>,
  raw: number,
): number => {
  switch (comparison) {
    case 'atLeast':
      return Math.max(raw, value);
    case 'atMost':
      return Math.min(raw, value);
    case 'equals':
      return value;
    case 'moreThan':
      return Math.max(raw, value + beyond(value));
    case 'lessThan':
      return Math.min(raw, value - beyond(value));
  }
};
