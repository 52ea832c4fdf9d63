import type { VerificationCheck } from '../model/proposal.ts';
import { tierWithin } from '../scoring/gates.ts';
import { noTier } from '../scoring/tiers.ts';
import { reachedTier, verdictsOf } from './judge-again.ts';
import type { ProposalBody } from './proposal-document.ts';

type Partner = ProposalBody['partners'][number];

const name = 'Futures and other weights are counted right';

const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

/** What is wrong with what a partner's counts add up to; null where they do. */
const countsFault = (
  counts: readonly number[] | undefined,
  of: number | undefined,
  tiers: number,
  what: string,
): string | null =>
  (counts === undefined) !== (of === undefined)
    ? `has ${what} without the run, or the run without them`
    : counts !== undefined && (counts.length !== tiers + 1 || sum(counts) !== of)
      ? `has ${what} that do not add up to ${of ?? 0}`
      : null;

const partnerFault = ({ outlook }: Partner, document: ProposalBody): string | null => {
  const stated = document.outlook;
  const tiers = document.tiers.length;
  if (stated === undefined || outlook === undefined) {
    return 'has an outlook that is not stated for all, or none';
  }
  const isStrange = outlook.scenarios.some((tier) => tier !== null && tier >= tiers);
  return outlook.scenarios.length !== stated.scenarios.length || isStrange
    ? 'has not one tier for each scenario'
    : (countsFault(outlook.ensemble, stated.ensemble?.futures, tiers, 'counts of futures') ??
        countsFault(outlook.weightings, stated.weightings?.count, tiers, 'counts of weightings'));
};

/** What is wrong with the counts of a scenario; null where counting the partners gives the same. */
const scenarioFault = (
  document: ProposalBody,
  today: readonly number[],
  index: number,
): string | null => {
  const { partners, tiers, outlook } = document;
  const stated = outlook?.scenarios[index];
  const counts = new Array<number>(tiers.length + 1).fill(0);
  let risen = 0;
  let fallen = 0;
  for (const [row, partner] of partners.entries()) {
    const then = partner.outlook?.scenarios[index] ?? null;
    const now = today[row] ?? noTier;
    const code = then ?? noTier;
    const slot = then ?? tiers.length;
    counts[slot] = (counts[slot] ?? 0) + 1;
    risen += Number(code < now);
    fallen += Number(code > now);
  }
  return stated?.risen === risen &&
    stated.fallen === fallen &&
    stated.counts.length === counts.length &&
    counts.every((each, slot) => each === stated.counts[slot])
    ? null
    : `counting the partners of ${stated?.name ?? ''} gives other numbers`;
};

/**
 * Only where a document says what would be in other futures or by other weights: counts are counted again.
 * The figures of futures themselves rest on data that a document does not state.
 */
export const checkOutlook = (document: ProposalBody): readonly VerificationCheck[] => {
  const { outlook, partners } = document;
  if (outlook === undefined && partners.every((partner) => partner.outlook === undefined)) {
    return [];
  }
  const wrong = partners
    .map((partner) => ({ key: partner.key, fault: partnerFault(partner, document) }))
    .find(({ fault }) => fault !== null);
  const scenarios = outlook?.scenarios ?? [];
  const today =
    scenarios.length === 0
      ? []
      : partners.map((partner) =>
          tierWithin(
            reachedTier(partner, document),
            verdictsOf(partner, document),
            document.tiers.length,
          ),
        );
  const fault =
    wrong === undefined
      ? (scenarios
          .map((_, index) => scenarioFault(document, today, index))
          .find((each) => each !== null) ?? null)
      : `partner ${wrong.key} ${wrong.fault ?? ''}`;
  return [
    {
      name,
      passed: fault === null,
      detail:
        fault ??
        [
          `${scenarios.length} scenarios`,
          ...(outlook?.ensemble === undefined ? [] : [`${outlook.ensemble.futures} futures`]),
          ...(outlook?.weightings === undefined ? [] : [`${outlook.weightings.count} weightings`]),
        ].join(', '),
    },
  ];
};
