import { tierFloors, tierOfMicros, noTier, toMicros } from '../scoring/tiers.ts';
import type { VerificationCheck } from '../model/proposal.ts';
import { countByTier } from './build-proposal.ts';
import type { ProposalDocument } from './proposal-document.ts';

/** Contributions are printed with nine decimals, a score with six. */
const sumTolerance = 1e-6;

/**
 * Recomputes what a document says about itself: points from contributions, tiers from scores and lines,
 * counts from partners, weights that sum to 1. One check each; a failed one names the first culprit.
 */
export const checkProposal = (document: ProposalDocument): readonly VerificationCheck[] => [
  checkWeights(document),
  checkLines(document),
  checkKeys(document),
  checkSums(document),
  checkTiers(document),
  checkCounts(document),
];

const verdict = (name: string, culprit: string | undefined, detail: string): VerificationCheck => ({
  name,
  passed: culprit === undefined,
  detail: culprit ?? detail,
});

const checkWeights = ({ method }: ProposalDocument): VerificationCheck => {
  const lists = [
    { name: 'the dimensions', nodes: method.dimensions },
    ...method.dimensions
      .filter(({ criteria }) => criteria.length > 0)
      .map(({ name, criteria }) => ({ name: `the criteria of ${name}`, nodes: criteria })),
  ];
  const wrong = lists.find(({ nodes }) => {
    const sum = nodes.reduce((total, { weight }) => total + Number(weight), 0);
    return nodes.length > 0 && Math.abs(sum - 1) > 1e-9;
  });
  return verdict(
    'Weights sum to 100 %',
    wrong === undefined ? undefined : `the weights of ${wrong.name} do not`,
    `${lists.length} lists of weights were added up`,
  );
};

const checkLines = ({ tiers }: ProposalDocument): VerificationCheck => {
  const wrong = tiers.find(({ line }, index) => {
    const above = tiers[index - 1]?.line ?? null;
    const isLast = index === tiers.length - 1;
    return isLast !== (line === null) || (above !== null && line !== null && !(+line < +above));
  });
  return verdict(
    'Tier lines descend',
    wrong === undefined ? undefined : `the line of ${wrong.name} is out of order`,
    tiers.map(({ name, line }) => `${name} ${line ?? 'below'}`).join(', '),
  );
};

const checkKeys = ({ partners }: ProposalDocument): VerificationCheck => {
  const wrong = partners.find(({ key }, index) => {
    const before = partners[index - 1]?.key;
    return before !== undefined && !(before < key);
  });
  return verdict(
    'Every partner stands once',
    wrong === undefined ? undefined : `partner ${wrong.key} is repeated or out of order`,
    `${partners.length} partners in the order of their keys`,
  );
};

const checkSums = ({ partners, method }: ProposalDocument): VerificationCheck => {
  const criteria = method.dimensions.reduce((sum, dimension) => sum + dimension.criteria.length, 0);
  const wrong = partners.find(({ score, contributions }) => {
    const sum = contributions.reduce((total, points) => total + Number(points), 0);
    return contributions.length !== criteria || Math.abs(sum - Number(score ?? '0')) > sumTolerance;
  });
  return verdict(
    'Scores are the sum of their contributions',
    wrong === undefined ? undefined : `partner ${wrong.key} does not add up`,
    `${partners.length} scores of ${criteria} criteria were added up`,
  );
};

const checkTiers = ({ partners, tiers }: ProposalDocument): VerificationCheck => {
  const floors = tierFloors(
    tiers.map(({ line }) => ({ line: line === null ? null : Number(line) })),
  );
  const wrong = partners.find(({ score, proposedTier }) => {
    const tier = tierOfMicros(score === null ? -1 : toMicros(Number(score)), floors);
    return (tier === noTier ? null : tier) !== proposedTier;
  });
  return verdict(
    'Tiers follow from scores and lines',
    wrong === undefined
      ? undefined
      : `partner ${wrong.key} does not belong to the tier it is given`,
    `${partners.length} tiers were assigned again`,
  );
};

const checkCounts = ({ partners, tiers, counts }: ProposalDocument): VerificationCheck => {
  const isRight = (['current', 'proposed'] as const).every((side) => {
    const again = countByTier(partners, `${side}Tier`, tiers.length);
    return (
      again.length === counts[side].length &&
      again.every((count, index) => count === counts[side][index])
    );
  });
  return verdict(
    'Counts per tier are right',
    isRight ? undefined : 'counting the partners gives other numbers',
    counts.proposed.join(' + '),
  );
};
