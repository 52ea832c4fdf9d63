import type { ModelFinding } from '../model-finding.ts';
import { boundsOfAll, hasLimits, weightTolerance, type Weighted } from './weight-reach.ts';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** What limits and locks of siblings make impossible, and weights that lie beyond their own limits. */
export const checkLimits = (
  about: string | null,
  what: string,
  siblings: readonly (Weighted & { readonly name: string })[],
): readonly ModelFinding[] => {
  if (!siblings.some(hasLimits)) {
    return [];
  }
  const { least, most } = boundsOfAll(siblings);
  const error = (message: string): ModelFinding => ({ severity: 'error', about, message });
  const contradiction = siblings.flatMap(({ id, name, rules: { limits } }): ModelFinding[] =>
    limits.least > limits.most
      ? [
          {
            severity: 'error',
            about: id,
            message: `${name} must weigh at least ${percent(limits.least)} and at most ${percent(limits.most)}; the least must not be above the most.`,
          },
        ]
      : [],
  );
  if (contradiction.length > 0) {
    return contradiction;
  }
  if (least > 1 + weightTolerance) {
    return [
      error(
        `The least weights of ${what} come to ${percent(least)} with those that are locked; lower or unlock some, so that they come to 100 % at most.`,
      ),
    ];
  }
  if (most < 1 - weightTolerance) {
    return [
      error(
        `The greatest weights of ${what} come to ${percent(most)} with those that are locked; raise or unlock some, so that they come to 100 % at least.`,
      ),
    ];
  }
  return siblings.flatMap(({ id, name, weight, rules: { limits } }): ModelFinding[] =>
    weight < limits.least - weightTolerance || weight > limits.most + weightTolerance
      ? [
          {
            severity: 'warning',
            about: id,
            message: `${name} weighs ${percent(weight)}, which is beyond its limits of ${percent(limits.least)} to ${percent(limits.most)}; move it, and it goes there.`,
          },
        ]
      : [],
  );
};

/** The same of a deduction, which takes points off and has no siblings. */
export const checkDeduction = ({
  id,
  name,
  weight,
  rules: { limits },
}: Weighted & { readonly name: string }): readonly ModelFinding[] => {
  const points = (share: number): string => `${Math.round(share * 1000) / 10} points`;
  if (limits.least > limits.most) {
    const message = `${name} must take off at least ${points(limits.least)} and at most ${points(limits.most)}; the least must not be above the most.`;
    return [{ severity: 'error', about: id, message }];
  }
  const isWithin =
    weight >= limits.least - weightTolerance && weight <= limits.most + weightTolerance;
  const message = `${name} takes up to ${points(weight)} off, which is beyond its limits of ${points(limits.least)} to ${points(limits.most)}; move it, and it goes there.`;
  return isWithin ? [] : [{ severity: 'warning', about: id, message }];
};
