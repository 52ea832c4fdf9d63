import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Condition } from '#shared/model/tier-rules.ts';

/** What a rule can ask about, as a choice of a list: `a:` an attribute, `m:` a metric. */
export const subjectChoice = (condition: Condition): string =>
  condition.kind === 'metric' ? `m:${condition.metricCode}` : `a:${condition.attributeCode}`;

/** A condition about another thing, to start from; absence does not fit. */
export const conditionAbout = (choice: string, id: string): Condition => {
  const common = { id, whenAbsent: 'fails', message: '' } as const;
  const code = choice.slice(2);
  return choice.startsWith('m:')
    ? { ...common, kind: 'metric', metricCode: code, comparison: 'moreThan', value: 0 }
    : { ...common, kind: 'attribute', attributeCode: code, labels: [] };
};

/** A condition to start from: about the first attribute, else the first metric; null without either. */
export const newRuleCondition = ({ attributes, metrics }: Snapshot): Condition | null => {
  const [attribute] = attributes;
  const [metric] = metrics;
  const choice =
    attribute !== undefined
      ? `a:${attribute.code}`
      : metric !== undefined
        ? `m:${metric.code}`
        : null;
  return choice === null ? null : conditionAbout(choice, crypto.randomUUID());
};
