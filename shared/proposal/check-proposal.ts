import { tierWithin } from '../scoring/gates.ts';
import { tierTitles } from '../scoring/ladders/tier-groups.ts';
import { isHighest, isLowest } from '../scoring/ladders/ladder-spans.ts';
import { noTier } from '../scoring/tiers.ts';
import type { VerificationCheck } from '../model/proposal.ts';
import { countByTier } from './build-proposal.ts';
import { checkOutlook } from './check-outlook.ts';
import { reachedTier, verdictsOf } from './judge-again.ts';
import type { ProposalBody } from './proposal-document.ts';
import { decisionFault, recommendedTierOf } from './stated-decision.ts';
import { checkLadders, ladderOfPartner, ladderedTiers, tiersOfDocument } from './stated-ladders.ts';
import { reviewAgain } from './stated-ladder.ts';
import { isChanged, statesWhy, whyChanged } from './why-changed.ts';
import { readFound, rulesOfDocument } from './stated-rules.ts';

/** Contributions are printed with nine decimals, a score with six. */
const sumTolerance = 1e-6;

/**
 * Recomputes what a document says about itself: points from contributions, tiers from scores, lines,
 * gates and vetoes, counts from partners, weights that sum to 1. One check each; a failed one names the first culprit.
 */
export const checkProposal = (document: ProposalBody): readonly VerificationCheck[] => [
  checkWeights(document),
  checkLines(document),
  checkKeys(document),
  ...checkLadders(document),
  checkSums(document),
  checkCoverage(document),
  ...checkFound(document),
  checkTiers(document),
  ...checkLadder(document),
  ...checkDecisions(document),
  ...checkReasons(document),
  checkCounts(document),
  ...checkOutlook(document),
];

const verdict = (name: string, culprit: string | undefined, detail: string): VerificationCheck => ({
  name,
  passed: culprit === undefined,
  detail: culprit ?? detail,
});

