import type { ScoringModel } from '../model/scoring-model.ts';
import type { WeightVote } from '../model/weight-vote.ts';
import { hasWeighting, heldBack, type HeldWeight } from './apply-votes.ts';
import { countVotes } from './count-votes.ts';
import { kendallW } from './kendall-w.ts';
import { joinVotes, voteMeans } from './vote-spread.ts';

/** How far participants agree on the order of criteria; the bounds are those of R. Schmidt (1997). */
export const agreementWords = (w: number | null): string => {
  if (w === null) return 'agreement on their order cannot be told';
  const strength = w >= 0.7 ? 'strong' : w >= 0.5 ? 'moderate' : w >= 0.3 ? 'weak' : 'hardly any';
  return `${strength} agreement on their order (Kendall's W ${w.toFixed(2)})`;
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const holds = { lock: 'is locked at', least: 'weighs at least', most: 'weighs at most' } as const;

/** A weight that is held back, and what was voted: `Growth is locked at 40.0 % of Potential (voted 31.0 %)`. */
export const heldWords = ({ name, of, by, weight, voted }: HeldWeight): string =>
  `${name} ${holds[by]} ${percent(weight)}${of === null ? '' : ` of ${of}`} (voted ${percent(voted)})`;

/** Where weights come from, if they are those of the votes: a sentence for the methodology; null otherwise. */
export const votesSentence = (model: ScoringModel, votes: readonly WeightVote[]): string | null => {
  const { counted, criteria, left } = countVotes(model, votes);
  const found = voteMeans.flatMap((by) => {
    const shares = joinVotes(counted, criteria.length, by);
    return shares !== null && hasWeighting(model, shares)
      ? [{ by, held: heldBack(model, shares) }]
      : [];
  });
  const [first] = found;
  if (first === undefined) return null;
  const held =
    first.held.length === 0 ? '' : ` Held back by hand: ${first.held.map(heldWords).join('; ')}.`;
  const names = counted.map(({ participant }) => participant).join(', ');
  const agreement = agreementWords(kendallW(counted.map(({ shares }) => shares)));
  const leftOut = left.length === 0 ? '' : ` ${left.length} incomplete votes do not count.`;
  return `The weights are the ${first.by} of ${counted.length} votes of a workshop (${names}), with ${agreement}.${held}${leftOut}`;
};
