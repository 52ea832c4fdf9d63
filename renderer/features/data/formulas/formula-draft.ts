import { freshCode } from '#shared/intake/metric-code.ts';
import { checkFormulas } from '#shared/metrics/formula/check-formulas.ts';
import { addFormulas, withoutFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { metricsRead, type FormulaFault } from '#shared/metrics/formula/formula-ast.ts';
import { parseFormula } from '#shared/metrics/formula/parse-formula.ts';
import { cellStatus } from '#shared/model/cell-status.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';

/** What a formula would give, tried on the partners as they are. */
export type FormulaTrial = {
  /** Null while the text is empty. */
  readonly fault: FormulaFault | null;
  /** Null where it cannot be worked out. */
  readonly column: MetricColumn | null;
  readonly withValue: number;
};

/** The formula among the others of the workspace: in its old place, or last. */
export const putFormula = (
  formulas: readonly FormulaMetric[],
  draft: FormulaMetric,
): readonly FormulaMetric[] =>
  formulas.some(({ id }) => id === draft.id)
    ? formulas.map((formula) => (formula.id === draft.id ? draft : formula))
    : [...formulas, draft];

/** The draft with a code that no other metric has, made of its name, while it is not saved yet. */
export const withFreshCode = (
  draft: FormulaMetric,
  formulas: readonly FormulaMetric[],
  snapshot: Snapshot,
): FormulaMetric =>
  formulas.some(({ id }) => id === draft.id)
    ? draft
    : {
        ...draft,
        code: freshCode(draft.name, new Set(snapshot.metrics.map(({ code }) => code))),
      };

/** Codes of the metrics that a draft reads; none while its text cannot be read. */
export const readsOf = ({ formula }: FormulaMetric): readonly string[] => {
  const node = parseFormula(formula);
  return node.ok ? metricsRead(node.value) : [];
};

/** Works a draft out on every partner of the snapshot. */
export const tryFormula = (
  draft: FormulaMetric,
  formulas: readonly FormulaMetric[],
  snapshot: Snapshot,
): FormulaTrial => {
  if (draft.formula.trim() === '') {
    return { fault: null, column: null, withValue: 0 };
  }
  const all = putFormula(formulas, draft);
  const imported = withoutFormulas(snapshot);
  const fault = checkFormulas(all, imported.metrics).get(draft.id) ?? null;
  const { metrics } = addFormulas(imported, all);
  const column = metrics.find(({ code }) => code === draft.code) ?? null;
  const withValue =
    column?.status.reduce((sum, status) => sum + Number(status === cellStatus.value), 0) ?? 0;
  return { fault, column: fault === null ? column : null, withValue };
};
