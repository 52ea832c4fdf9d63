import { noCriterionRules } from '#shared/model/criterion-rules.ts';
import { noDimensionRules } from '#shared/model/dimension-rules.ts';
import { noModelRules, noTierRules } from '#shared/model/tier-rules.ts';
import type { CriterionId, DimensionId, TierId } from '#shared/model/ids.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Random } from '#shared/random.ts';

/** Score lines of a drawn model, the highest first. */
export const tierLines = [62, 54, 46];

/** Four dimensions of equal weight with `criteria` criteria together, a multiple of four, and four tiers. */
export const drawModel = (criteria: number): ScoringModel => ({
  dimensions: ['Potential', 'Performance', 'Strategy', 'Care'].map((name, d) => ({
    id: `d${d}` as DimensionId,
    name,
    description: '',
    weight: 0.25,
    locked: false,
    rules: noDimensionRules,
    criteria: Array.from({ length: criteria / 4 }, (_, c) => ({
      id: `c${d}${c}` as CriterionId,
      name: `Criterion ${d}.${c}`,
      metricCode: `m${d}${c}`,
      weight: 4 / criteria,
      locked: false,
      rules: noCriterionRules,
      valueFunction: { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 },
    })),
  })),
  tiers: [...tierLines, null].map((line, index) => ({
    id: `t${index}` as TierId,
    name: `Tier ${index + 1}`,
    purpose: '',
    shape: 'circle',
    line,
    rules: noTierRules,
  })),
  absencePolicies: {
    missing: 'reweight',
    notApplicable: 'reweight',
    noActivity: 'worst',
    notComputable: 'reweight',
  },
  minimumCoverage: 0.5,
  rules: noModelRules,
});

/**
 * Partners with values of 0..100 as they are, so that numpy gets the very numbers that are weighed here;
 * `gaps` is the share of cells without one.
 */
export const drawSnapshot = (
  model: ScoringModel,
  rows: number,
  random: Random,
  gaps: number,
): Snapshot => {
  const keys = Array.from({ length: rows }, (_, row) => String(row));
  return {
    partnerKeys: keys,
    partnerNames: keys,
    attributes: [],
    metrics: model.dimensions.flatMap((dimension) =>
      dimension.criteria.map(({ metricCode }) => {
        const status = Uint8Array.from(keys, () => (random.chance(gaps) ? 1 : 0));
        return {
          code: metricCode,
          name: metricCode,
          unit: '',
          decimals: 0,
          higherIsBetter: true,
          values: Float64Array.from(status, (absent) =>
            absent === 1 ? NaN : 100 * random.share(),
          ),
          status,
        };
      }),
    ),
  };
};
