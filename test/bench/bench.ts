import type { Figure } from './bench-report.ts';

/** What a benchmark file exports as `bench`. */
export type Bench = () => Promise<{
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}>;
