/** What can be said of weights, by name. */
export const weightDoubtKinds = ['any', 'order', 'band'] as const;

/**
 * What a person says about the weights of criteria (shares of the whole score, so dimension × criterion):
 * - `any`: nothing is known; every weighting is as likely as every other.
 * - `order`: only their order is known; equal weights today may fall out either way.
 * - `cloud`: each weighting is the vote of a participant, all equally likely; each sums to 1.
 * - `band`: each weight may be off by at most `share` of itself, 0 < share ≤ 1.
 */
export type WeightDoubt =
  | { readonly kind: 'any' }
  | { readonly kind: 'order' }
  | { readonly kind: 'cloud'; readonly votes: readonly (readonly number[])[] }
  | { readonly kind: 'band'; readonly share: number };
