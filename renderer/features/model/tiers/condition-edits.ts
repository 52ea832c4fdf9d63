import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import type { Condition } from '#shared/model/tier-rules.ts';
import { findMetric } from '#shared/scoring/criteria.ts';

/** What a condition is about, as the value of a list. */
export const subjectKey = (condition: Condition): string =>
  condition.kind === 'metric'
    ? `metric:${condition.metricCode}`
    : `attribute:${condition.attributeCode}`;

type Choice = { readonly value: string; readonly label: string };

/** Every metric and attribute there is, and what `condition` is about where that is gone. */
export const subjectKeys = (
  snapshot: Snapshot,
  condition: Condition,
): { group: string; items: Choice[] }[] => {
  const groups = [
    {
      group: 'Metrics',
      items: snapshot.metrics.map(({ code, name }) => ({ value: `metric:${code}`, label: name })),
    },
    {
      group: 'Attributes',
      items: snapshot.attributes.map(({ code, name }) => ({
        value: `attribute:${code}`,
        label: name,
      })),
    },
  ];
  const own = subjectKey(condition);
  const isKnown = groups.some(({ items }) => items.some(({ value }) => value === own));
  const gone = own.slice(own.indexOf(':') + 1);
  return [
    ...groups,
    ...(isKnown ? [] : [{ group: 'Not imported', items: [{ value: own, label: gone }] }]),
  ].filter(({ items }) => items.length > 0);
};

/** The number that shuts nobody out: the worst of all. */
const worstOf = ({ values, higherIsBetter }: MetricColumn): number => {
  let worst = NaN;
  for (const value of values) {
    const isWorse = higherIsBetter ? value < worst : value > worst;
    worst = isWorse || worst !== worst ? value : worst;
  }
  return worst === worst ? worst : 0;
};

/** A condition about something else, with the id, absence and words of `before`. */
export const conditionOn = (
  snapshot: Snapshot,
  key: string,
  { id, whenAbsent, message }: Pick<Condition, 'id' | 'whenAbsent' | 'message'>,
): Condition => {
  const code = key.slice(key.indexOf(':') + 1);
  const common = { id, whenAbsent, message };
  if (key.startsWith('attribute:')) {
    const labels = snapshot.attributes.find((each) => each.code === code)?.labels ?? [];
    return {
      ...common,
      kind: 'attribute',
      attributeCode: code,
      labels: labels.filter((label) => label !== '').slice(0, 1),
    };
  }
  const metric = findMetric(snapshot, code);
  return {
    ...common,
    kind: 'metric',
    metricCode: code,
    comparison: metric?.higherIsBetter === false ? 'atMost' : 'atLeast',
    value: metric === undefined ? 0 : worstOf(metric),
  };
};

/** A first condition on the first metric, or else attribute; null without either. */
export const newCondition = (snapshot: Snapshot, id: string): Condition | null => {
  const [metric] = snapshot.metrics;
  const [attribute] = snapshot.attributes;
  const key =
    metric !== undefined
      ? `metric:${metric.code}`
      : attribute === undefined
        ? null
        : `attribute:${attribute.code}`;
  return key === null ? null : conditionOn(snapshot, key, { id, whenAbsent: 'fails', message: '' });
};

/** The same condition turned into one that no partner meets at first: worse than the worst. */
export const asVeto = (condition: Condition): Condition =>
  condition.kind === 'metric'
    ? { ...condition, comparison: condition.comparison === 'atMost' ? 'moreThan' : 'lessThan' }
    : condition;
