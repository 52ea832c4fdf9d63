import type { Database } from 'better-sqlite3';
import { noDimensionRules } from '#shared/model/dimension-rules.ts';
import { noCriterionRules } from '#shared/model/criterion-rules.ts';
import { scoringModel, type ScoringModel } from '#shared/model/scoring-model.ts';
import { noModelRules, noTierRules } from '#shared/model/tier-rules.ts';
import type { CriterionRow, DimensionRow, ScoringModelRow, TierRow } from '../schema.ts';
import { syncRows } from '../sync-rows.ts';

/**
 * Rules as the file holds them: only the fields that differ from their defaults, so that rows of older
 * versions stay untouched until somebody sets one.
 */
const storedRules = <T extends object>(rules: T, defaults: T): string => {
  const usual = new Map(Object.entries(defaults));
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(rules).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(usual.get(field)),
      ),
    ),
  );
};

/** Writes the model as rows; only rows that differ are touched. Call it inside a transaction. */
export const writeModel = (connection: Database, model: ScoringModel): void => {
  syncRows(
    connection,
    'scoring_model',
    ['id', 'absence_policies', 'minimum_coverage', 'rules'],
    [
      {
        id: 'model',
        absence_policies: JSON.stringify(model.absencePolicies),
        minimum_coverage: model.minimumCoverage,
        rules: storedRules(model.rules, noModelRules),
      },
    ],
  );
  syncRows(
    connection,
    'dimension',
    ['id', 'ordinal', 'name', 'description', 'weight', 'locked', 'rules'],
    model.dimensions.map((dimension, ordinal) => ({
      id: dimension.id,
      ordinal,
      name: dimension.name,
      description: dimension.description,
      weight: dimension.weight,
      locked: dimension.locked ? 1 : 0,
      rules: storedRules(dimension.rules, noDimensionRules),
    })),
  );
  syncRows(
    connection,
    'criterion',
    [
      'id',
      'dimension_id',
      'ordinal',
      'name',
      'metric_code',
      'weight',
      'locked',
      'value_function',
      'rules',
    ],
    model.dimensions.flatMap((dimension) =>
      dimension.criteria.map((criterion, ordinal) => ({
        id: criterion.id,
        dimension_id: dimension.id,
        ordinal,
        name: criterion.name,
        metric_code: criterion.metricCode,
        weight: criterion.weight,
        locked: criterion.locked ? 1 : 0,
        value_function: JSON.stringify(criterion.valueFunction),
        rules: storedRules(criterion.rules, noCriterionRules),
      })),
    ),
  );
  syncRows(
    connection,
    'tier',
    ['id', 'ordinal', 'name', 'purpose', 'shape', 'line', 'rules'],
    model.tiers.map((tier, ordinal) => ({
      id: tier.id,
      ordinal,
      name: tier.name,
      purpose: tier.purpose,
      shape: tier.shape,
      line: tier.line,
      rules: storedRules(tier.rules, noTierRules),
    })),
  );
};

/** Reads the model back; a file that was edited into nonsense throws. */
export const readModel = (connection: Database): ScoringModel => {
  const head = connection.prepare<[], ScoringModelRow>(`SELECT * FROM scoring_model`).get();
  const dimensions = connection
    .prepare<[], DimensionRow>(`SELECT * FROM dimension ORDER BY ordinal`)
    .all();
  const criteria = connection
    .prepare<[], CriterionRow>(`SELECT * FROM criterion ORDER BY ordinal`)
    .all();
  const tiers = connection.prepare<[], TierRow>(`SELECT * FROM tier ORDER BY ordinal`).all();
  return scoringModel.parse({
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      name: dimension.name,
      description: dimension.description,
      weight: dimension.weight,
      locked: dimension.locked === 1,
      rules: JSON.parse(dimension.rules) as unknown,
      criteria: criteria
        .filter((criterion) => criterion.dimension_id === dimension.id)
        .map((criterion) => ({
          id: criterion.id,
          name: criterion.name,
          metricCode: criterion.metric_code,
          weight: criterion.weight,
          locked: criterion.locked === 1,
          valueFunction: JSON.parse(criterion.value_function) as unknown,
          rules: JSON.parse(criterion.rules) as unknown,
        })),
    })),
    tiers: tiers.map((tier) => ({
      id: tier.id,
      name: tier.name,
      purpose: tier.purpose,
      shape: tier.shape,
      line: tier.line,
      rules: JSON.parse(tier.rules) as unknown,
    })),
    absencePolicies: JSON.parse(head?.absence_policies ?? '{}') as unknown,
    minimumCoverage: head?.minimum_coverage,
    rules: JSON.parse(head?.rules ?? '{}') as unknown,
  });
};
