import { noTier } from '../scoring/tiers.ts';
import { apart } from './apart.ts';
import { reachedTier, reasonsHeldBack } from './judge-again.ts';
import type { ProposalBody } from './proposal-document.ts';
import { changeOfLadder, ladderIdOf, ladderOfPartner } from './stated-ladders.ts';
import { recommendedTierOf } from './stated-decision.ts';

type Partner = Pick<
  ProposalBody['partners'][number],
  | 'currentTier'
  | 'proposedTier'
  | 'recommendedTier'
  | 'score'
  | 'coverage'
  | 'blockedBy'
  | 'found'
  | 'step'
  | 'decision'
  | 'why'
  | 'ladder'
>;

/** What of a document the words are made from. */
type Stated = Pick<ProposalBody, 'tiers' | 'vetoes' | 'method'> & {
  readonly ladders?: ProposalBody['ladders'];
};

const percent = (share: string): string =>
  `${(100 * Number(share)).toFixed(1).replace(/\.0$/u, '')} %`;

/** Whether a proposal gives a partner another tier than it has. */
export const isChanged = ({
  currentTier,
  proposedTier,
}: Pick<Partner, 'currentTier' | 'proposedTier'>): boolean => currentTier !== proposedTier;

/** Whether the tier of today is one of another ladder than the partner is on. */
const isAcross = (partner: Partner, { tiers }: Stated): boolean =>
  partner.currentTier !== null &&
  ladderIdOf(tiers[partner.currentTier]?.ladder) !== ladderOfPartner(partner);

/** That a partner climbs another ladder now, and by what. */
const ladderWords = (partner: Partner, stated: Stated): readonly string[] => {
  const change = changeOfLadder(partner, stated);
  return change === null ? [] : [`on another ladder now, ${change}`];
};

const withoutScore = ({ coverage, blockedBy = [] }: Partner, { method }: Stated): string => {
  const names = method.dimensions.flatMap(({ criteria }) => criteria.map(({ name }) => name));
  return blockedBy.length === 0
    ? `no score: data cover ${percent(coverage)} of the weight, and a score takes ${percent(method.minimumCoverage)}`
    : `no score without a number for ${blockedBy.map((place) => names[place] ?? '').join(', ')}`;
};

/**
 * How the score stands to the line that matters: that of the tier of today where the score misses it, else
 * that of the tier that the score reaches.
 */
const scoreWords = (partner: Partner, stated: Stated): string => {
  const { tiers } = stated;
  if (partner.score === null) {
    return withoutScore(partner, stated);
  }
  const score = Number(partner.score);
  const reached = reachedTier(partner, stated);
  // The line of a tier of another ladder says nothing about this one.
  const today = isAcross(partner, stated) ? null : partner.currentTier;
  const isMissed = today !== null && (reached === noTier || reached > today);
  const tier = tiers[isMissed ? today : reached];
  if (tier?.line === null || tier === undefined) {
    return `${score.toFixed(2)} points; ${tier?.name ?? 'no tier'} has no line`;
  }
  const line = Number(tier.line);
  const by = Math.abs(score - line);
  const points = `${apart(score, line)} points ${isMissed ? 'miss' : 'reach'} the line of ${tier.name}, ${apart(line, score)}`;
  return by === 0 ? `${points}, exactly` : `${points}, by ${apart(by, 0)}`;
};

/** That a gate opened is only told where it is why: the partner rises into a tier that asks for something. */
const gateWords = (partner: Partner, stated: Stated): readonly string[] => {
  const held = reasonsHeldBack(partner, stated);
  if (held.length > 0) {
    return held;
  }
  const { proposedTier: to } = partner;
  const from = isAcross(partner, stated) ? null : partner.currentTier;
  const count = to === null ? 0 : (stated.tiers[to]?.gates?.length ?? 0);
  return to !== null && count > 0 && (from === null || to < from)
    ? [count === 1 ? `its gate holds` : `all ${count} of its gates hold`]
    : [];
};

/**
 * Why a partner changes its tier, from the figures that the proposal states: the line that its score reaches or
 * misses and by how much, gates, the step of the ladder, and what was decided otherwise. Null where it keeps
 * its tier. Whoever verifies makes the same words again.
 */
export const whyChanged = (partner: Partner, stated: Stated): string | null => {
  if (!isChanged(partner)) {
    return null;
  }
  const { decision, step, proposedTier } = partner;
  const recommended = recommendedTierOf(partner);
  const nameOf = (tier: number | null): string =>
    tier === null ? 'no tier' : (stated.tiers[tier]?.name ?? 'no tier');
  const figures = [
    ...ladderWords(partner, stated),
    scoreWords(partner, stated),
    ...gateWords(partner, stated),
  ].join('; ');
  return [
    `${figures.slice(0, 1).toUpperCase()}${figures.slice(1)}.`,
    ...(step === undefined ? [] : [step.reason]),
    ...(recommended === proposedTier
      ? []
      : [`Decided otherwise than recommended (${nameOf(recommended)}).`]),
    ...(decision?.rationale === undefined ? [] : [`Rationale: ${decision.rationale}`]),
  ].join(' ');
};

/** Whether a proposal states why tiers change; those of before do not. */
export const statesWhy = ({ partners }: Pick<ProposalBody, 'partners'>): boolean =>
  partners.some(({ why }) => why !== undefined);

/** The document with the reason of every change, in place of any that it had. */
export const withReasons = <T extends Pick<ProposalBody, 'partners'> & Stated>(document: T): T => ({
  ...document,
  partners: document.partners.map((partner) => {
    const why = whyChanged(partner, document);
    const rest = { ...partner };
    delete rest.why;
    return why === null ? rest : { ...rest, why };
  }),
});
