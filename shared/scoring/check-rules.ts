import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Condition } from '../model/tier-rules.ts';
import type { ModelFinding } from './model-finding.ts';
import { findMetric } from './criteria.ts';
import { isHighest, isLowest } from './ladders/ladder-spans.ts';

/** What a condition asks about does not exist, so that absence decides for everybody. */
const checkCondition = (
  condition: Condition,
  snapshot: Snapshot,
  whatFollows: (holds: boolean) => string,
): readonly ModelFinding[] => {
  const warning = (message: string): ModelFinding => ({
    severity: 'warning',
    about: condition.id,
    message,
  });
  const forAll = whatFollows(condition.whenAbsent === 'holds');
  if (condition.kind === 'metric') {
    return findMetric(snapshot, condition.metricCode) === undefined
      ? [warning(`No imported file delivers "${condition.metricCode}", so ${forAll}.`)]
      : [];
  }
  const column = snapshot.attributes.find(({ code }) => code === condition.attributeCode);
  if (column === undefined) {
    return [warning(`No imported file delivers "${condition.attributeCode}", so ${forAll}.`)];
  }
  if (condition.labels.length === 0) {
    return [warning(`Choose at least one ${column.name}; as it is, ${whatFollows(false)}.`)];
  }
  const unknown = condition.labels.filter((label) => !column.labels.includes(label));
  return unknown.length === 0
    ? []
    : [warning(`No partner has the ${column.name} ${unknown.slice(0, 5).join(', ')}.`)];
};

/** Rates that are taken of nothing. */
const checkBill = ({ tiers, rules }: ScoringModel, snapshot: Snapshot): readonly ModelFinding[] => {
  const { moneyMetric } = rules;
  const severity = 'warning' as const;
  if (moneyMetric !== null) {
    const message = `No imported file delivers "${moneyMetric}", so rates cost nothing.`;
    return findMetric(snapshot, moneyMetric) === undefined
      ? [{ severity, about: 'moneyMetric', message }]
      : [];
  }
  return tiers
    .filter((tier) => tier.rules.rate > 0)
    .map(({ id, name }) => ({
      severity,
      about: id,
      message: `Choose what the rate of ${name} is taken of, under "The bill"; until then it costs nothing.`,
    }));
};

/** Everything wrong or doubtful about gates and vetoes and costs, at the rule or the tier it is about. */
export const checkRules = (model: ScoringModel, snapshot: Snapshot): readonly ModelFinding[] => [
  ...model.tiers.flatMap((tier, index) =>
    isLowest(model.tiers, index) && tier.rules.gates.length > 0
      ? [
          {
            severity: 'error' as const,
            about: tier.id,
            message: `${tier.name} is the lowest tier and takes everybody; remove its gates.`,
          },
        ]
      : tier.rules.gates.flatMap((gate) =>
          checkCondition(gate, snapshot, (holds) =>
            holds ? `this gate is open to everybody` : `${tier.name} is shut to everybody`,
          ),
        ),
  ),
  ...model.rules.vetoes.flatMap(({ highest, condition }): readonly ModelFinding[] => {
    const tier = model.tiers.findIndex(({ id }) => id === highest);
    const about = condition.id;
    if (tier === -1) {
      const message = 'The tier of this veto is gone, so it forbids nothing; choose another.';
      return [{ severity: 'error', about, message }];
    }
    const name = model.tiers[tier]?.name ?? '';
    return [
      ...(isHighest(model.tiers, tier)
        ? [
            {
              severity: 'warning' as const,
              about,
              message: `Nothing is above ${name}, so this veto forbids nothing.`,
            },
          ]
        : []),
      ...checkCondition(condition, snapshot, (holds) =>
        holds ? `nobody can be above ${name}` : `this veto forbids nothing`,
      ),
    ];
  }),
  ...checkBill(model, snapshot),
];
