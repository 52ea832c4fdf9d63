import { formatCount } from '#renderer/ui/format.ts';

/** A count with its noun, for example `1 metric` or `2,000 metrics`. */
export const counted = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
