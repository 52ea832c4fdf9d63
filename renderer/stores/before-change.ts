import { histogramOfLadder } from '#shared/scoring/ladders/ladder-histogram.ts';
import type { LiveResult } from './scoring-session.ts';

/** Bars of the distribution of scores, two points each. */
export const scoreBins = 50;

/** What followed from the model before the change that is being made or was made last. */
export type BeforeChange = {
  /** Partners on a ladder (null for the main one) by part of the scale, see `scoreBins`; null for one that was not there. */
  readonly histogramOf: (ladder: string | null) => Uint32Array | null;
  /** Tier of each row. */
  readonly tiers: Uint8Array;
  /** Ids of the tiers that these are indexes of. */
  readonly tierIds: string;
  /** What the tiers cost in all; null where none costs anything. */
  readonly cost: number | null;
};

export const tierIdsOf = ({ settled }: LiveResult): string =>
  JSON.stringify(settled.model.tiers.map(({ id }) => id));

/** Counted now, for the scores are overwritten. */
const histogramsOf = ({ places, scores, gates }: LiveResult): BeforeChange['histogramOf'] => {
  const ladders = gates?.ladders ?? null;
  if (ladders === null) {
    const all = places.histogram(scoreBins);
    return (ladder) => (ladder === null ? all : null);
  }
  const counted = ladders.ids.map((id) => histogramOfLadder(scores, ladders, id, scoreBins));
  return (ladder) => counted[ladders.ids.indexOf(ladder)] ?? null;
};

/** Copies what the next frame overwrites. */
export const beforeOf = (result: LiveResult): BeforeChange => ({
  histogramOf: histogramsOf(result),
  tiers: result.tiers.slice(),
  tierIds: tierIdsOf(result),
  cost: result.bill?.then.total ?? null,
});
