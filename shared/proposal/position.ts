import { isoOfDay } from '../metrics/calendar.ts';
import type { LadderState } from '../model/ladder.ts';
import { keepsOut } from '../scoring/gates.ts';
import { isHighest, spanOfLadder } from '../scoring/ladders/ladder-spans.ts';
import { obstacleWords } from '../scoring/rule-words.ts';
import { noTier } from '../scoring/tiers.ts';
import { apart } from './apart.ts';
import { reachedTier, reasonsHeldBack, verdictsOf } from './judge-again.ts';
import type { ProposalBody } from './proposal-document.ts';
import { recommendedTierOf } from './stated-decision.ts';
import { changeOfLadder, ladderedTiers, ladderNameAt, ladderOfPartner } from './stated-ladders.ts';
import { standAgain } from './stated-ladder.ts';

/** What of a proposal says where one partner stands: a whole proposal has it, and a redacted copy. */
export type StatedPosition = {
  readonly tiers: readonly Pick<
    ProposalBody['tiers'][number],
    'name' | 'purpose' | 'line' | 'card' | 'gates' | 'clock' | 'ladder'
  >[];
  readonly vetoes?: ProposalBody['vetoes'];
  readonly ladder?: ProposalBody['ladder'];
  readonly ladders?: ProposalBody['ladders'];
  readonly partner: Omit<
    ProposalBody['partners'][number],
    'contributions' | 'handle' | 'decision' | 'why'
  >;
};

/** What becomes of a partner: rises or gets a first tier; stays; stays but is watched; falls, or will. */
export const positionKinds = ['promotion', 'hold', 'watch', 'notice'] as const;
export type PositionKind = (typeof positionKinds)[number];

/** Where a partner stands, in words that it may read itself. */
export type Position = {
  readonly kind: PositionKind;
  /** The ladder that the partner climbs; null where everybody is on one. */
  readonly ladder: string | null;
  /** A tier of another ladder than its own is told with that ladder. */
  readonly current: string;
  readonly proposed: string;
  /** Why, a sentence each; never empty. */
  readonly reasons: readonly string[];
  /** The tier above and what is missing for it; null at the top. Empty `needs` where nothing is missing. */
  readonly next: { readonly tier: string; readonly needs: readonly string[] } | null;
  /** Gates and vetoes that stand between the score and the tier above. */
  readonly gates: readonly string[];
  /** The ISO day on which a notice ends; null without one. */
  readonly noticeUntil: string | null;
};

const standingOf = ({ tiers, vetoes, ladder, partner }: StatedPosition): LadderState | null =>
  ladder === undefined || partner.step === undefined
    ? null
    : standAgain(ladder, { tiers, ladder })(
        partner.step,
        partner.score,
        verdictsOf(partner, { tiers, vetoes }),
        ladderOfPartner(partner),
      );

const kindOf = (
  { tiers, partner: { currentTier: stated, proposedTier } }: StatedPosition,
  standing: LadderState | null,
): PositionKind => {
  // A tier of another ladder is neither above nor below: a partner that changes ladder begins there.
  const isComparable =
    stated === null ||
    proposedTier === null ||
    tiers[stated]?.ladder === tiers[proposedTier]?.ladder;
  const currentTier = isComparable ? stated : null;
  if (proposedTier !== null && (currentTier === null || proposedTier < currentTier)) {
    return 'promotion';
  }
  if (currentTier !== null && (proposedTier === null || proposedTier > currentTier)) {
    return 'notice';
  }
  switch (standing?.status) {
    case 'notice':
      return 'notice';
    case 'watch':
    case 'grace':
    case 'frozen':
      return 'watch';
    default:
      return 'hold';
  }
};

const percent = (share: string): string => `${(100 * Number(share)).toFixed(0)} %`;

/** What of a decision of a review cycle a partner is told: that it was another tier, never why. */
const overrideOf = (
  { partner }: StatedPosition,
  nameOf: (tier: number | null) => string,
): readonly string[] => {
  const recommended = recommendedTierOf(partner);
  return recommended === partner.proposedTier
    ? []
    : [`It was decided to give ${nameOf(partner.proposedTier)} instead of ${nameOf(recommended)}.`];
};