const checkWeights = ({ method }: ProposalBody): VerificationCheck => {
  const lists = [
    { name: 'the dimensions', nodes: method.dimensions.filter(({ takes }) => takes !== true) },
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

const checkLines = (document: ProposalBody): VerificationCheck => {
  const { tiers } = document;
  const laddered = ladderedTiers(tiers);
  const wrong = tiers.find(({ line }, index) => {
    const above = isHighest(laddered, index) ? null : (tiers[index - 1]?.line ?? null);
    const isLast = isLowest(laddered, index);
    return isLast !== (line === null) || (above !== null && line !== null && !(+line < +above));
  });
  return verdict(
    'Tier lines descend',
    wrong === undefined ? undefined : `the line of ${wrong.name} is out of order`,
    tierTitles(tiersOfDocument(document))
      .map((title, tier) => `${title} ${tiers[tier]?.line ?? 'below'}`)
      .join(', '),
  );
};

const checkKeys = ({ partners }: ProposalBody): VerificationCheck => {
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

const checkSums = ({ partners, method }: ProposalBody): VerificationCheck => {
  const criteria = method.dimensions.reduce((sum, dimension) => sum + dimension.criteria.length, 0);
  const hasDeductions = method.dimensions.some(({ takes }) => takes === true);
  const wrong = partners.find(({ score, contributions }) => {
    const added = contributions.reduce((total, points) => total + Number(points), 0);
    // Deductions take no score below 0.
    const sum = hasDeductions ? Math.max(0, added) : added;
    return contributions.length !== criteria || Math.abs(sum - Number(score ?? '0')) > sumTolerance;
  });
  return verdict(
    'Scores are the sum of their contributions',
    wrong === undefined ? undefined : `partner ${wrong.key} does not add up`,
    `${partners.length} scores of ${criteria} criteria were added up`,
  );
};

/** Coverage is printed with six decimals: this close to the minimum it may lie on either side. */
const coverageRounding = 1e-6;

/** Share of all weight that deductions have: whoever has no more may have nothing that adds to a score. */
const deductedShare = ({ dimensions }: ProposalBody['method']): number => {
  const weightOf = (isIn: (takes: boolean) => boolean): number =>
    dimensions.reduce(
      (sum, { weight, takes, criteria }) =>
        sum + (criteria.length > 0 && isIn(takes === true) ? Number(weight) : 0),
      0,
    );
  const all = weightOf(() => true);
  return all > 0 ? weightOf((takes) => takes) / all : 0;
};

const checkCoverage = ({ partners, method }: ProposalBody): VerificationCheck => {
  const minimum = Number(method.minimumCoverage);
  const most = Math.max(minimum, deductedShare(method)) + coverageRounding;
  const wrong = partners.find(({ score, coverage, blockedBy = [] }) => {
    const known = Number(coverage);
    return score === null
      ? blockedBy.length === 0 && known > most
      : blockedBy.length > 0 || known < minimum - coverageRounding;
  });
  return verdict(
    'No score rests on too little data',
    wrong === undefined
      ? undefined
      : `partner ${wrong.key} has ${wrong.score === null ? 'no score although' : 'a score without'} enough data`,
    `${partners.length} partners were held against ${method.minimumCoverage} of the weight`,
  );
};

const checkTiers = (document: ProposalBody): VerificationCheck => {
  const { partners, tiers } = document;
  const wrong = partners.find((partner) => {
    const again = reachedTier(partner, document);
    const tier = tierWithin(again, verdictsOf(partner, document), tiers.length);
    const given = partner.step === undefined ? recommendedTierOf(partner) : partner.step.earned;
    return (tier === noTier ? null : tier) !== given;
  });
  return verdict(
    rulesOfDocument(document).length === 0
      ? 'Tiers follow from scores and lines'
      : 'Tiers follow from scores, lines and gates',
    wrong === undefined
      ? undefined
      : `partner ${wrong.key} does not belong to the tier it is given`,
    `${partners.length} tiers were assigned again`,
  );
};

/** Only where the document has a ladder with a clock: its review is run again for every partner. */
const checkLadder = (document: ProposalBody): readonly VerificationCheck[] => {
  const { partners, ladder } = document;
  const name = 'Proposed tiers follow from the ladder';
  if (ladder === undefined) {
    const stray = partners.find(({ step }) => step !== undefined);
    return stray === undefined
      ? []
      : [verdict(name, `partner ${stray.key} has a step of a ladder that is not stated`, '')];
  }
  const tierAfter = reviewAgain(ladder, document);
  const wrong = partners.find((partner) => {
    const { step, score } = partner;
    if (step === undefined || step.reason === '') {
      return true;
    }
    const tier = tierAfter(step, score, verdictsOf(partner, document), ladderOfPartner(partner));
    return (tier === noTier ? null : tier) !== recommendedTierOf(partner);
  });
  return [
    verdict(
      name,
      wrong === undefined
        ? undefined
        : `partner ${wrong.key} is not put there by the review of ${ladder.review.day}`,
      `review ${ladder.review.number} of ${ladder.review.day} was run again for ${partners.length} partners`,
    ),
  ];
};

/** Only where the document states a review cycle, or decisions without one. */
const checkDecisions = ({ partners, cycle }: ProposalBody): readonly VerificationCheck[] => {
  const name = 'Every decision says how it was made';
  if (cycle === undefined) {
    const stray = partners.find(({ decision }) => decision !== undefined);
    return stray === undefined
      ? []
      : [verdict(name, `partner ${stray.key} has a decision of a cycle that is not stated`, '')];
  }
  const wrong = partners.find((partner) => decisionFault(partner) !== null);
  const overrides = partners.filter(({ decision }) => decision?.way === 'override').length;
  return [
    verdict(
      name,
      wrong === undefined ? undefined : `partner ${wrong.key} ${decisionFault(wrong) ?? ''}`,
      `${cycle.name}: ${partners.length} decisions, ${overrides} of them overrides`,
    ),
  ];
};

/** Only where the document says why tiers change: the words are made again. */
const checkReasons = (document: ProposalBody): readonly VerificationCheck[] => {
  if (!statesWhy(document)) {
    return [];
  }
  const { partners } = document;
  const wrong = partners.find((partner) => (partner.why ?? null) !== whyChanged(partner, document));
  return [
    verdict(
      'Every change says why',
      wrong === undefined
        ? undefined
        : `partner ${wrong.key} ${wrong.why === undefined ? 'changes without a reason' : 'has a reason that does not follow'}`,
      `${partners.filter(isChanged).length} reasons were made again from the figures`,
    ),
  ];
};

/** Only where the document has gates or vetoes: every rule says what it found for every partner. */
const checkFound = (document: ProposalBody): readonly VerificationCheck[] => {
  const rules = rulesOfDocument(document);
  if (rules.length === 0) {
    return [];
  }
  const last = document.tiers.length - 1;
  const laddered = ladderedTiers(document.tiers);
  const stray = rules.find(
    ({ kind, tier }) => tier > last || (kind === 'gate' && isLowest(laddered, tier)),
  );
  const wrong = document.partners.find(
    ({ found = [] }) =>
      found.length !== rules.length ||
      rules.some((rule, index) =>
        rule.isWithheld
          ? found[index] !== 'holds' && found[index] !== 'fails'
          : Number.isNaN(readFound(found[index], rule)),
      ),
  );
  return [
    verdict(
      'Every gate says what it found',
      stray !== undefined
        ? 'a gate or veto is about a tier that cannot have one'
        : wrong === undefined
          ? undefined
          : `partner ${wrong.key} has not one entry for each gate and veto`,
      `${rules.length} gates and vetoes were judged for ${document.partners.length} partners`,
    ),
  ];
};

const checkCounts = ({ partners, tiers, counts }: ProposalBody): VerificationCheck => {
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
