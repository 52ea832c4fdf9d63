import type { CriterionId, DimensionId, TierId } from '../model/ids.ts';
import { noTierCard } from '../model/tier-card.ts';
import { noCriterionRules } from '../model/criterion-rules.ts';
import { noDimensionRules } from '../model/dimension-rules.ts';
import { noModelRules, noTierRules, type TierRules } from '../model/tier-rules.ts';
import type { Criterion, Dimension, ScoringModel } from '../model/scoring-model.ts';
import type { ValueFunction } from '../model/value-function.ts';

const goalposts = (
  lower: number,
  upper: number,
  direction: 'higher' | 'lower' = 'higher',
): ValueFunction => ({ method: 'goalposts', direction, lower, upper });

const minmax = (direction: 'higher' | 'lower' = 'higher'): ValueFunction => ({
  method: 'minmax',
  direction,
});

const criterion = (
  code: string,
  name: string,
  weight: number,
  valueFunction: ValueFunction,
): Criterion => ({
  id: `sample-${code}` as CriterionId,
  name,
  metricCode: code,
  weight,
  locked: false,
  valueFunction,
  rules: noCriterionRules,
});

const dimension = (
  code: string,
  name: string,
  weight: number,
  description: string,
  criteria: readonly Criterion[],
): Dimension => ({
  id: `sample-${code}` as DimensionId,
  name,
  description,
  weight,
  locked: false,
  criteria,
  rules: noDimensionRules,
});

/** What a partner of a tier costs a year: EUR, and a share of its revenue. */
const costs = (fixedCost: number, rate: number): TierRules => ({
  ...noTierRules,
  fixedCost,
  rate,
});

/** The sample's rules: four dimensions, twelve criteria, four tiers. */
export const sampleModel: ScoringModel = {
  dimensions: [
    dimension('performance', 'Performance', 0.35, 'What the partner brings in today.', [
      criterion('revenue_year', 'Revenue, last 4 quarters', 0.4, goalposts(0, 400_000)),
      criterion('margin', 'Gross margin', 0.25, goalposts(10, 35)),
      criterion('growth', 'Growth', 0.2, goalposts(-20, 35)),
      criterion('deal_size', 'Average order', 0.15, goalposts(0, 40_000)),
    ]),
    dimension('potential', 'Potential', 0.25, 'What the partner could bring in tomorrow.', [
      criterion('leads', 'Joint leads', 0.4, goalposts(0, 150)),
      criterion('engineers', 'Certified engineers', 0.35, goalposts(0, 12)),
      criterion('integrations', 'Live integrations', 0.25, minmax()),
    ]),
    dimension('strategy', 'Strategic importance', 0.25, 'How far we depend on each other.', [
      criterion('renewal', 'Renewal rate', 0.6, goalposts(50, 100)),
      criterion('campaigns', 'Joint campaigns', 0.4, goalposts(0, 6)),
    ]),
    dimension('care', 'Care for customers', 0.15, 'How customers and we are treated.', [
      criterion('satisfaction', 'Customer satisfaction', 0.5, goalposts(3, 9)),
      criterion('escalations', 'Escalations', 0.25, minmax('lower')),
      criterion('days_overdue', 'Payment delay', 0.25, goalposts(0, 30, 'lower')),
    ]),
  ],
  tiers: [
    {
      id: 'sample-strategic' as TierId,
      name: 'Strategic',
      purpose: 'Joint roadmap and plan, executive sponsor, first access.',
      shape: 'diamond',
      line: 63,
      rules: {
        ...costs(24_000, 0.04),
        card: {
          ...noTierCard,
          engagement: 'Executive sponsor, joint plan and roadmap',
          outcomes: ['Joint pipeline reviewed each month', 'One integration shipped a year'],
          decisionRights: ['The joint board decides on shared campaigns and early access'],
          entitlements: ['Co-investment funds', 'First access to releases', 'Named architect'],
        },
      },
    },
    {
      id: 'sample-advanced' as TierId,
      name: 'Advanced',
      purpose: 'Dedicated partner manager, co-marketing funds, joint pipeline.',
      shape: 'hexagon',
      line: 54,
      rules: {
        ...costs(9_000, 0.025),
        card: {
          ...noTierCard,
          engagement: 'Named partner manager, quarterly plan',
          outcomes: ['Growing joint pipeline', 'Two certified engineers more each year'],
          decisionRights: ['The partner manager decides on campaigns within the plan'],
          entitlements: ['Co-marketing funds', 'Priority support'],
        },
      },
    },
    {
      id: 'sample-select' as TierId,
      name: 'Select',
      purpose: 'Shared partner manager, training, campaigns in a box.',
      shape: 'circle',
      line: 43,
      rules: {
        ...costs(2_500, 0.01),
        card: {
          ...noTierCard,
          engagement: 'Shared partner manager, half-yearly review',
          outcomes: ['A first reference customer', 'A certified engineer'],
          entitlements: ['Training', 'Campaigns in a box'],
        },
      },
    },
    {
      id: 'sample-registered' as TierId,
      name: 'Registered',
      purpose: 'Portal, price list and support by mail.',
      shape: 'square',
      line: null,
      rules: costs(300, 0),
    },
  ],
  absencePolicies: {
    missing: 'reweight',
    notApplicable: 'reweight',
    noActivity: 'reweight',
    notComputable: 'reweight',
  },
  minimumCoverage: 0.6,
  rules: { ...noModelRules, moneyMetric: 'revenue_year', budget: 1_600_000 },
};
