import { formatCount, formatNumber } from '#renderer/ui/format.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ReferenceDrift } from '#shared/scoring/reference/freeze.ts';
import { attributeWords } from '#shared/scoring/reference/reference-words.ts';
import type { References } from '#shared/scoring/yardstick.ts';

/** How many partners are measured by which attributes, the narrowest groups first. */
export const fallbackSentences = (
  { yardsticks, of }: References,
  attributes: readonly string[],
  snapshot: Snapshot,
): readonly string[] => {
  const partners = new Array<number>(attributes.length + 1).fill(0);
  const groups = new Array<number>(attributes.length + 1).fill(0);
  yardsticks.forEach(({ labels }) => {
    groups[labels.length] = (groups[labels.length] ?? 0) + 1;
  });
  for (let row = 0; row < snapshot.partnerKeys.length; row += 1) {
    const depth = yardsticks[of?.[row] ?? 0]?.labels.length ?? 0;
    partners[depth] = (partners[depth] ?? 0) + 1;
  }
  return partners
    .flatMap((found, depth) => {
      if (found === 0) return [];
      const by = attributeWords(snapshot, attributes.slice(0, depth));
      return [
        depth === 0
          ? `${formatCount(found)} partners against all.`
          : `${formatCount(found)} partners in ${formatCount(groups[depth] ?? 0)} groups by ${by}.`,
      ];
    })
    .reverse();
};

/** How far the partners of today have moved since a reference was frozen. */
export const driftSentence = ({ before, now, shift, beyond }: ReferenceDrift): string =>
  `${formatCount(before)} partners had a number then, ${formatCount(now)} have one now; ${
    shift === null
      ? 'then all had the same'
      : `their mean has moved by ${formatNumber(shift, 2)} standard deviations`
  }; ${formatCount(beyond)} lie beyond the range of then.`;
