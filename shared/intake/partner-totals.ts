import type { NoNumberReason } from '../metrics/outcome.ts';
import type { RateGap } from '../model/rate-table.ts';

/** One text per partner, dictionary-coded: `labels[codes[partner]]`. Code 0 is the empty label ''. */
export type LabelColumn = { readonly labels: readonly string[]; readonly codes: Uint32Array };

/** One number per partner: NaN wherever the status is not `cellStatus.value`, and the reason why. */
export type NumberColumn = {
  readonly numbers: Float64Array;
  readonly statuses: Uint8Array;
  readonly reasons: readonly (NoNumberReason | null)[];
};

/** What a file says about its partners, in the order in which their keys first stand in it. */
export type PartnerTotals = {
  readonly rowCounts: Uint32Array;
  readonly names: LabelColumn | null;
  /** Aligned with the attributes and metrics of the recipe. */
  readonly attributes: readonly LabelColumn[];
  readonly metrics: readonly NumberColumn[];
  readonly rateGaps: readonly RateGap[];
};
