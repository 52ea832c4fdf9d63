import { metricWords } from '../lineage/metric-words.ts';
import { aboutSentences } from '../metrics/describe-metrics.ts';
import type { FormulaMetric } from '../model/formula-metric.ts';
import type { ImportRun } from '../model/import-run.ts';
import type { Criterion, ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Source } from '../model/source.ts';
import { criteriaOf } from '../scoring/criteria.ts';
import { tierRulesOf } from '../scoring/gates.ts';
import { referenceRuleOf } from '../scoring/reference/references-for.ts';
import { isRelative } from '../scoring/yardstick.ts';
import { table, type MethodologySection } from './methodology-document.ts';

/** What is known of where metrics come from. */
export type MetricSources = {
  readonly runs: readonly ImportRun[];
  readonly sources: readonly Source[];
  readonly formulas: readonly FormulaMetric[];
};

/** Attributes by which a criterion chooses the partners that it measures against. */
const peerAttributes = (model: ScoringModel, criterion: Criterion): readonly string[] => {
  const rule = referenceRuleOf(model, criterion);
  const set = rule.kind === 'frozen' ? rule.by : rule;
  return isRelative(criterion.valueFunction) && set.kind === 'peers' ? set.attributes : [];
};

/** Codes that the model asks about, in its order, each once. */
const codesOf = (model: ScoringModel): readonly string[] => [
  ...new Set([
    ...criteriaOf(model).map(({ criterion }) => criterion.metricCode),
    ...criteriaOf(model).flatMap(({ criterion }) => peerAttributes(model, criterion)),
    ...tierRulesOf(model).map(({ condition }) =>
      condition.kind === 'metric' ? condition.metricCode : condition.attributeCode,
    ),
    ...(model.rules.moneyMetric === null ? [] : [model.rules.moneyMetric]),
  ]),
];

/** How a metric is made and who delivers it. */
const originOf = (
  code: string,
  { runs, sources, formulas }: MetricSources,
): readonly [string, string] => {
  const formula = formulas.find((each) => each.code === code);
  if (formula !== undefined) {
    return [`Formula: ${formula.formula}`, 'from other metrics'];
  }
  const found = runs.flatMap(({ sourceName, recipe }) =>
    recipe.metrics
      .filter((metric) => metric.code === code)
      .map((metric) => ({ words: metricWords(metric), sourceName })),
  );
  const owners = [...new Set(found.map(({ sourceName }) => sourceName))].map((name) => {
    const source = sources.find((each) => each.name === name);
    const owner = [source?.department ?? '', source?.owner ?? ''].filter((word) => word !== '');
    return owner.length === 0 ? name : `${name} (${owner.join(', ')})`;
  });
  return [[...new Set(found.map(({ words }) => words))].join('; or '), owners.join(', ')];
};

/** Every metric and attribute that the model asks about: how it is made, by whom, and what it means. */
export const metricSection = (
  model: ScoringModel,
  snapshot: Snapshot,
  known: MetricSources,
): MethodologySection => ({
  title: 'Metrics',
  blocks: [
    table(
      'What the model asks about',
      ['Metric', 'Unit', 'How it is made', 'Source', 'What to know of it'],
      codesOf(model).map((code) => {
        const metric = snapshot.metrics.find((each) => each.code === code);
        const attribute = snapshot.attributes.find((each) => each.code === code);
        const [made, source] = originOf(code, known);
        return [
          metric?.name ?? attribute?.name ?? code,
          metric?.unit ?? '',
          metric === undefined && attribute !== undefined ? 'a label' : made,
          source,
          aboutSentences(metric?.about).join(' '),
        ];
      }),
    ),
  ],
});
