import type { DimensionId } from '../../model/ids.ts';
import type { Dimension } from '../../model/scoring-model.ts';
import type { MetricColumn, Snapshot } from '../../model/snapshot.ts';
import { noDimensionRules } from '../../model/dimension-rules.ts';
import { criterionOn } from '../propose-model.ts';

/** A dimension that a programme usually has, and the words by which its metrics are known. */
export type DimensionTemplate = {
  readonly code: 'performance' | 'potential' | 'strategic' | 'risk';
  readonly name: string;
  readonly description: string;
  readonly kind: Dimension['rules']['kind'];
  /** Beginnings of words in the name or code of a metric, in lower case. */
  readonly words: readonly string[];
};

/** In the order in which they are offered; a metric that fits several goes to the first that it fits best. */
export const dimensionTemplates: readonly DimensionTemplate[] = [
  {
    code: 'performance',
    name: 'Performance',
    description: 'What the partner brings in and delivers today.',
    kind: 'adds',
    words: [
      'revenue',
      'sales',
      'turnover',
      'margin',
      'profit',
      'growth',
      'order',
      'deal',
      'deliver',
      'time',
      'quality',
      'attain',
      'satisf',
      'nps',
      'utilis',
    ],
  },
  {
    code: 'potential',
    name: 'Potential',
    description: 'What the partner could bring in if the relationship is deepened.',
    kind: 'adds',
    words: [
      'pipeline',
      'lead',
      'opportun',
      'certif',
      'engineer',
      'train',
      'integrat',
      'market',
      'prospect',
      'reach',
      'new',
      'forecast',
      'capacity',
      'enable',
    ],
  },
  {
    code: 'strategic',
    name: 'Strategic importance',
    description: 'How far we depend on each other, and how hard the partner is to replace.',
    kind: 'adds',
    words: [
      'strateg',
      'renew',
      'retention',
      'campaign',
      'roadmap',
      'technolog',
      'brand',
      'joint',
      'competit',
      'fit',
      'executive',
      'coverage',
      'innovat',
      'tenure',
    ],
  },
  {
    code: 'risk',
    name: 'Risk',
    description: 'What may go wrong: takes points off, nothing where there is no risk.',
    kind: 'takes',
    words: [
      'risk',
      'escalat',
      'overdue',
      'delay',
      'complain',
      'dispute',
      'churn',
      'incident',
      'concentrat',
      'depend',
      'debt',
      'defect',
      'return',
      'breach',
      'late',
    ],
  },
];

/** A template takes at most this many metrics; more can be added by hand. */
const mostCriteria = 6;

const wordsOf = ({ name, code }: MetricColumn): readonly string[] =>
  `${name} ${code}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** How many words of a metric a template knows. */
const fitOf = (template: DimensionTemplate, metric: MetricColumn): number => {
  const words = new Set(wordsOf(metric));
  return [...words].filter((word) => template.words.some((begin) => word.startsWith(begin))).length;
};

/** Metrics that a template suggests, the best fit first; none that `taken` names by their codes. */
export const suggestedMetrics = (
  template: DimensionTemplate,
  { metrics }: Snapshot,
  taken: ReadonlySet<string>,
): readonly MetricColumn[] =>
  metrics
    .filter(({ code }) => !taken.has(code))
    .map((metric) => ({ metric, fit: fitOf(template, metric) }))
    .filter(
      ({ metric, fit }) =>
        fit > 0 &&
        dimensionTemplates.every(
          (other) =>
            other === template ||
            fitOf(other, metric) < fit ||
            (fitOf(other, metric) === fit &&
              dimensionTemplates.indexOf(other) > dimensionTemplates.indexOf(template)),
        ),
    )
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, mostCriteria)
    .map(({ metric }) => metric);

/** A dimension of a template with its suggested metrics at equal weight. `newId` makes ids new to the model. */
export const dimensionFrom = (
  template: DimensionTemplate,
  snapshot: Snapshot,
  taken: ReadonlySet<string>,
  weight: number,
  newId: () => string,
): Dimension => {
  const metrics = suggestedMetrics(template, snapshot, taken);
  return {
    id: newId() as DimensionId,
    name: template.name,
    description: template.description,
    weight,
    locked: false,
    criteria: metrics.map((metric) => criterionOn(metric, newId(), 1 / metrics.length)),
    rules: { ...noDimensionRules, kind: template.kind },
  };
};
