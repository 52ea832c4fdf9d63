import { titlesOf } from '../scoring/ladders/tier-groups.ts';
import { metricsRead } from '../metrics/formula/formula-ast.ts';
import { orderFormulas } from '../metrics/formula/order-formulas.ts';
import type { FormulaMetric } from '../model/formula-metric.ts';
import type { Futures } from '../model/futures.ts';
import type { Resting, RunUses } from '../model/lineage.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Condition } from '../model/tier-rules.ts';

/** What somebody else delivers: names of metrics and of attributes, by code. */
export type Delivered = {
  readonly metrics: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, string>;
};

export type RestsOn = Pick<RunUses, 'formulas' | 'criteria' | 'rules' | 'scenarios'>;

/** The formulas that read any of the metrics, directly or by way of others. */
const formulasOn = (
  formulas: readonly FormulaMetric[],
  { metrics }: Delivered,
): RestsOn['formulas'] => {
  const reached = new Map(metrics);
  return orderFormulas(formulas).ready.flatMap(({ metric: { code, name }, node }) => {
    const through = metricsRead(node).flatMap((read) => reached.get(read) ?? []);
    if (through.length === 0 || metrics.has(code)) {
      return [];
    }
    reached.set(code, name);
    return [{ code, name, through }];
  });
};

const rulesOn = (
  model: ScoringModel,
  readOf: (condition: Condition) => string | undefined,
  nameOf: (code: string) => string | undefined,
): readonly Resting[] => {
  const { tiers, rules } = model;
  const titles = titlesOf(model);
  const resting = (name: string, conditions: readonly Condition[]): readonly Resting[] => {
    const through = [...new Set(conditions.flatMap((condition) => readOf(condition) ?? []))];
    return through.length === 0 ? [] : [{ name, through }];
  };
  const money = rules.moneyMetric === null ? undefined : nameOf(rules.moneyMetric);
  return [
    ...tiers.flatMap((tier, index) =>
      resting(`Gates of ${titles[index] ?? tier.name}`, tier.rules.gates),
    ),
    ...resting(
      'Vetoes',
      rules.vetoes.map(({ condition }) => condition),
    ),
    ...(money === undefined ? [] : [{ name: 'Bill of the tiers', through: [money] }]),
  ];
};

/** A scenario rests on a metric if one of the drivers that it moves acts on the metric. */
const scenariosOn = (
  { effects, scenarios }: Futures,
  nameOf: (code: string) => string | undefined,
): readonly Resting[] =>
  scenarios.flatMap(({ name, states }) => {
    const moved = new Set<string>(states.map(({ driverId }) => driverId));
    const through = effects
      .filter(({ driverId }) => moved.has(driverId))
      .flatMap(({ metricCode }) => nameOf(metricCode) ?? []);
    return through.length === 0 ? [] : [{ name, through: [...new Set(through)] }];
  });

/**
 * What rests on metrics and attributes: formulas, criteria, rules and scenarios, also by way of the
 * formulas. Each tells through which of them, by name.
 */
export const restOn = (
  delivered: Delivered,
  {
    model,
    futures,
    formulas,
  }: {
    readonly model: ScoringModel;
    readonly futures: Futures;
    readonly formulas: readonly FormulaMetric[];
  },
): RestsOn => {
  const derived = formulasOn(formulas, delivered);
  const names = new Map([
    ...delivered.metrics,
    ...derived.map(({ code, name }): [string, string] => [code, name]),
  ]);
  const nameOf = (code: string): string | undefined => names.get(code);
  const readOf = (condition: Condition): string | undefined =>
    condition.kind === 'metric'
      ? nameOf(condition.metricCode)
      : delivered.attributes.get(condition.attributeCode);
  return {
    formulas: derived,
    criteria: model.dimensions.flatMap((dimension) =>
      dimension.criteria.flatMap(({ name, metricCode }) => {
        const through = nameOf(metricCode);
        return through === undefined
          ? []
          : [{ name: `${dimension.name}: ${name}`, through: [through] }];
      }),
    ),
    rules: rulesOn(model, readOf, nameOf),
    scenarios: scenariosOn(futures, nameOf),
  };
};
