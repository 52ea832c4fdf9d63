import type { ReferenceSet } from '#shared/model/reference-rule.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { metricOfCriterion } from '#shared/scoring/criteria.ts';
import { freezeReferences } from '#shared/scoring/reference/freeze.ts';
import { rememberLevels } from '#shared/scoring/reference/peer-levels.ts';
import { referenceRuleOf, referencesFor } from '#shared/scoring/reference/references-for.ts';

/**
 * Freezes whom every criterion measures against that is not frozen yet, as of an ISO day. Left as they
 * are: criteria without data, with bounds of their own, or with too many groups.
 */
export const freezeAll = (model: ScoringModel, snapshot: Snapshot, on: string): ScoringModel => {
  const levelsOf = rememberLevels(snapshot);
  return {
    ...model,
    dimensions: model.dimensions.map((dimension) => ({
      ...dimension,
      criteria: dimension.criteria.map((criterion) => {
        const rule = referenceRuleOf(model, criterion);
        if (rule.kind === 'frozen') return criterion;
        const metric = metricOfCriterion(snapshot, criterion);
        const references = referencesFor(model, criterion, metric, levelsOf);
        const frozen = freezeReferences(references, rule, on);
        return frozen === null
          ? criterion
          : { ...criterion, rules: { ...criterion.rules, reference: frozen } };
      }),
    })),
  };
};

const isSame = (one: ReferenceSet, other: ReferenceSet): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Measures against the partners of today again, by what was frozen; who measured as the model says does so again. */
export const thawAll = (model: ScoringModel): ScoringModel => ({
  ...model,
  dimensions: model.dimensions.map((dimension) => ({
    ...dimension,
    criteria: dimension.criteria.map((criterion) => {
      const { reference } = criterion.rules;
      return reference?.kind === 'frozen'
        ? {
            ...criterion,
            rules: {
              ...criterion.rules,
              reference: isSame(reference.by, model.rules.reference) ? null : reference.by,
            },
          }
        : criterion;
    }),
  })),
});

/** Criteria whose references are frozen. */
export const countFrozen = ({ dimensions }: ScoringModel): number =>
  dimensions
    .flatMap(({ criteria }) => criteria)
    .filter(({ rules }) => rules.reference?.kind === 'frozen').length;
