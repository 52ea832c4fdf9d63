import type { VerificationCheck } from '../model/proposal.ts';
import { judgeSnapshot } from '../scoring/criteria.ts';
import { explainPartner } from '../scoring/explain.ts';
import { compareTiers, directionOf } from '../scoring/movement.ts';
import { scorePartners } from '../scoring/score.ts';
import { noTier, tierFloors, tierOfMicros, toMicros, noMicros } from '../scoring/tiers.ts';
import { countTiers } from './count-tiers.ts';
import type { ProposalDocument, ProposalPartner } from './proposal-document.ts';
import { restoreBasis } from './restore-basis.ts';

/** Contributions are printed with nine decimals, scores and coverage with six. */
const tolerance = 1e-6;

/**
 * Recomputes what a document says about itself, from the observed values up: ranges, contributions,
 * scores, tiers, movements and counts. One check each; a failed one names the first culprit.
 * Scenarios rest on exposures that a proposal does not state: only their totals are checked.
 */
export const checkProposal = (document: ProposalDocument): readonly VerificationCheck[] => [
  checkWeights(document),
  checkLines(document),
  checkKeys(document),
  checkShape(document),
  ...checkScores(document),
  checkSums(document),
  checkTiers(document),
  checkMovement(document),
  checkCounts(document),
  checkScenarios(document),
];

const verdict = (name: string, culprit: string | undefined, detail: string): VerificationCheck => ({
  name,
  passed: culprit === undefined,
  detail: culprit ?? detail,
});

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((count, index) => count === b[index]);

const criteriaIn = ({ method }: ProposalDocument): number =>
  method.dimensions.reduce((sum, { criteria }) => sum + criteria.length, 0);

