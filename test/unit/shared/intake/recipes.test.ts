import { describe, expect, it } from 'vitest';
import { checkRecipe, placeColumns } from '#shared/intake/check-recipe.ts';
import { createColumnProfile } from '#shared/intake/column-profile.ts';
import { guessRecipe, type TableFacts } from '#shared/intake/guess-recipe.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';
import { planColumns } from '#shared/intake/recipe-use.ts';
import { recipe as recipeSchema, type Recipe } from '#shared/model/recipe.ts';

const factsOf = (headers: readonly string[], rows: readonly (readonly string[])[]): TableFacts => ({
  sourceName: 'Export',
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
  headers,
  columns: headers.map((_, index) => {
    const profile = createColumnProfile(1000);
    rows.forEach((row) => profile.addText(row[index] ?? ''));
    return profile.facts();
  }),
  isConstantPer: (key, header) => {
    const at = (name: string) => headers.indexOf(name);
    return rows.every((row) =>
      rows.every(
        (other) => row[at(key)] !== other[at(key)] || row[at(header)] === other[at(header)],
      ),
    );
  },
});

const partners = Array.from({ length: 40 }, (_, index) => [
  String(index + 1).padStart(4, '0'),
  `Partner ${index % 39}`,
  ['North', 'South', 'East'][index % 3] ?? '',
  String((index % 3) + 1),
  `${index * 3}.5`,
  `${index % 7}`,
  '2026-03-31',
]);
const partnerHeaders = [
  'Vendor ID',
  'Vendor Name',
  'Region',
  'Current Tier',
  'NPS (points)',
  'Delay days',
  'As of',
];

