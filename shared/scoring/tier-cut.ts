/** How many partners are in each tier, by index, and in none. */
export type TierCounts = { readonly byTier: readonly number[]; readonly without: number };

/** Lines that are compared in one pass; more tiers take more passes. */
const linesAPass = 3;

/** Below every score and below `noMicros`, so that nobody is under it. */
const underAll = -2;

/**
 * The lines between tiers while scores are cut. A tier's index is the number of lines that a score does
 * not reach: comparing by the sign of a difference costs no branch, where a search for the tier would
 * mispredict about once a partner.
 */
export type TierCut = {
  /** In millionths, falling, filled up to whole passes with `underAll`. */
  readonly lines: Int32Array;
  /** How many scores, the absent ones included, are under each line. */
  readonly under: Uint32Array;
  readonly tiers: number;
};

/** Lines from the floors of all tiers; the lowest tier has none. */
export const createTierCut = (floors: Int32Array): TierCut => {
  const passes = Math.max(1, Math.ceil((floors.length - 1) / linesAPass));
  const lines = new Int32Array(passes * linesAPass).fill(underAll);
  lines.set(floors.subarray(0, floors.length - 1));
  return { lines, under: new Uint32Array(lines.length), tiers: floors.length };
};

/** The first three lines, by which a pass over scores may cut as it goes. */
export const firstLines = ({ lines }: TierCut): readonly [number, number, number] => [
  lines[0] ?? underAll,
  lines[1] ?? underAll,
  lines[2] ?? underAll,
];

/** Adds one pass of three lines, from `at`, to the tiers in `out`. */
const cutPass = (cut: TierCut, at: number, micros: Int32Array, out: Uint8Array): void => {
  const [line0 = underAll, line1 = underAll, line2 = underAll] = cut.lines.subarray(at, at + 3);
  let under0 = 0;
  let under1 = 0;
  let under2 = 0;
  for (let row = 0; row < micros.length; row += 1) {
    const score = micros[row] ?? 0;
    const below0 = (score - line0) >>> 31;
    const below1 = (score - line1) >>> 31;
    const below2 = (score - line2) >>> 31;
    under0 += below0;
    under1 += below1;
    under2 += below2;
    // An absent score is negative: its sign makes all bits 1, which is `noTier`.
    out[row] = ((out[row] ?? 0) + below0 + below1 + below2) | (score >> 31);
  }
  cut.under.set([under0, under1, under2], at);
};

/** Cuts by all lines from the `first` on; those before it are in `out` already. */
export const cutByLines = (
  cut: TierCut,
  first: number,
  micros: Int32Array,
  out: Uint8Array,
): void => {
  if (first === 0) {
    out.fill(0);
  }
  for (let at = first; at < cut.lines.length; at += linesAPass) {
    cutPass(cut, at, micros, out);
  }
};

/** Partners in each tier after a cut of `rows` scores, of which `unscored` were absent. */
export const countsOfCut = (
  { under, tiers }: TierCut,
  rows: number,
  unscored: number,
): TierCounts => ({
  byTier: Array.from({ length: tiers }, (_, tier) => {
    const notAbove = tier === 0 ? rows : (under[tier - 1] ?? 0);
    const notIn = tier === tiers - 1 ? unscored : (under[tier] ?? 0);
    return notAbove - notIn;
  }),
  without: unscored,
});
