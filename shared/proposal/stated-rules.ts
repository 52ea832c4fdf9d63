import { z } from 'zod';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { comparisons, type Condition } from '../model/tier-rules.ts';
import { hidesSubject, type Hidden } from '../sensitivity/hidden.ts';
import type { Found, TierRule, Verdict } from '../scoring/gates.ts';
import { topOf } from '../scoring/ladders/ladder-spans.ts';
import { subjectOf } from '../scoring/rule-words.ts';

import { ladderedTiers } from './stated-ladders.ts';

/** A number as text with a point, so that no reader rounds it. */
export const decimal = z.string().regex(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u);

/** True where a sensitive value is not told: `found` then says only whether the condition `holds` or `fails`. */
const withheld = z.literal(true).optional();

/** A gate's or a veto's condition with the name that people know its subject by. */
export const statedCondition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('metric'),
    metric: z.string(),
    name: z.string(),
    unit: z.string(),
    comparison: z.enum(comparisons),
    value: decimal,
    whenAbsent: z.enum(['holds', 'fails']),
    message: z.string(),
    withheld,
  }),
  z.strictObject({
    kind: z.literal('attribute'),
    attribute: z.string(),
    name: z.string(),
    labels: z.array(z.string()),
    whenAbsent: z.enum(['holds', 'fails']),
    message: z.string(),
    withheld,
  }),
]);

export type StatedCondition = z.infer<typeof statedCondition>;

/** A condition as a document states it. */
export const stateCondition = (
  condition: Condition,
  snapshot: Snapshot,
  hidden: Hidden,
): StatedCondition => {
  const { name, unit } = subjectOf(condition, snapshot);
  const { whenAbsent, message } = condition;
  const kept = hidesSubject(hidden, condition) ? ({ withheld: true } as const) : {};
  return condition.kind === 'metric'
    ? {
        kind: 'metric',
        metric: condition.metricCode,
        name,
        unit,
        comparison: condition.comparison,
        value: String(condition.value),
        whenAbsent,
        message,
        ...kept,
      }
    : {
        kind: 'attribute',
        attribute: condition.attributeCode,
        name,
        labels: [...condition.labels],
        whenAbsent,
        message,
        ...kept,
      };
};

/** The condition that a document states, to be judged again. */
export const readCondition = (stated: StatedCondition): Condition => {
  const { whenAbsent, message } = stated;
  return stated.kind === 'metric'
    ? {
        id: stated.metric,
        kind: 'metric',
        metricCode: stated.metric,
        comparison: stated.comparison,
        value: Number(stated.value),
        whenAbsent,
        message,
      }
    : {
        id: stated.attribute,
        kind: 'attribute',
        attributeCode: stated.attribute,
        labels: stated.labels,
        whenAbsent,
        message,
      };
};

/** A rule of a document, with its subject's names. */
export type StatedRule = TierRule & {
  readonly subject: { name: string; unit: string };
  readonly isWithheld: boolean;
};

type Ruled = {
  readonly tiers: readonly {
    readonly gates?: readonly StatedCondition[] | undefined;
    readonly ladder?: number | undefined;
  }[];
  readonly vetoes?:
    readonly { readonly highest: number; readonly condition: StatedCondition }[] | undefined;
};

const rule = (
  kind: TierRule['kind'],
  tier: number,
  top: number,
  stated: StatedCondition,
): StatedRule => ({
  kind,
  tier,
  top,
  condition: readCondition(stated),
  subject: { name: stated.name, unit: stated.kind === 'metric' ? stated.unit : '' },
  isWithheld: stated.withheld === true,
});

/** Every gate in the order of tiers, then every veto: the order of a partner's `found`. */
export const rulesOfDocument = ({ tiers, vetoes = [] }: Ruled): readonly StatedRule[] => {
  const laddered = ladderedTiers(tiers);
  return [
    ...tiers.flatMap(({ gates = [] }, tier) =>
      gates.map((gate) => rule('gate', tier, topOf(laddered, tier), gate)),
    ),
    ...vetoes.map(({ highest, condition }) =>
      rule('veto', highest, topOf(laddered, highest), condition),
    ),
  ];
};

/** What was found, as text: a decimal for a metric, a label, null for neither; withheld, the outcome alone. */
export const stateFound = ({ found, holds }: Verdict, isWithheld: boolean): string | null =>
  isWithheld ? (holds ? 'holds' : 'fails') : typeof found === 'number' ? String(found) : found;

/** What was found, read back for its rule; null where it is withheld. */
export const readFound = (
  stated: string | null | undefined,
  { condition, isWithheld }: StatedRule,
): Found =>
  stated === null || stated === undefined || isWithheld
    ? null
    : condition.kind === 'metric'
      ? Number(stated)
      : stated;

/** The vetoes of a model whose tier exists, as a document states them. */
export const stateVetoes = (
  { tiers, rules }: ScoringModel,
  snapshot: Snapshot,
  hidden: Hidden,
): { highest: number; condition: StatedCondition }[] =>
  rules.vetoes.flatMap(({ highest, condition }) => {
    const tier = tiers.findIndex(({ id }) => id === highest);
    return tier === -1
      ? []
      : [{ highest: tier, condition: stateCondition(condition, snapshot, hidden) }];
  });
