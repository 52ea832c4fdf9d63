import { noTier } from '../../scoring/tiers.ts';
import type { EnsembleDesign } from '../design.ts';
import type { StateScorer } from './state-scorer.ts';
import { createTally, takeFuture, type Tally } from './tally.ts';

/** One partner in every future that was run, in their order. */
export type PartnerTrace = { readonly scores: Float64Array; readonly tiers: Uint8Array };

/** What an ensemble says: of each partner over all futures, and of each future over all partners. */
export type EnsembleResult = {
  readonly tally: Tally;
  /** By future and tier, `future · (tiers + 1) + tier`: partners in it; the last slot is without one. */
  readonly tiersByFuture: Uint32Array;
  /** Of the partners that were to be traced, in their order. */
  readonly traces: readonly PartnerTrace[];
};

/** The states of one future of a design, not copied. */
export const statesOf = ({ drivers, states }: EnsembleDesign, future: number): Float64Array =>
  states.subarray(future * drivers.length, (future + 1) * drivers.length);

/**
 * Runs the futures `from`..`to` − 1 of a design. Of a future nothing is kept but what is counted, so memory
 * does not grow with partners × futures; only of the rows in `traced` everything is.
 */
export const runFutures = (
  scorer: StateScorer,
  design: EnsembleDesign,
  from: number,
  to: number,
  traced: readonly number[] = [],
): EnsembleResult => {
  const slots = scorer.tiers + 1;
  const tally = createTally(scorer.rows, scorer.tiers);
  const tiersByFuture = new Uint32Array((to - from) * slots);
  const traces = traced.map(() => ({
    scores: new Float64Array(to - from),
    tiers: new Uint8Array(to - from),
  }));
  for (let future = from; future < to; future += 1) {
    const place = future - from;
    const frame = scorer.scoreAt(statesOf(design, future));
    takeFuture(tally, future, frame);
    const { byTier, without } = frame.counts;
    tiersByFuture.set([...byTier, without], place * slots);
    traces.forEach(({ scores, tiers }, index) => {
      const row = traced[index] ?? 0;
      scores[place] = frame.scores[row] ?? NaN;
      tiers[place] = frame.tiers[row] ?? noTier;
    });
  }
  return { tally, tiersByFuture, traces };
};
