import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { decide } from '#electron/engine/services/partners.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aggregations, type RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';
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

const lines: Recipe = aRecipe({
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

type Line = {
  readonly id: string;
  readonly day: string;
  readonly product: string;
  readonly amount: number | '';
  readonly pieces: number;
};

const aLine = fc.record<Line>({
  id: fc.constantFrom('A', 'B', 'C', 'D'),
  day: fc.constantFrom('', '2026-03-31', '2026-03-31T10:30:00', '2025-11-02', '2025-01-15', '2024'),
  product: fc.constantFrom('', 'P1', ' P1', 'P2', 'P3'),
  amount: fc.oneof(
    fc.constant('' as const),
    fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true }),
  ),
  pieces: fc.integer({ min: 0, max: 9 }),
});

const csv = (rows: readonly Line[], keyOf: (key: string) => string): string =>
  `id,name,day,product,amount,pieces\n${rows
    .map(
      ({ id, day, product, amount, pieces }, index) =>
        `${keyOf(id)},N${index % 3},${day === '2024' ? '2024-02-29' : day},${product},${amount},${pieces}\n`,
    )
    .join('')}`;

const imported = async (texts: readonly string[]): Promise<WorkspaceFile> => {
  const file = await aWorkspace();
  for (const text of texts) {
    const path = await aFile(text);
    const done = await commitImport(file, { path, recipe: lines }, aContext());
    expect(refusalOf(done)).toBe('not refused');
  }
  return file;
};

const merge = async (file: WorkspaceFile, alias: string, survivor: string): Promise<void> => {
  const done = await decide(file, { kind: 'merge', alias, survivor }, testTime.toISOString());
  expect(refusalOf(done)).toBe('not refused');
};

/** All but names, which are the survivor's; labels as texts: dictionaries may number them differently. */
const plain = (snapshot: Snapshot): unknown => ({
  ...snapshot,
  partnerNames: null,
  attributes: snapshot.attributes.map(({ labels, codes, ...attribute }) => ({
    ...attribute,
    texts: Array.from(codes, (code) => labels[code]),
  })),
});

describe('merged partners', () => {
  it('have the figures that files would give that name them by one key, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(aLine, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 2 }),
        async (files) => {
          const merged = await imported(files.map((rows) => csv(rows, (key) => key)));
          const known = readSnapshot(merged).partnerKeys;
          const sameAs = new Map([
            ['B', 'A'],
            ['C', 'A'],
          ]);
          for (const [alias, survivor] of sameAs) {
            if (known.includes(alias) || known.includes(survivor)) {
              await merge(merged, alias, survivor);
            }
          }
          const asOne = await imported(
            files.map((rows) => csv(rows, (key) => sameAs.get(key) ?? key)),
          );
          expect(plain(readSnapshot(merged))).toEqual(plain(readSnapshot(asOne)));
        },
      ),
      { numRuns: 10 },
    );
  });

  it('catch later imports that use the old key, and come apart again as they were', async () => {
    const rows = (id: string, amount: number): string =>
      csv([{ id, day: '2026-03-31', product: 'P1', amount, pieces: 1 }], (key) => key);
    const file = await imported([rows('A', 1), rows('B', 2)]);
    const before = readSnapshot(file);
    await merge(file, 'B', 'A');
    const path = await aFile(rows('B', 40));
    await commitImport(file, { path, recipe: lines }, aContext());
    const sums = ({ metrics }: Snapshot): readonly number[] => [
      ...(metrics.find(({ code }) => code === 'sum')?.values ?? []),
    ];
    const later = readSnapshot(file);
    expect([later.partnerKeys, sums(later)]).toEqual([['A'], [40]]);

    await file.close();
    const again = await reopened(file.path);
    await decide(again, { kind: 'split', alias: 'B' }, testTime.toISOString());
    const apart = readSnapshot(again);
    expect([apart.partnerKeys, sums(apart)]).toEqual([before.partnerKeys, [1, 40]]);
  });
});