const reasonsOf = (stated: StatedPosition, nameOf: (tier: number | null) => string): string[] => {
  const { partner, tiers } = stated;
  const change = changeOfLadder(partner, stated);
  const across = change === null ? [] : [`Now on another ladder, ${change}.`];
  if (partner.score === null) {
    return [
      ...across,
      `Too little is known for a score: data cover ${percent(partner.coverage)} of what counts.`,
      ...(partner.step === undefined ? [] : [partner.step.reason]),
      ...overrideOf(stated, nameOf),
    ];
  }
  const score = Number(partner.score);
  const reached = reachedTier(partner, stated);
  const line = tiers[reached]?.line ?? null;
  const name = nameOf(reached === noTier ? null : reached);
  return [
    ...across,
    line === null
      ? `The score is ${score.toFixed(2)} of 100, which gives ${name}.`
      : `The score is ${apart(score, Number(line))} of 100, which reaches ${name} from ${apart(Number(line), score)} on.`,
    ...reasonsHeldBack(partner, stated).map((words) => `${words}.`),
    ...(partner.step === undefined ? [] : [partner.step.reason]),
    ...overrideOf(stated, nameOf),
  ];
};

/** The tier above on the partner's ladder; of somebody without a tier the lowest, −1 at the top. */
const tierAbove = ({ tiers, partner }: StatedPosition): number => {
  const laddered = ladderedTiers(tiers);
  const { proposedTier } = partner;
  if (proposedTier === null) {
    return spanOfLadder(laddered, ladderOfPartner(partner))?.last ?? -1;
  }
  return isHighest(laddered, proposedTier) ? -1 : proposedTier - 1;
};

/** Where a partner stands by what is stated about it, why, and what the tier above takes. */
export const positionOf = (stated: StatedPosition): Position => {
  const { partner, tiers, vetoes } = stated;
  const { ladders } = stated;
  const nameOf = (tier: number | null): string => {
    const found = tier === null ? undefined : tiers[tier];
    return found === undefined
      ? 'no tier'
      : ladders === undefined || (found.ladder ?? null) === (partner.ladder?.of ?? null)
        ? found.name
        : `${found.name} on ${ladderNameAt(ladders, found.ladder)}`;
  };
  const standing = standingOf(stated);
  const above = tierAbove(stated);
  const verdicts = verdictsOf(partner, { tiers, vetoes });
  const gates = verdicts
    .filter((verdict) => keepsOut(verdict, above))
    .map((verdict) => obstacleWords(verdict, verdict.subject, tiers));
  const line = tiers[above]?.line ?? null;
  const score = partner.score === null ? null : Number(partner.score);
  const confirm = tiers[above]?.clock?.confirmUp ?? 1;
  const needs = [
    ...(score === null
      ? ['enough data for a score']
      : line !== null && score < Number(line)
        ? [`a score of at least ${apart(Number(line), score)}; it is ${apart(score, Number(line))}`]
        : []),
    ...gates,
    ...(stated.ladder !== undefined && confirm > 1
      ? [`all of it in ${confirm} reviews in a row`]
      : []),
  ];
  const notice = tiers[partner.proposedTier ?? -1]?.clock?.noticeDays ?? 0;
  return {
    kind: kindOf(stated, standing),
    ladder: ladders === undefined ? null : ladderNameAt(ladders, partner.ladder?.of),
    current: nameOf(partner.currentTier),
    proposed: nameOf(partner.proposedTier),
    reasons: reasonsOf(stated, nameOf),
    next: above < 0 ? null : { tier: nameOf(above), needs },
    gates,
    noticeUntil:
      standing?.status === 'notice' && standing.noticeOn >= 0
        ? isoOfDay(standing.noticeOn + notice)
        : null,
  };
};

/** The position of a partner as sentences: what becomes of its tier, why, and what the next tier takes. */
export const positionSentences = (stated: StatedPosition): readonly string[] => {
  const { current, proposed, reasons, next } = positionOf(stated);
  const { name } = stated.partner;
  return [
    current === proposed
      ? `${name} keeps ${proposed}.`
      : `${name}: ${proposed}, until now ${current}.`,
    ...reasons,
    ...(next === null
      ? []
      : [
          next.needs.length === 0
            ? `Nothing is missing for ${next.tier}.`
            : `${next.tier} takes ${next.needs.join('; ')}.`,
        ]),
  ];
};
