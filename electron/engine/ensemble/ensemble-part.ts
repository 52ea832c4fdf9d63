import type { EnsembleDesign } from '#shared/ensemble/design.ts';
import { createFutureBill } from '#shared/ensemble/run/future-bill.ts';
import { runFutures, type EnsembleResult } from '#shared/ensemble/run/run-ensemble.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

/** Everything that a thread needs to run some futures of an ensemble. */
export type EnsembleJob = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly futures: Futures;
  readonly design: EnsembleDesign;
  /** Tiers at the baselines. */
  readonly today: Uint8Array;
  readonly keepsTiers: boolean;
};

/** Futures `from`..`to` − 1 of a job. */
export type EnsemblePart = EnsembleJob & { readonly from: number; readonly to: number };

/** What a thread says. */
export type FromEnsembleThread =
  | { readonly kind: 'done'; readonly futures: number }
  | { readonly kind: 'answer'; readonly result: EnsembleResult };

/** Futures after which a thread says how far it is, at the most often. */
const sayEveryMs = 50;

/** Runs a part; `say` hears now and then how many of its futures are done. */
export const runPart = (
  { model, snapshot, futures, design, today, keepsTiers, from, to }: EnsemblePart,
  say: (futures: number) => void,
): EnsembleResult => {
  let done = 0;
  let said = performance.now();
  return runFutures(createStateScorer(model, snapshot, futures), design, from, to, {
    today,
    bill: createFutureBill(model, snapshot, futures),
    countsRegrets: true,
    keepsTiers,
    onFuture: () => {
      done += 1;
      const now = performance.now();
      if (now - said >= sayEveryMs) {
        said = now;
        say(done);
      }
    },
  });
};
