import { describe, expect, it } from 'vitest';
import { suggestLookup, withSuggestion } from '#shared/intake/suggest-lookup.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { noFindings } from '#shared/model/run-findings.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';

const metric = (
  header: string,
  aggregation: RecipeMetric['aggregation'] = 'latest',
): RecipeMetric => ({
  code: header,
  name: header,
  header,
  aggregation,
  unit: '',
  decimals: 2,
  higherIsBetter: true,
});

const recipe = (over: Partial<Recipe>): Recipe => ({
  format: 'tierwright-recipe/1',
  source: { name: 'Lines', department: '' },
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
  decimal: '.',
  thousands: '',
  dateOrder: 'ymd',
  emptyTexts: [],
  columns: [
    { header: 'OrderID', type: 'number' },
    { header: 'LineID', type: 'text' },
    { header: 'LineTotal', type: 'number' },
    { header: 'UnitPrice', type: 'number' },
  ],
  key: 'LineID',
  name: null,
  orderedBy: null,
  attributes: [],
  metrics: [metric('LineTotal'), metric('UnitPrice'), metric('LineID', 'count')],
  ...over,
});

const run = (over: Partial<Recipe>): ImportRun => {
  const orders = recipe({
    source: { name: 'Orders', department: '' },
    columns: [
      { header: 'order id', type: 'number' },
      { header: 'VendorID', type: 'number' },
      { header: 'OrderDate', type: 'date' },
      { header: 'Status', type: 'number' },
      { header: 'LineTotal', type: 'number' },
    ],
    key: 'VendorID',
    orderedBy: 'OrderDate',
    ...over,
  });
  return {
    id: 1,
    sourceName: orders.source.name,
    department: '',
    fileName: 'orders.csv',
    fileSha256: '',
    fileBytes: 0,
    files: [],
    rowsRead: 0,
    rowsAccepted: 0,
    rowsRejected: 0,
    findings: noFindings,
    partners: 3,
    endedAt: '2026-03-01T09:30:00.000Z',
    recipe: orders,
    outdatedBy: [],
    changes: null,
  };
};

describe('the lookup that suggests itself', () => {
  it('finds the partner of order lines through their order, and takes what the file has not', () => {
    expect(suggestLookup(recipe({}), [run({})])).toEqual({
      lookup: {
        source: 'Orders',
        match: [{ column: 'OrderID', in: 'order id' }],
        take: [
          { column: 'VendorID', as: 'VendorID', type: 'text' },
          { column: 'OrderDate', as: 'OrderDate', type: 'date' },
          { column: 'Status', as: 'Status', type: 'number' },
        ],
        duplicates: 'refuse',
        orphans: 'reject',
      },
      key: 'VendorID',
      orderedBy: 'OrderDate',
    });
  });

  it('is none where the file names its partners, nothing is shared, or it is looked up already', () => {
    const own = recipe({ key: 'LineID' });
    expect([
      suggestLookup(recipe({ key: 'VendorNo' }), [run({})]),
      suggestLookup(recipe({ key: 'LineID' }), [run({ key: 'LineID' })]),
      suggestLookup(own, [run({ columns: [{ header: 'Other', type: 'text' }], key: 'Other' })]),
      suggestLookup(own, [run({ source: own.source })]),
      suggestLookup(own, []),
    ]).toEqual([null, null, null, null, null]);
    const suggestion = suggestLookup(own, [run({})]);
    if (suggestion === null) throw new Error('there is one');
    expect(suggestLookup(withSuggestion(own, suggestion), [run({})])).toBeNull();
  });

  it('makes sums and means of what was the latest of one row', () => {
    const own = recipe({});
    const suggestion = suggestLookup(own, [run({})]);
    if (suggestion === null) throw new Error('there is one');
    const { key, orderedBy, metrics, lookups } = withSuggestion(own, suggestion);
    expect([key, orderedBy, lookups]).toEqual(['VendorID', 'OrderDate', [suggestion.lookup]]);
    expect(metrics.map(({ header, aggregation }) => `${aggregation} ${header ?? ''}`)).toEqual([
      'sum LineTotal',
      'mean UnitPrice',
      'count LineID',
    ]);
  });

  it('names a key apart that the file has for something else', () => {
    const own = recipe({
      columns: [
        { header: 'OrderID', type: 'number' },
        { header: 'LineID', type: 'text' },
        { header: 'Account', type: 'text' },
      ],
      metrics: [],
    });
    const orders = run({
      columns: [
        { header: 'OrderID', type: 'number' },
        { header: 'Account', type: 'text' },
      ],
      key: 'Account',
      orderedBy: null,
    });
    expect(suggestLookup(own, [orders])?.key).toBe('Account (Orders)');
  });
});
