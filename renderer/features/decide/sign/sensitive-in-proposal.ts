import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';

/**
 * The sensitive metrics and attributes of which a proposal would tell bounds or what gates found, and the
 * names of partners.
 */
export const sensitiveInProposal = (
  { dimensions, tiers, rules }: ScoringModel,
  things: readonly SensitiveThing[],
): readonly SensitiveThing[] => {
  const conditions = [
    ...tiers.flatMap((tier) => tier.rules.gates),
    ...rules.vetoes.map(({ condition }) => condition),
  ];
  const metrics = new Set([
    ...dimensions.flatMap(({ criteria }) => criteria.map(({ metricCode }) => metricCode)),
    ...conditions.flatMap((each) => (each.kind === 'metric' ? [each.metricCode] : [])),
  ]);
  const attributes = new Set(
    conditions.flatMap((each) => (each.kind === 'attribute' ? [each.attributeCode] : [])),
  );
  return things.filter(
    ({ kind, code }) =>
      kind === 'names' ||
      (kind === 'metric' && metrics.has(code)) ||
      (kind === 'attribute' && attributes.has(code)),
  );
};
