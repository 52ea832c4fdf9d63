import type { Figure } from './bench-report.ts';

export type BenchOptions = {
  /** Leaves out what is read in a window: arithmetic alone. */
  readonly isComputeOnly: boolean;
};

/** What a benchmark file exports as `bench`. */
export type Bench = (options: BenchOptions) => Promise<{
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}>;
