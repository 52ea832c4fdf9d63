import { noTier } from '../../scoring/tiers.ts';
import type { EnsembleDesign } from '../design.ts';
import type { FutureBill } from './future-bill.ts';
import { createRegretBins, takeRegrets, type RegretBins } from './regret-bins.ts';
import type { StateScorer } from './state-scorer.ts';
import { createTally, takeFuture, type Tally } from './tally.ts';

/** One partner in every future that was run, in their order. */
export type PartnerTrace = { readonly scores: Float64Array; readonly tiers: Uint8Array };

/** What is looked at beyond the tally. */
export type RunOptions = {
  /** Rows of which score and tier in every future are kept. */
  readonly traced?: readonly number[];
  /** Tiers of today: partners above and below them are counted in each future. */
  readonly today?: Uint8Array;
  readonly bill?: FutureBill | null;
  /** Counts regrets in bins, for their quantiles. */
  readonly countsRegrets?: boolean;
  /** Keeps the tier of every partner in every future. */
  readonly keepsTiers?: boolean;
  /** Called after each future. */
  readonly onFuture?: () => void;
};

/** What an ensemble says: of each partner over all futures, and of each future over all partners. */
export type EnsembleResult = {
  readonly tally: Tally;
  /** By future and tier, `future · (tiers + 1) + tier`: partners in it; the last slot is without one. */
  readonly tiersByFuture: Uint32Array;
  /** Of the partners that were to be traced, in their order. */
  readonly traces: readonly PartnerTrace[];
  /** By future; empty where the tiers of today were not given. */
  readonly fallen: Uint32Array;
  readonly risen: Uint32Array;
  /** By future; empty where no bill was asked for. */
  readonly bill: Float64Array;
  readonly regrets: RegretBins | null;
  /** `future · rows + row`; empty where they were not to be kept. */
  readonly tiers: Uint8Array;
};

/** The states of one future of a design, not copied. */
export const statesOf = ({ drivers, states }: EnsembleDesign, future: number): Float64Array =>
  states.subarray(future * drivers.length, (future + 1) * drivers.length);

/**
 * Runs the futures `from`..`to` − 1 of a design. Of a future nothing is kept but what is counted, so memory
 * does not grow with partners × futures; only of the rows in `traced` everything is, and all tiers where they
 * are to be kept.
 */
export const runFutures = (
  scorer: StateScorer,
  design: EnsembleDesign,
  from: number,
  to: number,
  options: RunOptions = {},
): EnsembleResult => {
  const { traced = [], today = null, bill = null, onFuture } = options;
  const count = to - from;
  const slots = scorer.tiers + 1;
  const tally = createTally(scorer.rows, scorer.tiers);
  const regrets = options.countsRegrets === true ? createRegretBins(scorer.rows) : null;
  const tiersByFuture = new Uint32Array(count * slots);
  const fallen = new Uint32Array(today === null ? 0 : count);
  const risen = new Uint32Array(today === null ? 0 : count);
  const bills = new Float64Array(bill === null ? 0 : count);
  const kept = new Uint8Array(options.keepsTiers === true ? count * scorer.rows : 0);
  const traces = traced.map(() => ({
    scores: new Float64Array(count),
    tiers: new Uint8Array(count),
  }));
  for (let future = from; future < to; future += 1) {
    const place = future - from;
    const states = statesOf(design, future);
    const frame = scorer.scoreAt(states);
    takeFuture(tally, future, frame);
    if (regrets !== null) takeRegrets(regrets, frame);
    const { byTier, without } = frame.counts;
    tiersByFuture.set([...byTier, without], place * slots);
    if (today !== null) {
      const moves = countMoves(today, frame.tiers);
      fallen[place] = moves.fallen;
      risen[place] = moves.risen;
    }
    if (bill !== null) bills[place] = bill(states, frame.tiers);
    if (kept.length > 0) kept.set(frame.tiers, place * scorer.rows);
    traces.forEach(({ scores, tiers }, index) => {
      const row = traced[index] ?? 0;
      scores[place] = frame.scores[row] ?? NaN;
      tiers[place] = frame.tiers[row] ?? noTier;
    });
    onFuture?.();
  }
  return { tally, tiersByFuture, traces, fallen, risen, bill: bills, regrets, tiers: kept };
};

/** Partners with a tier today who are below or above it; one without a tier then has fallen. */
const countMoves = (
  today: Uint8Array,
  then: Uint8Array,
): { readonly fallen: number; readonly risen: number } => {
  let fallen = 0;
  let risen = 0;
  for (let row = 0; row < today.length; row += 1) {
    const now = today[row] ?? noTier;
    if (now === noTier) continue;
    const tier = then[row] ?? noTier;
    fallen += Number(tier > now);
    risen += Number(tier < now);
  }
  return { fallen, risen };
};
