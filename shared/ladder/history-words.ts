import type { MetricHistory } from '../model/ladder-history.ts';

/** How far a metric can be trusted in the past, in one sentence. */
export const basisSentence = (
  { name, basis, firstReview }: MetricHistory,
  reviews: readonly { readonly day: string }[],
): string => {
  const first = firstReview === null ? undefined : reviews[firstReview]?.day;
  const since =
    firstReview === null
      ? ' It is known at none of the reviews.'
      : firstReview === 0 || first === undefined
        ? ''
        : ` It is known from ${first} on.`;
  const how: Readonly<Record<MetricHistory['basis'], string>> = {
    window: 'is measured over its window up to each review.',
    latest: 'is the newest known at each review.',
    rows: 'counts all rows up to each review, so that early reviews know less of it.',
    asOf: 'comes from whole files and holds from the day that each tells of.',
    always: 'has no date, so every review takes the number of today.',
  };
  return `${name} ${how[basis]}${since}`;
};
