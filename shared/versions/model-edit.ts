import type { ScoringModel } from '../model/scoring-model.ts';

/**
 * One difference between two models. `apply` makes it alone to any model between the two; edits of the
 * same pair touch different parts, so that they can be made in any order and in any selection.
 */
export type ModelEdit = {
  readonly title: string;
  readonly details: readonly string[];
  readonly apply: (model: ScoringModel) => ScoringModel;
};

/** Plain values are equal when their texts are. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A share as people read it: 12.5 %. */
export const percentWords = (share: number): string => `${figures.format(share * 100)} %`;
