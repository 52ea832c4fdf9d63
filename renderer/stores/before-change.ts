import type { LiveResult } from './scoring-session.ts';

/** Bars of the distribution of scores, two points each. */
export const scoreBins = 50;

/** What followed from the model before the change that is being made or was made last. */
export type BeforeChange = {
  /** Partners by part of the scale, see `scoreBins`. */
  readonly histogram: Uint32Array;
  /** Tier of each row. */
  readonly tiers: Uint8Array;
  /** Ids of the tiers that these are indexes of. */
  readonly tierIds: string;
  /** What the tiers cost in all; null where none costs anything. */
  readonly cost: number | null;
};

export const tierIdsOf = ({ settled }: LiveResult): string =>
  JSON.stringify(settled.model.tiers.map(({ id }) => id));

/** Copies what the next frame overwrites. */
export const beforeOf = (result: LiveResult): BeforeChange => ({
  histogram: result.places.histogram(scoreBins),
  tiers: result.tiers.slice(),
  tierIds: tierIdsOf(result),
  cost: result.bill?.then.total ?? null,
});
