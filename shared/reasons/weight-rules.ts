import type { LinearRow } from '../linear/linear-program.ts';
import type { ScoringModel } from '../model/scoring-model.ts';

/**
 * What binds the shares of the whole score that criteria may take, as rows over their changes Δ in the
 * order of the model: they sum to 0; a locked dimension keeps its share, ΣΔ over it = 0; a locked
 * criterion keeps its part c of its dimension, Δ − c·ΣΔ over the dimension = 0. Shares themselves stay
 * within 0..1, which is a matter of bounds.
 */
export const weightRules = ({ dimensions }: ScoringModel): readonly LinearRow[] => {
  const width = dimensions.reduce((sum, { criteria }) => sum + criteria.length, 0);
  const row = (fill: (coefficients: Float64Array) => void): LinearRow => {
    const coefficients = new Float64Array(width);
    fill(coefficients);
    return { coefficients, relation: '=', right: 0 };
  };
  const rules: LinearRow[] = [row((coefficients) => coefficients.fill(1))];
  let from = 0;
  for (const { criteria, locked } of dimensions) {
    const start = from;
    const end = start + criteria.length;
    if (locked && criteria.length > 0) {
      rules.push(row((coefficients) => coefficients.fill(1, start, end)));
    }
    criteria.forEach((criterion, index) => {
      if (!criterion.locked) return;
      rules.push(
        row((coefficients) => {
          coefficients.fill(-criterion.weight, start, end);
          coefficients[start + index] = 1 - criterion.weight;
        }),
      );
    });
    from = end;
  }
  return rules;
};
