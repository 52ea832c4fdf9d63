import type { ScoringModel } from '../model/scoring-model.ts';
import { canonicalJson } from '../proposal/canonical-json.ts';

/** Whether two models say the same, whatever the order in which their fields were written. */
export const isSameModel = (one: ScoringModel, other: ScoringModel): boolean =>
  canonicalJson(one) === canonicalJson(other);
