import type { TierShape } from '#shared/model/scoring-model.ts';

/** Outlines in a field of 12 × 12, all of about the same weight to the eye. */
export const tierShapePaths: Readonly<Record<TierShape, string>> = {
  diamond: 'M6 .3 11.7 6 6 11.7.3 6Z',
  circle: 'M6 .9a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 1 1 6 .9Z',
  square: 'M1.4 1.4h9.2v9.2H1.4Z',
  triangle: 'M6 .8 11.8 10.9H.2Z',
  hexagon: 'M3.1 1h5.8l2.9 5-2.9 5H3.1L.2 6Z',
  bar: 'M.4 3.9h11.2v4.2H.4Z',
};

/** An empty ring: partners without a tier. */
export const noTierPath =
  'M6 .9a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 1 1 6 .9ZM6 2.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 1 0 0-7.2Z';
