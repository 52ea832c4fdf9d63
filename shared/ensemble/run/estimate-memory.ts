import type { EnsembleSettings } from '../../model/ensemble.ts';
import { regretBytes } from './regret-bins.ts';

/** How large the programme is that an ensemble runs on. */
export type EnsembleSize = {
  readonly partners: number;
  readonly metrics: number;
  readonly tiers: number;
  readonly drivers: number;
};

/** What an ensemble may take beyond the program itself. */
export const memoryCap = 512 * 1_048_576;

/** How many threads run an ensemble on a computer with so many. */
export const threadsFor = (available: number): number => Math.max(1, Math.min(4, available));

/**
 * Bytes that an ensemble takes at most, counted before it runs: columns shared by the threads, what each thread
 * works with, drawn states, and what is kept by partner and by future. Kept tiers are there twice while they are
 * put together.
 */
export const estimateMemory = (
  { partners, metrics, tiers, drivers }: EnsembleSize,
  { futures, keepsTiers }: Pick<EnsembleSettings, 'futures' | 'keepsTiers'>,
  threads: number,
): number => {
  const columns = partners * metrics * 9;
  const tally = partners * ((tiers + 1) * 4 + 5 * 8 + 4 + regretBytes);
  const working = partners * (metrics * 8 + 6 * 8);
  const design = futures * drivers * 8 * 2;
  const byFuture = futures * ((tiers + 1) * 4 + 4 + 4 + 8) * 2;
  const kept = keepsTiers ? partners * futures * 2 : 0;
  return columns + threads * (tally + working + design) + byFuture + kept;
};
