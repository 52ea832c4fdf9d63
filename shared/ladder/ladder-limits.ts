/** What stands beside score and rules for one partner; 0 everywhere for nothing. Tiers are places, 0 the highest. */
export type LadderLimit = {
  /** The highest tier that it may rise into. */
  readonly riseTo: number;
  /** The highest tier that it can keep: those above count as missed hold lines. */
  readonly keepTo: number;
  /** In tiers above this place it is on watch. */
  readonly watchAbove: number;
};

/** The same for many partners, one entry a row. */
export type LadderLimits = {
  readonly riseTo: Uint8Array;
  readonly keepTo: Uint8Array;
  readonly watchAbove: Uint8Array;
};

/** Limits that limit nobody. */
export const createLimits = (rows: number): LadderLimits => ({
  riseTo: new Uint8Array(rows),
  keepTo: new Uint8Array(rows),
  watchAbove: new Uint8Array(rows),
});
