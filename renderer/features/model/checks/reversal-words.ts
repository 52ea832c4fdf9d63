import { formatCount, formatNumber } from '#renderer/ui/format.ts';
import type { Reversal } from '#shared/scoring/reference/rank-reversal.ts';

type Names = {
  /** By row. */
  readonly partners: readonly string[];
  /** By place in the model; the metric's unit and decimals for the newcomer's number. */
  readonly criteria: readonly {
    readonly name: string;
    readonly unit: string;
    readonly decimals: number;
  }[];
};

const count = (number: number, one: string, many: string): string =>
  `${formatCount(number)} ${number === 1 ? one : many}`;

/** Who leaves or comes, as the start of a sentence. */
const trialWords = ({ trial }: Reversal, { partners, criteria }: Names): string => {
  if (trial.kind === 'without') {
    return `Without ${partners[trial.row] ?? ''}`;
  }
  const criterion = criteria[trial.criterion];
  const raw = `${formatNumber(trial.raw, criterion?.decimals ?? 0)} ${criterion?.unit ?? ''}`;
  return `With a newcomer of ${criterion?.name ?? ''} ${raw.trim()}`;
};

/** What one coming or going does to all others, in a sentence that can be read out. */
export const reversalSentence = (reversal: Reversal, names: Names): string => {
  const { pairs, moved, examples } = reversal;
  const words = trialWords(reversal, names);
  if (pairs === 0 && moved === 0) {
    return `${words} nobody else changes places.`;
  }
  const passes = examples.map(
    (each) => `${names.partners[each.passes] ?? ''} passes ${names.partners[each.passed] ?? ''}`,
  );
  const more = pairs > examples.length && passes.length > 0 ? ' and more' : '';
  return `${words} ${count(pairs, 'pair swaps', 'pairs swap')} places and ${count(
    moved,
    'partner changes',
    'partners change',
  )} tier${passes.length === 0 ? '' : `: ${passes.join(', ')}${more}`}.`;
};
