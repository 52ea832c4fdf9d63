import type { ScoringModel } from '#shared/model/scoring-model.ts';

/** The weights that a weight can be reset to: those of the active version, or those on opening. */
export type EarlierWeights = {
  /** As a person reads it. */
  readonly name: string;
  readonly model: ScoringModel;
};
