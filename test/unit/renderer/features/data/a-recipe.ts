import type { Recipe } from '#shared/model/recipe.ts';

/** A recipe for a sales file with four columns; `over` replaces parts of it. */
export const aRecipe = (over: Partial<Recipe> = {}): Recipe => ({
  format: 'tierwright-recipe/1',
  source: { name: 'Sales', department: 'Sales' },
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ';', headerRow: 1 },
  decimal: ',',
  thousands: '.',
  dateOrder: 'dmy',
  emptyTexts: ['NULL'],
  columns: [
    { header: 'Partner', type: 'text' },
    { header: 'Region', type: 'text' },
    { header: 'Booked on', type: 'date' },
    { header: 'Amount', type: 'number' },
  ],
  key: 'Partner',
  name: null,
  orderedBy: 'Booked on',
  attributes: [{ code: 'region', name: 'Region', header: 'Region', role: 'attribute' }],
  metrics: [
    {
      code: 'amount',
      name: 'Amount',
      header: 'Amount',
      aggregation: 'sum',
      unit: 'EUR',
      decimals: 2,
      higherIsBetter: true,
    },
  ],
  ...over,
});
