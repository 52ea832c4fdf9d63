import type { AbsencePolicy } from '#shared/model/absence-policy.ts';
import type { ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { policyWords } from '#shared/scoring/policy-words.ts';
import { formatBound } from './format-bound.ts';

type StatedCriterion = ProposalDocument['method']['dimensions'][number]['criteria'][number];

type StatedPolicy = ProposalDocument['method']['absencePolicies'][string];

const policyOf = (stated: StatedPolicy): AbsencePolicy =>
  typeof stated === 'string'
    ? stated
    : 'value' in stated
      ? { value: Number(stated.value) }
      : { percentile: Number(stated.percentile) };

const absenceNames: Readonly<Record<string, string>> = {
  missing: 'missing',
  notApplicable: 'not applicable',
  noActivity: 'no activity',
  notComputable: 'not computable',
};

/** What absent numbers do, a phrase for each rule with the kinds of absence that follow it. */
export const absenceSentence = (
  policies: ProposalDocument['method']['absencePolicies'] | undefined,
): string => {
  const kindsByRule = new Map<string, readonly string[]>();
  for (const [absence, stated] of Object.entries(policies ?? {})) {
    const words = policyWords(policyOf(stated));
    kindsByRule.set(words, [...(kindsByRule.get(words) ?? []), absenceNames[absence] ?? absence]);
  }
  return [...kindsByRule].map(([words, kinds]) => `${kinds.join(', ')}: ${words}`).join('; ');
};

/** How a criterion turns its metric into a value, in the few words that a printed line has room for. */
export const methodWords = (criterion: StatedCriterion): string => {
  const {
    valueFunction,
    direction,
    bounds,
    unit,
    points = [],
    levels = [],
    references = [],
  } = criterion;
  const parameter = (name: string): string => formatBound(criterion.parameters?.[name] ?? '0');
  const shift = criterion.parameters?.['shift'] === undefined ? 'by group' : parameter('shift');
  const better = direction === 'higher' ? 'higher is better' : 'lower is better';
  const range =
    criterion.withheld === true
      ? 'range withheld'
      : bounds === null
        ? references.length > 1
          ? `within ${references.length - 1} peer groups`
          : 'no data'
        : `${formatBound(bounds.lower)} to ${formatBound(bounds.upper)} ${unit}`.trimEnd();
  const since = criterion.frozenOn === undefined ? '' : `, frozen on ${criterion.frozenOn}`;
  switch (valueFunction) {
    case 'piecewise':
      return points
        .map(({ raw, value }) => `${formatBound(raw)} is ${formatBound(value)}`)
        .join(', ');
    case 'bands':
      return [
        `below is ${parameter('below')}`,
        ...points.map(({ raw, value }) => `from ${formatBound(raw)} is ${formatBound(value)}`),
      ].join(', ');
    case 'rubric':
      return levels.map(({ at, value }) => `${at} is ${formatBound(value)}`).join(', ');
    case 'target':
      return `best from ${parameter('bestFrom')} to ${parameter('bestTo')}, ${range}`;
    case 'zscore':
      return `normal share of the z-score (ddof ${parameter('ddof')}), ${better}${since}`;
    case 'percentile':
      return `percentile rank, ${range}, ${better}${since}`;
    case 'logarithmic':
      return `logarithm (shift ${shift}), ${range}, ${better}${since}`;
    case 'minmax':
    case 'goalposts':
      return `${valueFunction}, ${range}, ${better}${since}`;
  }
};
