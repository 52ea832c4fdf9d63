import { usualTies, type TierCut } from '#shared/model/tier-cut.ts';

/** Ways to set a line, in the words of the choice. */
export const cutNames: Readonly<Record<TierCut['by'], string>> = {
  score: 'a score',
  count: 'a number',
  share: 'a share',
  budget: 'a budget',
};

/** A cut of each kind that holds nobody yet, for `cutAt` to fill with what the line holds today. */
export const emptyCut = (by: TierCut['by']): TierCut => {
  switch (by) {
    case 'score':
      return { by };
    case 'count':
      return { by, count: 0, ties: usualTies(by) };
    case 'share':
      return { by, share: 0, ties: usualTies(by) };
    case 'budget':
      return { by, amount: 0, ties: usualTies(by) };
  }
};

/** The number of a cut as its field shows it: partners, per cent or money. */
export const numberOfCut = (cut: TierCut): number => {
  switch (cut.by) {
    case 'score':
      return NaN;
    case 'count':
      return cut.count;
    case 'share':
      return Number((cut.share * 100).toFixed(4));
    case 'budget':
      return cut.amount;
  }
};

/** The cut with another number, as its field shows it; null for a number that it cannot have. */
export const withNumber = (cut: TierCut, typed: number): TierCut | null => {
  if (!(typed >= 0) || cut.by === 'score') return null;
  switch (cut.by) {
    case 'count':
      return typed <= 10_000_000 ? { ...cut, count: Math.round(typed) } : null;
    case 'share':
      return typed <= 100 ? { ...cut, share: Number((typed / 100).toFixed(6)) } : null;
    case 'budget':
      return typed <= 1e15 ? { ...cut, amount: typed } : null;
  }
};

/** By how much an arrow key moves the number of a cut. */
export const stepOfCut = (cut: TierCut): number => {
  if (cut.by !== 'budget') return 1;
  const size = Math.max(1, cut.amount) / 100;
  return 10 ** Math.max(0, Math.floor(Math.log10(size)));
};
