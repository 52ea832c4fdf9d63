import type { FormulaMetric } from '../../model/formula-metric.ts';
import type { MetricColumn, Snapshot } from '../../model/snapshot.ts';
import { evaluateFormula } from './evaluate-formula.ts';
import { printUnit, unitOfFormula, unitOfText } from './formula-unit.ts';
import { orderFormulas, type ReadyFormula } from './order-formulas.ts';

/** The column of one formula over the metrics that are known so far. */
const columnOf = (
  { metric, node }: ReadyFormula,
  rows: number,
  known: ReadonlyMap<string, MetricColumn>,
): MetricColumn => {
  const derived = unitOfFormula(node, (code) => unitOfText(known.get(code)?.unit ?? ''));
  return {
    code: metric.code,
    name: metric.name,
    unit: metric.unit === '' && derived.ok ? printUnit(derived.value) : metric.unit,
    decimals: metric.decimals,
    higherIsBetter: metric.higherIsBetter,
    ...evaluateFormula(node, rows, (code) => known.get(code)),
  };
};

/**
 * Adds the metrics that follow from others by a formula, behind the imported ones. A formula that cannot
 * be worked out, or whose code an import delivers, adds nothing; `checkFormulas` names it. `shock`
 * changes the column of a formula before others read it: a scenario's own effects on it.
 */
export const addFormulas = (
  snapshot: Snapshot,
  formulas: readonly FormulaMetric[],
  shock: (metric: MetricColumn) => MetricColumn = (metric) => metric,
): Snapshot => {
  if (formulas.length === 0) {
    return snapshot;
  }
  const rows = snapshot.partnerKeys.length;
  const known = new Map(snapshot.metrics.map((metric) => [metric.code, metric]));
  const ready = orderFormulas(formulas).ready.filter(({ metric }) => !known.has(metric.code));
  const added = ready.map((formula) => {
    const column = shock(columnOf(formula, rows, known));
    known.set(column.code, column);
    return column;
  });
  return {
    ...snapshot,
    metrics: [...snapshot.metrics, ...added],
    formulas: ready.map(({ metric }) => metric),
  };
};

/** The snapshot without the metrics that its formulas added. */
export const withoutFormulas = (snapshot: Snapshot): Snapshot => {
  const codes = new Set((snapshot.formulas ?? []).map(({ code }) => code));
  return codes.size === 0
    ? snapshot
    : { ...snapshot, metrics: snapshot.metrics.filter(({ code }) => !codes.has(code)) };
};
