import { ulid } from 'ulid';
import type { TierId } from '#shared/model/ids.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { startingLines } from '#shared/scoring/first-lines.ts';
import { noModelRules, noTierRules } from '#shared/model/tier-rules.ts';

/** What a new workspace starts with: three tiers to be renamed, and nothing to judge by yet. */
export const createStartingModel = (): ScoringModel => ({
  dimensions: [],
  tiers: [
    {
      id: ulid() as TierId,
      name: 'Strategic',
      purpose: 'We plan together and give each other priority.',
      shape: 'diamond',
      line: startingLines[0],
      rules: noTierRules,
    },
    {
      id: ulid() as TierId,
      name: 'Growth',
      purpose: 'We invest where it shows results.',
      shape: 'circle',
      line: startingLines[1],
      rules: noTierRules,
    },
    {
      id: ulid() as TierId,
      name: 'Core',
      purpose: 'We serve well with standard means.',
      shape: 'square',
      line: null,
      rules: noTierRules,
    },
  ],
  absencePolicies: {
    missing: 'reweight',
    notApplicable: 'reweight',
    noActivity: 'worst',
    notComputable: 'reweight',
  },
  minimumCoverage: 0.5,
  rules: noModelRules,
});
