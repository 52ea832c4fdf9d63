import type { ReferenceRule } from '../../model/reference-rule.ts';
import type { Criterion, ScoringModel } from '../../model/scoring-model.ts';
import type { MetricColumn } from '../../model/snapshot.ts';
import { referencesTo } from '../normalise.ts';
import { isRelative, noReferences, type References } from '../yardstick.ts';
import { frozenReferences } from './freeze.ts';
import { peerReferences } from './peer-references.ts';
import type { LevelsOf } from './peer-levels.ts';

/** Whom a criterion measures partners against: what it says itself, else what the model says. */
export const referenceRuleOf = (model: ScoringModel, { rules }: Criterion): ReferenceRule =>
  rules.reference ?? model.rules.reference;

/**
 * Whom each partner is measured against by a criterion, and by which figures. A value function with
 * bounds of its own measures against nobody. A label of the yardsticks names the group, null all.
 */
export const referencesFor = (
  model: ScoringModel,
  criterion: Criterion,
  metric: MetricColumn | undefined,
  levelsOf: LevelsOf,
): References => {
  if (metric === undefined || !isRelative(criterion.valueFunction)) {
    return noReferences;
  }
  const rule = referenceRuleOf(model, criterion);
  if (rule.kind === 'frozen') {
    const levels = rule.by.kind === 'peers' ? levelsOf(rule.by.attributes) : [];
    return frozenReferences(rule, levels, metric.values.length);
  }
  const whole = referencesTo(criterion, metric);
  const [first] = whole.yardsticks;
  return rule.kind === 'all' || first === undefined
    ? whole
    : peerReferences(metric, levelsOf(rule.attributes), rule, first.own);
};
