/** A linear program over n variables: minimise Σ cost·x subject to rows and bounds. */
export type LinearProgram = {
  /** One entry per variable. */
  readonly costs: readonly number[];
  readonly rows: readonly LinearRow[];
  /** Greatest value of each variable, `Infinity` for none; the least is 0. */
  readonly upper: readonly number[];
};

/** Σ coefficient·x, compared with `right`; one coefficient per variable. */
export type LinearRow = {
  readonly coefficients: ArrayLike<number>;
  readonly relation: '=' | '<=' | '>=';
  readonly right: number;
};

export type LinearSolution =
  | { readonly kind: 'optimal'; readonly x: Float64Array; readonly value: number }
  /** No point fulfils all rows and bounds. */
  | { readonly kind: 'infeasible' }
  /** The costs fall for ever. */
  | { readonly kind: 'unbounded' };
