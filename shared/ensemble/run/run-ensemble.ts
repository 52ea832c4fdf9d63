import type { EnsembleDesign } from '../design.ts';
import type { StateScorer } from './state-scorer.ts';
import { createTally, takeFuture, type Tally } from './tally.ts';

/** What an ensemble says: of each partner over all futures, and of each future over all partners. */
export type EnsembleResult = {
  readonly tally: Tally;
  /** By future and tier, `future · (tiers + 1) + tier`: partners in it; the last slot is without one. */
  readonly tiersByFuture: Uint32Array;
};

/** The states of one future of a design, not copied. */
export const statesOf = ({ drivers, states }: EnsembleDesign, future: number): Float64Array =>
  states.subarray(future * drivers.length, (future + 1) * drivers.length);

/**
 * Runs the futures `from`..`to` − 1 of a design. Nothing of a future is kept but what is counted, so memory does not grow with their number.
 */
export const runFutures = (
  scorer: StateScorer,
  design: EnsembleDesign,
  from: number,
  to: number,
): EnsembleResult => {
  const slots = scorer.tiers + 1;
  const tally = createTally(scorer.rows, scorer.tiers);
  const tiersByFuture = new Uint32Array((to - from) * slots);
  for (let future = from; future < to; future += 1) {
    const frame = scorer.scoreAt(statesOf(design, future));
    takeFuture(tally, future, frame);
    const { byTier, without } = frame.counts;
    tiersByFuture.set([...byTier, without], (future - from) * slots);
  }
  return { tally, tiersByFuture };
};

/** One partner in every future of a design. */
export type PartnerTrace = { readonly scores: Float64Array; readonly tiers: Uint8Array };

/** Runs all futures once more for the partners in `rows`, of whom everything is wanted. */
export const tracePartners = (
  scorer: StateScorer,
  design: EnsembleDesign,
  rows: readonly number[],
): readonly PartnerTrace[] => {
  const traces = rows.map(() => ({
    scores: new Float64Array(design.futures),
    tiers: new Uint8Array(design.futures),
  }));
  for (let future = 0; future < design.futures; future += 1) {
    const { scores, tiers } = scorer.scoreAt(statesOf(design, future));
    traces.forEach((trace, index) => {
      const row = rows[index] ?? 0;
      trace.scores[future] = scores[row] ?? NaN;
      trace.tiers[future] = tiers[row] ?? 0;
    });
  }
  return traces;
};
