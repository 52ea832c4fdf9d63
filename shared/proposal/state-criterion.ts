import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { AbsencePolicy } from '../model/absence-policy.ts';
import type { ValueFunction } from '../model/value-function.ts';
import type { ValueColumn } from '../scoring/normalise.ts';
import { referenceRuleOf } from '../scoring/reference/references-for.ts';
import type { Hidden } from '../sensitivity/hidden.ts';
import { boundsOf } from '../scoring/value-of.ts';
import { coinShift } from '../scoring/values/logarithmic.ts';
import { isRelative, rangeOf, type Yardstick } from '../scoring/yardstick.ts';
import type { ProposalDocument } from './proposal-document.ts';

type StatedCriterion = ProposalDocument['method']['dimensions'][number]['criteria'][number];
type Shape = Pick<StatedCriterion, 'direction' | 'points' | 'levels' | 'parameters'>;

const asDrawn = { direction: 'asDrawn' } as const;

/** Numbers of a method by name; those that are left to their default are left out. */
const named = (
  numbers: Readonly<Record<string, number | undefined>>,
): Pick<Shape, 'parameters'> => {
  const stated = Object.entries(numbers).flatMap(([name, number]) =>
    number === undefined ? [] : [[name, String(number)] as const],
  );
  return stated.length === 0 ? {} : { parameters: Object.fromEntries(stated) };
};

const shapeOf = (valueFunction: ValueFunction, yardstick: Yardstick | null): Shape => {
  switch (valueFunction.method) {
    case 'minmax':
    case 'percentile':
      return {
        direction: valueFunction.direction,
        ...named({ constantValue: valueFunction.constantValue }),
      };
    case 'goalposts':
      return { direction: valueFunction.direction };
    case 'zscore': {
      const { direction, ddof, constantValue } = valueFunction;
      return { direction, ...named({ ddof, constantValue }) };
    }
    case 'logarithmic': {
      const { direction, constantValue } = valueFunction;
      const shift =
        valueFunction.shift ?? (yardstick === null ? undefined : coinShift(rangeOf(yardstick)));
      return { direction, ...named({ shift, constantValue }) };
    }
    case 'target': {
      const { bestFrom, bestTo } = valueFunction;
      return { ...asDrawn, ...named({ bestFrom, bestTo }) };
    }
    case 'piecewise':
      return {
        ...asDrawn,
        points: valueFunction.points.map(({ raw, value }) => ({
          raw: String(raw),
          value: String(value),
        })),
      };
    case 'bands':
      return {
        ...asDrawn,
        points: valueFunction.steps.map(({ from, value }) => ({
          raw: String(from),
          value: String(value),
        })),
        ...named({ below: valueFunction.below }),
      };
    case 'rubric':
      return {
        ...asDrawn,
        levels: valueFunction.levels.map(({ at, value, wording }) => ({
          at: String(at),
          value: String(value),
          wording,
        })),
      };
  }
};

/** Rules for absences, their figures as text. */
export const statePolicies = (
  policies: Readonly<Record<string, AbsencePolicy>>,
): ProposalDocument['method']['absencePolicies'] =>
  Object.fromEntries(
    Object.entries(policies).map(([absence, policy]) => [
      absence,
      typeof policy === 'string'
        ? policy
        : 'value' in policy
          ? { value: String(policy.value) }
          : { percentile: String(policy.percentile) },
    ]),
  );

/** A criterion with all that turns its raw numbers into values; every number as text. */
export const stateCriterion = (
  model: ScoringModel,
  criterion: Criterion,
  column: ValueColumn | undefined,
  hidden: Hidden,
): StatedCriterion => {
  const { name, metricCode, weight, valueFunction, rules } = criterion;
  const rule = referenceRuleOf(model, criterion);
  const set = rule.kind === 'frozen' ? rule.by : rule;
  const isHiddenGroup = set.kind === 'peers' && set.attributes.some(hidden.attribute);
  // What was measured of sensitive numbers is not told; what a person set stays.
  const isWithheld = hidden.metric(metricCode) || (isHiddenGroup && isRelative(valueFunction));
  const yardsticks = isWithheld ? [] : (column?.references.yardsticks ?? []);
  // Groups have a range each, which stands with their figures.
  const first = yardsticks.length === 1 ? (yardsticks[0] ?? null) : null;
  const bounds = isWithheld ? null : boundsOf(valueFunction, first);
  return {
    name,
    metric: metricCode,
    unit: column?.metric?.unit ?? '',
    weight: String(weight),
    valueFunction: valueFunction.method,
    ...shapeOf(valueFunction, first),
    ...(Object.keys(rules.absencePolicies).length === 0
      ? {}
      : { absencePolicies: statePolicies(rules.absencePolicies) }),
    ...(isWithheld ? { withheld: true } : {}),
    ...(isRelative(valueFunction) && rule.kind === 'frozen' ? { frozenOn: rule.on } : {}),
    ...(isRelative(valueFunction) && !isWithheld
      ? {
          references: yardsticks.map(({ label, own, trust }) => ({
            partners: label,
            count: own.count,
            lower: String(own.lower),
            upper: String(own.upper),
            mean: String(own.mean),
            squares: String(own.squares),
            trust: String(trust),
          })),
        }
      : {}),
    bounds: bounds === null ? null : { lower: String(bounds.lower), upper: String(bounds.upper) },
  };
};
