import type { Scenario } from '#shared/model/futures.ts';
import type { ScenarioId } from '#shared/model/ids.ts';
import type { FutureResult } from '#shared/scenario/compare-scenario.ts';

/** A column of the side-by-side view; `result` is null while it is being computed. */
export type ScenarioColumn = {
  readonly id: ScenarioId;
  readonly name: string;
  readonly result: FutureResult | null;
};

/** The scenarios in their order with what is known of each. */
export const scenarioColumns = (
  scenarios: readonly Scenario[],
  futureById: ReadonlyMap<ScenarioId, FutureResult>,
): readonly ScenarioColumn[] =>
  scenarios.map(({ id, name }) => ({ id, name, result: futureById.get(id) ?? null }));

/** Rows whose tier is another than today's in at least one scenario, or every row. */
export const comparedRows = (
  today: FutureResult,
  columns: readonly ScenarioColumn[],
  onlyDifferences: boolean,
): readonly number[] => {
  const rows: number[] = [];
  for (let row = 0; row < today.tiers.length; row += 1) {
    const tier = today.tiers[row];
    if (!onlyDifferences || columns.some(({ result }) => (result?.tiers[row] ?? tier) !== tier)) {
      rows.push(row);
    }
  }
  return rows;
};

/** In how many of the computed scenarios a partner keeps today's tier or rises. */
export const scenariosHeld = (
  today: FutureResult,
  columns: readonly ScenarioColumn[],
  row: number,
): { readonly held: number; readonly of: number } => {
  const known = columns.flatMap(({ result }) => (result === null ? [] : [result]));
  const tier = today.tiers[row] ?? 0;
  return {
    held: known.filter(({ tiers }) => (tiers[row] ?? Infinity) <= tier).length,
    of: known.length,
  };
};
