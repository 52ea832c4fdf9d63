/**
 * What each option (a partner, or a plan of tiers) is worth in each future, larger is better:
 * `values[option * futures + future]`. NaN where the option has no value in that future.
 */
export type Outcomes = {
  readonly options: number;
  readonly futures: number;
  readonly values: Float64Array;
};

/** The values of one option over all futures, without copying them. */
export const outcomesOf = ({ futures, values }: Outcomes, option: number): Float64Array =>
  values.subarray(option * futures, (option + 1) * futures);

/** Applies a summary to the values of each option; what is not computable stays NaN. */
export const summariseOptions = (
  outcomes: Outcomes,
  summarise: (values: Float64Array) => number,
): Float64Array =>
  Float64Array.from({ length: outcomes.options }, (_, option) =>
    summarise(outcomesOf(outcomes, option)),
  );