const checkWeights = ({ method }: ProposalDocument): VerificationCheck => {
  const lists = [
    { name: 'the dimensions', nodes: method.dimensions },
    ...method.dimensions.map(({ name, criteria }) => ({
      name: `the criteria of ${name}`,
      nodes: criteria,
    })),
  ].filter(({ nodes }) => nodes.length > 0);
  const wrong = lists.find(({ nodes }) => {
    const sum = nodes.reduce((total, { weight }) => total + Number(weight), 0);
    const isShare = nodes.every(({ weight }) => Number(weight) >= 0);
    return !isShare || Math.abs(sum - 1) > 1e-9;
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

const checkShape = (document: ProposalDocument): VerificationCheck => {
  const criteria = criteriaIn(document);
  const { tiers, partners } = document;
  const isTier = (tier: number | null): boolean => tier === null || tier < tiers.length;
  const wrong = partners.find(
    ({ values, contributions, currentTier, proposedTier }) =>
      values.length !== criteria ||
      contributions.length !== criteria ||
      !isTier(currentTier) ||
      !isTier(proposedTier),
  );
  return verdict(
    'Every partner has every criterion',
    wrong === undefined
      ? undefined
      : `partner ${wrong.key} has more or fewer values than there are criteria, or an unknown tier`,
    `${partners.length} partners × ${criteria} criteria`,
  );
};

/** Scores everybody again from the observed values, and compares ranges and results. */
const checkScores = (document: ProposalDocument): readonly VerificationCheck[] => {
  const { model, snapshot } = restoreBasis(document);
  const columns = judgeSnapshot(model, snapshot);
  const criteria = document.method.dimensions.flatMap((dimension) => dimension.criteria);
  const bent = criteria.find(({ bounds }, index) => {
    const range = columns[index]?.range ?? null;
    return bounds === null || range === null
      ? bounds !== range
      : Number(bounds.lower) !== range.lower || Number(bounds.upper) !== range.upper;
  });
  const { scores, coverage } = scorePartners(model, columns, document.partners.length);
  const isRight = (partner: ProposalPartner, row: number): boolean => {
    const score = scores[row] ?? NaN;
    const { parts } = explainPartner(model, snapshot, columns, row);
    return (
      (partner.score === null
        ? toMicros(score) === noMicros
        : isNear(Number(partner.score), score)) &&
      isNear(Number(partner.coverage), coverage[row] ?? 0) &&
      parts.every((part, at) => isNear(Number(partner.contributions[at]), part.contribution))
    );
  };
  const wrong = document.partners.find((partner, row) => !isRight(partner, row));
  return [
    verdict(
      'Ranges are those of the values',
      bent === undefined ? undefined : `the range of ${bent.name} is another`,
      `${criteria.length} ranges were found again`,
    ),
    verdict(
      'Scores follow from values, ranges and weights',
      wrong === undefined ? undefined : `partner ${wrong.key} scores otherwise`,
      `${document.partners.length} partners were scored again`,
    ),
  ];
};

const checkSums = (document: ProposalDocument): VerificationCheck => {
  const { partners } = document;
  const wrong = partners.find(({ score, contributions }) => {
    const sum = contributions.reduce((total, points) => total + Number(points), 0);
    return !isNear(sum, Number(score ?? '0'));
  });
  return verdict(
    'Scores are the sum of their contributions',
    wrong === undefined ? undefined : `partner ${wrong.key} does not add up`,
    `${partners.length} scores of ${criteriaIn(document)} criteria were added up`,
  );
};

const checkTiers = ({ partners, tiers }: ProposalDocument): VerificationCheck => {
  const floors = tierFloors(
    tiers.map(({ line }) => ({ line: line === null ? null : Number(line) })),
  );
  const wrong = partners.find(({ score, proposedTier }) => {
    const tier = tierOfMicros(score === null ? noMicros : toMicros(Number(score)), floors);
    return tier !== (proposedTier ?? noTier);
  });
  return verdict(
    'Tiers follow from scores and lines',
    wrong === undefined
      ? undefined
      : `partner ${wrong.key} does not belong to the tier it is given`,
    `${partners.length} tiers were assigned again`,
  );
};

const checkMovement = ({ partners, tiers, movement }: ProposalDocument): VerificationCheck => {
  const { matrix, ...moves } = compareTiers(
    Uint8Array.from(partners, ({ currentTier }) => currentTier ?? noTier),
    Uint8Array.from(partners, ({ proposedTier }) => proposedTier ?? noTier),
    tiers.length,
  );
  const wrong = partners.find(
    (partner) =>
      partner.movement !==
      directionOf(partner.currentTier ?? noTier, partner.proposedTier ?? noTier),
  );
  const isRight =
    matrix.length === movement.matrix.length &&
    matrix.every((line, index) => isSame(line, movement.matrix[index] ?? [])) &&
    (['up', 'down', 'same', 'other'] as const).every((way) => moves[way] === movement[way]);
  return verdict(
    'Movements follow from the tiers',
    wrong === undefined
      ? isRight
        ? undefined
        : 'counting the movements gives other numbers'
      : `partner ${wrong.key} moves otherwise`,
    `${moves.up} up, ${moves.down} down, ${moves.same} stay, ${moves.other} gain or lose a tier`,
  );
};

const checkCounts = ({ partners, tiers, counts }: ProposalDocument): VerificationCheck => {
  const isRight = (['current', 'proposed'] as const).every((side) =>
    isSame(
      counts[side],
      countTiers(
        partners.map((partner) => partner[`${side}Tier`]),
        tiers.length,
      ),
    ),
  );
  return verdict(
    'Counts per tier are right',
    isRight ? undefined : 'counting the partners gives other numbers',
    counts.proposed.join(' + '),
  );
};

const checkScenarios = ({ scenarios, partners, tiers }: ProposalDocument): VerificationCheck => {
  const wrong = scenarios.find(({ counts, moves }) => {
    const counted = counts.reduce((sum, count) => sum + count, 0);
    const moved = moves.up + moves.down + moves.same + moves.other;
    return (
      counts.length !== tiers.length + 1 || counted !== partners.length || moved !== partners.length
    );
  });
  return verdict(
    'Scenarios account for every partner',
    wrong === undefined ? undefined : `the counts of ${wrong.name} do not`,
    `${scenarios.length} scenarios; their effects are not part of a proposal`,
  );
};
