import { cellStatus } from '#shared/model/cell-status.ts';
import type { MetricAbout } from '#shared/model/metric-about.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';

/** Why partners have a value of a metric or none; counts of partners. */
export type Coverage = {
  readonly partners: number;
  readonly withValue: number;
  readonly missing: number;
  readonly notApplicable: number;
  readonly noActivity: number;
  readonly notComputable: number;
};

/** A metric as the catalogue lists it. */
export type CatalogueEntry = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly higherIsBetter: boolean;
  readonly about: MetricAbout | undefined;
  /** How the newest run that knows the metric makes it; null where no run is listed. */
  readonly made: { readonly run: ImportRun; readonly metric: RecipeMetric } | null;
  /** The formula by which it follows from others; null for a metric of an import. */
  readonly formula: string | null;
  readonly coverage: Coverage;
};

const countStatus = (column: MetricColumn): Coverage => {
  const counts = [0, 0, 0, 0, 0];
  for (const status of column.status) counts[status] = (counts[status] ?? 0) + 1;
  return {
    partners: column.status.length,
    withValue: counts[cellStatus.value] ?? 0,
    missing: counts[cellStatus.missing] ?? 0,
    notApplicable: counts[cellStatus.notApplicable] ?? 0,
    noActivity: counts[cellStatus.noActivity] ?? 0,
    notComputable: counts[cellStatus.notComputable] ?? 0,
  };
};

/** The metrics of the snapshot in its order, each with the newest run that delivers it. */
export const metricCatalogue = (
  snapshot: Snapshot,
  runs: readonly ImportRun[],
): readonly CatalogueEntry[] => {
  const madeByCode = new Map<string, { readonly run: ImportRun; readonly metric: RecipeMetric }>();
  for (const run of [...runs].sort((one, other) => one.id - other.id)) {
    for (const metric of run.recipe.metrics) madeByCode.set(metric.code, { run, metric });
  }
  const formulaByCode = new Map(
    (snapshot.formulas ?? []).map(({ code, formula }) => [code, formula]),
  );
  return snapshot.metrics.map((column) => ({
    code: column.code,
    name: column.name,
    unit: column.unit,
    decimals: column.decimals,
    higherIsBetter: column.higherIsBetter,
    about: column.about,
    made: madeByCode.get(column.code) ?? null,
    formula: formulaByCode.get(column.code) ?? null,
    coverage: countStatus(column),
  }));
};

/** The absences of a metric in words, for example `3 missing, 1 without activity`; '' for none. */
export const describeAbsences = (coverage: Coverage): string =>
  [
    [coverage.missing, 'missing'],
    [coverage.notApplicable, 'not applicable'],
    [coverage.noActivity, 'without activity'],
    [coverage.notComputable, 'not computable'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
