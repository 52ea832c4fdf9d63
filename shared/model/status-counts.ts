/** How many cells hold a number, zero included, and why the others hold none. */
export type StatusCounts = {
  readonly cells: number;
  readonly withValue: number;
  readonly missing: number;
  readonly notApplicable: number;
  readonly noActivity: number;
  readonly notComputable: number;
};
