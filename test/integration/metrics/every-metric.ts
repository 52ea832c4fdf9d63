import fc from 'fast-check';
import { expect } from 'vitest';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aggregations, type RecipeMetric } from '#shared/model/recipe-metric.ts';
import { aWorkspace } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from '../intake/support.ts';

const window = { date: 'day', months: 12, back: 0 } as const;
const needs: Readonly<Partial<Record<RecipeMetric['aggregation'], Partial<RecipeMetric>>>> = {
  weightedMean: { by: 'pieces' },
  ratio: { by: 'pieces' },
  hhi: { by: 'product' },
  topShare: { by: 'product' },
  distinct: { header: 'product' },
  recency: { header: 'day' },
  share: { where: [{ column: 'product', is: '=', to: 'P1' }] },
  growth: { window },
  cagr: { window: { ...window, months: 24 } },
  trend: { window },
  volatility: { window },
  effectiveNumber: { by: 'product' },
  percentile: { percent: 90 },
  tenure: { header: 'day' },
  yearOnYear: { window },
  quietMonths: { window },
};

/** Every aggregation there is, plain, and once more with a filter and a window. */
const everyMetric: readonly RecipeMetric[] = aggregations.flatMap((aggregation) => {
  const metric = { ...aMetric(aggregation, 'amount', aggregation), ...needs[aggregation] };
  return [
    metric,
    {
      ...metric,
      code: `${aggregation}Filtered`,
      filter: [{ column: 'product', is: '!=', to: 'P2' }],
      window: metric.window ?? window,
    },
  ];
});

/** A recipe with `everyMetric` on rows of partner, day, product, amount and pieces. */
export const lineRecipe: Recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    { header: 'name', type: 'text' },
    { header: 'day', type: 'date' },
    { header: 'product', type: 'text' },
    { header: 'amount', type: 'number' },
    { header: 'pieces', type: 'number' },
  ],
  name: 'name',
  attributes: [{ code: 'main', name: 'Main product', header: 'product', role: 'attribute' }],
  metrics: everyMetric,
});

export type Line = {
  readonly id: string;
  readonly day: string;
  readonly product: string;
  readonly amount: number | '';
  readonly pieces: number;
};

/** Any row of `lineRecipe`. */
export const aLine = fc.record<Line>({
  id: fc.constantFrom('A', 'B', 'C', 'D'),
  day: fc.constantFrom('', '2026-03-31', '2026-03-31T10:30:00', '2025-11-02', '2025-01-15', '2024'),
  product: fc.constantFrom('', 'P1', ' P1', 'P2', 'P3'),
  amount: fc.oneof(
    fc.constant('' as const),
    fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true }),
  ),
  pieces: fc.integer({ min: 0, max: 9 }),
});

/** Rows as a file, with other keys where `keyOf` says so. */
export const linesCsv = (
  rows: readonly Line[],
  keyOf: (key: string) => string = (key) => key,
): string =>
  `id,name,day,product,amount,pieces\n${rows
    .map(
      ({ id, day, product, amount, pieces }, index) =>
        `${keyOf(id)},N${index % 3},${day === '2024' ? '2024-02-29' : day},${product},${amount},${pieces}\n`,
    )
    .join('')}`;

/** A workspace that imported these files by `recipe`, one after another. */
export const importedLines = async (
  texts: readonly string[],
  recipe: Recipe = lineRecipe,
): Promise<WorkspaceFile> => {
  const file = await aWorkspace();
  for (const text of texts) {
    const path = await aFile(text);
    const done = await commitImport(file, { path, recipe }, aContext());
    expect(refusalOf(done)).toBe('not refused');
  }
  return file;
};
