import type { FormulaMetric } from '../../model/formula-metric.ts';
import type { MetricColumn } from '../../model/snapshot.ts';
import { metricsRead, type FormulaFault } from './formula-ast.ts';
import { unitOfFormula, unitOfText, type Unit } from './formula-unit.ts';
import { orderFormulas } from './order-formulas.ts';

/**
 * What is wrong with formulas beside the imported metrics, by id: text that cannot be read, circles, a code
 * that an import has, units that do not go together, and, last, metrics that nobody delivers.
 */
export const checkFormulas = (
  formulas: readonly FormulaMetric[],
  imported: readonly Pick<MetricColumn, 'code' | 'unit'>[],
): ReadonlyMap<string, FormulaFault> => {
  const { ready, faults } = orderFormulas(formulas);
  const found = new Map(faults);
  const units = new Map<string, Unit>(imported.map(({ code, unit }) => [code, unitOfText(unit)]));
  const importedCodes = new Set(units.keys());
  for (const { metric, node } of ready) {
    const unknown = metricsRead(node).find((code) => !units.has(code));
    const unit = unitOfFormula(node, (code) => units.get(code) ?? 'any');
    if (importedCodes.has(metric.code)) {
      const message = `An import delivers ${metric.code}; give the formula another code.`;
      found.set(metric.id, { at: 0, message });
    } else if (!unit.ok) {
      found.set(metric.id, unit.error);
    } else if (unknown !== undefined) {
      const at = Math.max(0, metric.formula.indexOf(unknown));
      found.set(metric.id, { at, message: `There is no metric with the code ${unknown}.` });
    }
    if (!importedCodes.has(metric.code)) {
      const stated = metric.unit === '' && unit.ok ? unit.value : unitOfText(metric.unit);
      units.set(metric.code, stated);
    }
  }
  return found;
};