const orders = Array.from({ length: 200 }, (_, index) => [
  `SO${index}`,
  String(index % 20),
  `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  `${index * 10}.25`,
  `${(index % 9) + 1}.5`,
  index % 2 === 0 ? 'open' : 'closed',
  ['North', 'South'][index % 2] ?? '',
]);
const orderHeaders = [
  'OrderNumber',
  'ResellerKey',
  'OrderDate',
  'SalesAmount',
  'UnitPrice',
  'State',
  'Region',
];

describe('guessRecipe', () => {
  it('takes a file with one row per partner as it is', () => {
    const { recipe, columns } = guessRecipe(factsOf(partnerHeaders, partners), null);
    expect(recipe).toEqual({
      format: 'tierwright-recipe/1',
      source: { name: 'Export', department: '' },
      file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
      decimal: '.',
      thousands: '',
      dateOrder: 'ymd',
      emptyTexts: [],
      columns: [
        { header: 'Vendor ID', type: 'text' },
        { header: 'Vendor Name', type: 'text' },
        { header: 'Region', type: 'text' },
        { header: 'Current Tier', type: 'text' },
        { header: 'NPS (points)', type: 'number' },
        { header: 'Delay days', type: 'number' },
        { header: 'As of', type: 'date' },
      ],
      key: 'Vendor ID',
      name: 'Vendor Name',
      orderedBy: null,
      attributes: [
        { code: 'region', name: 'Region', header: 'Region', role: 'attribute' },
        { code: 'current_tier', name: 'Current Tier', header: 'Current Tier', role: 'currentTier' },
      ],
      metrics: [
        {
          code: 'nps_points',
          name: 'NPS (points)',
          header: 'NPS (points)',
          aggregation: 'latest',
          unit: 'points',
          decimals: 1,
          higherIsBetter: true,
        },
        {
          code: 'delay_days',
          name: 'Delay days',
          header: 'Delay days',
          aggregation: 'latest',
          unit: 'days',
          decimals: 0,
          higherIsBetter: false,
        },
      ],
    });
    expect(columns.map(({ header, filled, distinct }) => [header, filled, distinct])).toEqual([
      ['Vendor ID', 40, 40],
      ['Vendor Name', 40, 39],
      ['Region', 40, 3],
      ['Current Tier', 40, 3],
      ['NPS (points)', 40, 40],
      ['Delay days', 40, 7],
      ['As of', 40, 1],
    ]);
    expect(recipeSchema.parse(recipe)).toEqual(recipe);
  });

  it('adds amounts up and averages prices where partners have many rows', () => {
    const { recipe } = guessRecipe(factsOf(orderHeaders, orders), null);
    expect([
      recipe.key,
      recipe.orderedBy,
      recipe.metrics.map(({ code, aggregation }) => [code, aggregation]),
      recipe.attributes.map(({ code }) => code),
    ]).toEqual([
      'ResellerKey',
      'OrderDate',
      [
        ['salesamount', 'sum'],
        ['unitprice', 'mean'],
      ],
      ['state', 'region'],
    ]);
  });

  it('keeps what a given recipe says and tells what is missing or new', () => {
    const given = guessRecipe(factsOf(orderHeaders, orders), null).recipe;
    const headers = ['ResellerKey', 'OrderDate', 'SalesAmount', 'Discount'];
    const rows = orders.map((row) => [row[1] ?? '', row[2] ?? '', row[3] ?? '', '1']);
    const { recipe, evidence } = guessRecipe(factsOf(headers, rows), { ...given, decimal: ',' });
    expect([recipe.key, recipe.decimal, recipe.metrics]).toEqual([
      'ResellerKey',
      ',',
      given.metrics,
    ]);
    expect(recipe.columns).toEqual([
      { header: 'ResellerKey', type: 'text' },
      { header: 'OrderDate', type: 'date' },
      { header: 'SalesAmount', type: 'number' },
      { header: 'Discount', type: 'number' },
      { header: 'OrderNumber', type: 'text' },
      { header: 'UnitPrice', type: 'number' },
      { header: 'State', type: 'text' },
      { header: 'Region', type: 'text' },
    ]);
    expect(evidence.find(({ about }) => about === 'columns')?.evidence).toBe(
      'The file lacks "OrderNumber", "UnitPrice", "State" and "Region". New in the file: "Discount".',
    );
  });

  it('guesses columns anew where the file is cut in another way', () => {
    const given = guessRecipe(factsOf(orderHeaders, orders), null).recipe;
    const others = partnerHeaders.map((header) => `${header} *`);
    const { recipe } = guessRecipe(factsOf(others, partners), {
      ...given,
      source: { name: 'CRM', department: 'Sales' },
    });
    expect([recipe.source.name, recipe.key]).toEqual(['CRM', 'Vendor ID *']);
  });
});

const aRecipe = (over: Partial<Recipe> = {}): Recipe => ({
  ...guessRecipe(factsOf(orderHeaders, orders), null).recipe,
  ...over,
});

const foundBy = (over: Partial<Recipe>): string => {
  const checked = checkRecipe(aRecipe(over), 'Recipe');
  return checked.ok ? 'fine' : `${checked.error.expected} / ${checked.error.found}`;
};

describe('checkRecipe', () => {
  const amount = aRecipe().metrics.slice(0, 1);

  it.each<[string, Partial<Recipe>, string]>([
    ['a sound recipe', {}, 'fine'],
    ['no key', { key: '' }, 'a key: the column that names the partner / none chosen'],
    [
      'a key that is no column',
      { key: 'Partner' },
      'a key: the column that names the partner / no column "Partner" in the recipe',
    ],
    [
      'a name that is no column',
      { name: 'X' },
      'a column for the name / no column "X" in the recipe',
    ],
    [
      'an order by words',
      { orderedBy: 'State' },
      'a column of dates to order rows by / "State" of type text',
    ],
    [
      'a sum of words',
      { metrics: amount.map((metric) => ({ ...metric, header: 'State' })) },
      'a column of numbers for metric SalesAmount / "State" of type text',
    ],
    [
      'a sum of nothing',
      { metrics: amount.map((metric) => ({ ...metric, header: null })) },
      'a column of numbers for metric SalesAmount / no column',
    ],
    [
      'one code twice',
      { metrics: [...amount, ...amount] },
      'codes of metrics that differ / "salesamount" twice',
    ],
    [
      'one header twice',
      { columns: [...aRecipe().columns, { header: 'State', type: 'text' }] },
      'headers that differ / "State" twice',
    ],
    [
      'one sign for two things',
      { decimal: '.', thousands: '.' },
      'different signs for decimals and thousands / "." for both',
    ],
  ])('judges %s', (_, over, expected) => {
    expect(foundBy(over)).toBe(expected);
  });
});

describe('placeColumns', () => {
  it('finds columns wherever they stand', () => {
    const recipe = aRecipe();
    const headers = [...recipe.columns.map(({ header }) => header).reverse(), 'New'];
    expect(placeColumns(recipe, headers, 'file.csv')).toEqual({
      ok: true,
      value: [6, 5, 4, 3, 2, 1, 0],
    });
  });

  it('names the columns that the file lacks and those it has instead', () => {
    const headers = [
      'OrderNumber',
      'ResellerKey',
      'OrderDate',
      'Amount',
      'UnitPrice',
      'State',
      'Region',
    ];
    expect(placeColumns(aRecipe(), headers, 'file.csv')).toEqual({
      ok: false,
      error: {
        type: 'InputRefused',
        where: 'file.csv, row 1',
        expected: 'a column "SalesAmount"',
        found: 'no such header, but "Amount"',
        remedy:
          'Choose the file that the recipe was made for, correct its header row, or change the recipe.',
      },
    });
  });
});

describe('recipeText', () => {
  it('is the same whatever order the keys were in', () => {
    const recipe = aRecipe();
    const shuffled = recipeSchema.parse(
      Object.fromEntries(Object.entries(structuredClone(recipe)).reverse()),
    );
    expect(recipeText(shuffled)).toBe(recipeText(recipe));
    expect(JSON.parse(recipeText(recipe))).toEqual(recipe);
  });
});

describe('planColumns', () => {
  it('says which columns are read, and keeps the key a text', () => {
    const recipe = aRecipe({
      columns: aRecipe().columns.map((column) =>
        column.header === 'ResellerKey' ? { ...column, type: 'number' } : column,
      ),
    });
    expect(planColumns(recipe).map(({ header, type, isRead }) => [header, type, isRead])).toEqual([
      ['OrderNumber', 'text', false],
      ['ResellerKey', 'text', true],
      ['OrderDate', 'date', true],
      ['SalesAmount', 'number', true],
      ['UnitPrice', 'number', true],
      ['State', 'text', true],
      ['Region', 'text', true],
    ]);
  });
});
