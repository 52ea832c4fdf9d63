import { metricsRead } from '../metrics/formula/formula-ast.ts';
import { orderFormulas } from '../metrics/formula/order-formulas.ts';
import { cellStatus } from '../model/cell-status.ts';
import type { FormulaMetric } from '../model/formula-metric.ts';
import type { ImportRun } from '../model/import-run.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { criteriaOf } from '../scoring/criteria.ts';
import type { ValueColumn } from '../scoring/normalise.ts';

type SourcedRun = Pick<ImportRun, 'sourceName' | 'recipe'>;

/**
 * The names of the sources behind each criterion, in the order of the model: those of all imports that
 * count and deliver its metric or attribute, and of a formula those of everything that it reads.
 */
export const sourcesOfCriteria = (
  model: ScoringModel,
  runs: readonly SourcedRun[],
  formulas: readonly FormulaMetric[],
): readonly ReadonlySet<string>[] => {
  const byCode = new Map<string, Set<string>>();
  const add = (code: string, sources: Iterable<string>): void => {
    const known = byCode.get(code) ?? new Set<string>();
    for (const source of sources) known.add(source);
    byCode.set(code, known);
  };
  for (const { sourceName, recipe } of runs) {
    for (const { code } of [...recipe.metrics, ...recipe.attributes]) add(code, [sourceName]);
  }
  for (const { metric, node } of orderFormulas(formulas).ready) {
    for (const code of metricsRead(node)) add(metric.code, byCode.get(code) ?? []);
  }
  return criteriaOf(model).map(({ criterion }) => byCode.get(criterion.metricCode) ?? new Set());
};

/**
 * By row whether every number with a weight above 0 comes from one source. `columns` are judged, in the
 * order of `sources`; whoever has no number at all rests on none, and what an absence counts as is no number.
 */
export const restsOnOneSource = (
  sources: readonly ReadonlySet<string>[],
  weights: Float64Array,
  columns: readonly Pick<ValueColumn, 'status'>[],
  rows: number,
): Uint8Array => {
  const names = [...new Set(sources.flatMap((each) => [...each]))];
  // The source that every number so far came from: −1 before the first, −2 once there are two.
  const found = new Int32Array(rows).fill(-1);
  columns.forEach(({ status }, criterion) => {
    const own = [...(sources[criterion] ?? [])];
    if (own.length === 0 || !((weights[criterion] ?? 0) > 0)) return;
    const source = own.length === 1 ? names.indexOf(own[0] ?? '') : -2;
    for (let row = 0; row < rows; row += 1) {
      if (status[row] === cellStatus.value) {
        const before = found[row] ?? -1;
        found[row] = before === -1 || before === source ? source : -2;
      }
    }
  });
  return Uint8Array.from(found, (source) => Number(source >= 0));
};
