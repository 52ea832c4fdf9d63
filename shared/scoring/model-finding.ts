/** Something about a model that a person should know, shown at the control it is about. */
export type ModelFinding = {
  /** `error`: the model cannot be used so; `warning`: it can, but look at it. */
  readonly severity: 'error' | 'warning';
  /** Id of the dimension, criterion, tier, gate or veto, or `moneyMetric`; null for the model as a whole. */
  readonly about: string | null;
  /** What is wrong and what would be right. */
  readonly message: string;
};
