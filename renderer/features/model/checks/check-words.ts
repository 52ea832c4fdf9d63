import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import type { MethodComparison } from '#shared/scoring/compare/compare-methods.ts';

/** A weight that makes less than this share of what it states is worth a remark, and more than its inverse. */
const remarkable = 0.5;

/** What a weight states against the influence it really has, in one sentence that can be read out. */
export const influenceSentence = (
  name: string,
  stated: number,
  share: number | undefined,
  changed: number | undefined,
): string => {
  const parts = [
    share === undefined
      ? `${name} weighs ${formatPercent(stated)}`
      : `${name} weighs ${formatPercent(stated)} and makes ${formatPercent(share)} of the differences in score`,
    ...(changed === undefined
      ? []
      : [
          changed === 0
            ? 'left out, it changes no tier'
            : `left out, ${formatCount(changed)} ${changed === 1 ? 'partner changes' : 'partners change'} tier`,
        ]),
  ];
  return `${parts.join('; ')}.`;
};

/** Whether a weight has much less, or much more, influence than it states; null where it is about right. */
export const influenceRemark = (
  stated: number,
  share: number | undefined,
): 'less' | 'more' | 'against' | null => {
  if (share === undefined || !(stated > 0)) return null;
  if (share < 0) return 'against';
  return share < remarkable * stated ? 'less' : share * remarkable > stated ? 'more' : null;
};

/** How another method agrees with the weighted sum, in one sentence that can be read out. */
export const agreementSentence = (
  method: string,
  { partners, spearman, kendall }: MethodComparison,
): string =>
  spearman === null || kendall === null
    ? `${method} cannot be compared: ${partners < 2 ? 'fewer than two partners are ranked by both' : 'one of the two ranks everybody alike'}.`
    : `${method} ranks ${formatCount(partners)} partners with a Spearman correlation of ${formatNumber(spearman, 3)} and a Kendall τ-b of ${formatNumber(kendall, 3)} to the weighted sum.`;

/** One partner on whom two methods differ, in one sentence. */
export const disagreementSentence = (
  name: string,
  method: string,
  { sum, other }: { readonly sum: number; readonly other: number },
): string =>
  `${name}: rank ${formatRank(sum)} by the weighted sum, ${formatRank(other)} by ${method}.`;

const formatRank = (rank: number): string => formatNumber(rank, Number.isInteger(rank) ? 0 : 1);
