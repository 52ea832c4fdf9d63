import type { Database } from 'better-sqlite3';
import { formulaMetrics, type FormulaMetric } from '#shared/model/formula-metric.ts';
import type { FormulaMetricRow } from '../schema.ts';
import { syncRows } from '../sync-rows.ts';

/** Makes the workspace hold exactly these formulas; only rows that differ are touched. */
export const writeFormulas = (connection: Database, formulas: readonly FormulaMetric[]): void => {
  syncRows(
    connection,
    'formula_metric',
    ['id', 'ordinal', 'code', 'name', 'formula', 'unit', 'decimals', 'higher_is_better'],
    formulas.map(({ id, code, name, formula, unit, decimals, higherIsBetter }, ordinal) => ({
      id,
      ordinal,
      code,
      name,
      formula,
      unit,
      decimals,
      higher_is_better: higherIsBetter ? 1 : 0,
    })),
  );
};

/** The formulas in their order. */
export const readFormulas = (connection: Database): readonly FormulaMetric[] =>
  formulaMetrics.parse(
    connection
      .prepare<[], FormulaMetricRow>(`SELECT * FROM formula_metric ORDER BY ordinal`)
      .all()
      .map(({ id, code, name, formula, unit, decimals, higher_is_better }) => ({
        id,
        code,
        name,
        formula,
        unit,
        decimals,
        higherIsBetter: higher_is_better === 1,
      })),
  );
