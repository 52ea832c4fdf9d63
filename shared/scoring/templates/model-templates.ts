import type { ScoringModel } from '../../model/scoring-model.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { isDeduction } from '../criteria.ts';
import { normaliseSiblings } from '../set-weight.ts';
import {
  dimensionFrom,
  dimensionTemplates,
  type DimensionTemplate,
} from './dimension-templates.ts';

/** What weighs in the model of one type of partner. */
export type ModelTemplate = {
  readonly name: string;
  readonly about: string;
  /** Shares of the score; of risk what it takes off at most. */
  readonly weights: Readonly<Record<DimensionTemplate['code'], number>>;
};

/** Starting points for the usual types of partner, to be argued about. */
export const modelTemplates: readonly ModelTemplate[] = [
  {
    name: 'Resellers',
    about: 'What they sell and how it grows comes first.',
    weights: { performance: 0.5, potential: 0.3, strategic: 0.2, risk: 0.1 },
  },
  {
    name: 'Technology partners',
    about: 'What the integration makes possible comes first.',
    weights: { performance: 0.2, potential: 0.35, strategic: 0.45, risk: 0.05 },
  },
  {
    name: 'Service partners',
    about: 'Delivery and skills weigh alike.',
    weights: { performance: 0.4, potential: 0.4, strategic: 0.2, risk: 0.15 },
  },
  {
    name: 'Suppliers',
    about: 'Reliable delivery comes first, and risk takes off the most.',
    weights: { performance: 0.6, potential: 0.1, strategic: 0.3, risk: 0.2 },
  },
];

/**
 * The model with the dimensions of a template in place of its own, each with the metrics that suit it;
 * those for which there is none are left out and the others share their weight. Tiers and rules stay.
 */
export const startFrom = (
  template: ModelTemplate,
  model: ScoringModel,
  snapshot: Snapshot,
  newId: () => string,
): ScoringModel => {
  const made = dimensionTemplates
    .map((each) => dimensionFrom(each, snapshot, new Set(), template.weights[each.code], newId))
    .filter(({ criteria }) => criteria.length > 0);
  const adding = normaliseSiblings(made.filter((dimension) => !isDeduction(dimension)));
  return { ...model, dimensions: [...adding, ...made.filter(isDeduction)] };
};
