import type { LinearRow } from '../linear/linear-program.ts';
import type { ScoringModel } from '../model/scoring-model.ts';

/**
 * What binds the shares of the whole score that criteria may take, as rows over their changes Δ in the
 * order of the model: they sum to 0; a locked dimension keeps its share, ΣΔ over it = 0; a locked
 * criterion keeps its part c of its dimension, Δ − c·ΣΔ over the dimension = 0; limits bound them alike.
 * Shares themselves stay within 0..1, which is a matter of bounds.
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
  for (const { criteria, locked, weight, rules: own } of dimensions) {
    const start = from;
    const end = start + criteria.length;
    if (locked && criteria.length > 0) {
      rules.push(row((coefficients) => coefficients.fill(1, start, end)));
    }
    const bound = (
      relation: '>=' | '<=',
      right: number,
      fill: (coefficients: Float64Array) => void,
    ): void => {
      rules.push({ ...row(fill), relation, right });
    };
    const whole = (coefficients: Float64Array): void => {
      coefficients.fill(1, start, end);
    };
    if (!locked && criteria.length > 0 && own.kind === 'adds') {
      if (own.limits.least > 0) bound('>=', own.limits.least - weight, whole);
      if (own.limits.most < 1) bound('<=', own.limits.most - weight, whole);
    }
    criteria.forEach((criterion, index) => {
      const { least, most } = criterion.rules.limits;
      const part = (limit: number) => (coefficients: Float64Array) => {
        coefficients.fill(-limit, start, end);
        coefficients[start + index] = 1 - limit;
      };
      if (!criterion.locked && least > 0) {
        bound('>=', weight * (least - criterion.weight), part(least));
      }
      if (!criterion.locked && most < 1) {
        bound('<=', weight * (most - criterion.weight), part(most));
      }
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
