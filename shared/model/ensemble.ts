import { z } from 'zod';
import type { Correlation } from './driver-relations.ts';
import type { Driver } from './futures.ts';

/** How futures are spread over the ranges of the drivers. */
export const designMethods = ['latinHypercube', 'sobol'] as const;

export const fewestFutures = 100;
export const mostFutures = 100_000;

/** What a person says of an ensemble before it runs. */
export const ensembleSettings = z.strictObject({
  futures: z.int().min(fewestFutures).max(mostFutures),
  method: z.enum(designMethods),
  /** The same seed gives the same futures. */
  seed: z.int().min(0).max(2_147_483_647),
  /** How far ahead the futures lie; null: far enough for every lag. */
  horizonMonths: z.int().min(1).max(600).nullable(),
  /** Keeps the tier of every partner in every future; without, futures are counted and forgotten. */
  keepsTiers: z.boolean(),
});

export type EnsembleSettings = Readonly<z.infer<typeof ensembleSettings>>;

export const usualEnsemble: EnsembleSettings = {
  futures: 1000,
  method: 'latinHypercube',
  seed: 1,
  horizonMonths: null,
  keepsTiers: false,
};

/** What an ensemble was run on, as far as its figures need it to be read. */
export type EnsembleFacts = {
  readonly settings: EnsembleSettings;
  readonly drivers: readonly Driver[];
  readonly correlations: readonly Correlation[];
  /** Highest first. */
  readonly tierNames: readonly string[];
  /** Places of the highest tier of each ladder; absent with one ladder. */
  readonly topTiers?: readonly number[];
  /** What these ladders are called, one each; absent in runs of before. */
  readonly ladderNames?: readonly string[];
  /** Unit of the bill; null where tiers cost nothing, and then there is none. */
  readonly billUnit: string | null;
  /** By row. */
  readonly partnerKeys: readonly string[];
};

/** What an ensemble found; arrays by partner have an entry a row, arrays by future one a future. */
export type EnsembleFigures = {
  /** Tier of each partner at the baselines. */
  readonly today: Uint8Array;
  /** By partner and tier, `row · (tiers + 1) + tier`: futures in it; the last slot is without a score. */
  readonly byTier: Uint32Array;
  /** Lowest, mean (in millionths, summed) and highest score; +∞ and −∞ where there is none. */
  readonly worst: Float64Array;
  readonly best: Float64Array;
  readonly scoreMicros: Float64Array;
  /** Number of the future of the lowest score, from 0; −1 where there is none. */
  readonly worstFuture: Int32Array;
  /** Points behind the best partner of the same future: at most, and in all but a tenth of the futures. */
  readonly greatestRegret: Float64Array;
  readonly regret90: Float64Array;
  /** By future and tier, `future · (tiers + 1) + tier`: partners in it; the last slot is without one. */
  readonly tiersByFuture: Uint32Array;
  /** By future: partners below and above their tier of today. */
  readonly fallen: Uint32Array;
  readonly risen: Uint32Array;
  /** By future: what the tiers cost; empty without costs. */
  readonly bill: Float64Array;
  /** `future · partners + row`: tiers; empty where they were not kept. */
  readonly tiers: Uint8Array;
};

/** A run in a list. */
export type EnsembleRecord = {
  readonly id: number;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  readonly engineVersion: string;
  /** SHA-256 of model, data, drivers and effects. */
  readonly inputsSha256: string;
  /** Model, data, drivers or effects are others now. */
  readonly isStale: boolean;
  readonly settings: EnsembleSettings;
  readonly partners: number;
};

/** A run with all that it found. */
export type EnsembleRun = EnsembleRecord & {
  readonly facts: EnsembleFacts;
  readonly figures: EnsembleFigures;
};
