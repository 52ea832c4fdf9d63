import { describe, expect, it } from 'vitest';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import { hiddenThings, namesOf } from '#shared/sensitivity/hidden.ts';
import { sensitiveThings } from '#shared/sensitivity/sensitive-things.ts';
import { aMetric, aRecipe } from '../../../integration/intake/support.ts';

const recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number', sensitivity: 'confidential' },
    { header: 'contact', type: 'text', sensitivity: 'personal' },
    { header: 'day', type: 'date' },
  ],
  attributes: [{ code: 'contact', name: 'Contact', header: 'contact', role: 'attribute' }],
  metrics: [
    aMetric('revenue', 'amount', 'sum'),
    aMetric('orders', 'amount', 'count'),
    aMetric('recent', 'day', 'recency'),
    { ...aMetric('rated', 'day', 'latest'), sensitivity: 'personal' },
    { ...aMetric('mixed', 'amount', 'hhi'), by: 'contact' },
  ],
});
const formula = (code: string, text: string): FormulaMetric => ({
  ...{ id: code, code, name: code, formula: text, unit: '', decimals: 0, higherIsBetter: true },
});
const told = (
  marks: readonly SensitivityMark[] = [],
  recipes: readonly { readonly sourceName: string; readonly recipe: Recipe }[] = [
    { sourceName: 'Sales', recipe },
  ],
  formulas: readonly FormulaMetric[] = [],
): readonly string[] =>
  sensitiveThings(recipes, formulas, marks).map(
    ({ kind, name, level, because }) => `${kind} ${name}: ${level} ${because}`,
  );

describe('what is sensitive', () => {
  it('follows from the columns that a metric, an attribute and a formula read', () => {
    const formulas = [
      formula('twice', 'each * 2'),
      formula('each', 'revenue / orders'),
      formula('free', 'orders + 1'),
    ];
    expect(told([], undefined, formulas)).toEqual([
      'column amount: confidential by its recipe',
      'column contact: personal by its recipe',
      'attribute Contact: personal because it reads contact',
      'metric revenue: confidential because it reads amount',
      'metric rated: personal by its recipe',
      'metric mixed: personal because it reads contact',
      'metric each: confidential because it reads revenue',
      'metric twice: confidential because it reads each',
    ]);
  });

  it('is what a person says, whatever the recipe says', () => {
    const mark = (
      kind: SensitivityMark['kind'],
      code: string,
      level: SensitivityMark['level'],
    ) => ({
      ...{ kind, code, level, source: kind === 'column' ? 'Sales' : '' },
    });
    expect(
      told([
        mark('column', 'amount', 'open'),
        mark('column', 'day', 'confidential'),
        mark('metric', 'orders', 'confidential'),
        mark('attribute', 'contact', 'open'),
        mark('metric', 'rated', 'confidential'),
      ]),
    ).toEqual([
      'column contact: personal by its recipe',
      'column day: confidential marked by hand',
      'metric orders: confidential marked by hand',
      'metric recent: confidential because it reads day',
      'metric rated: confidential marked by hand',
      'metric mixed: personal because it reads contact',
    ]);
  });

  it('is what the newest recipe of a source says, and goes along with columns that are looked up', () => {
    const open = {
      ...recipe,
      columns: recipe.columns.map(({ header, type }) => ({ header, type })),
    };
    const orders = aRecipe({
      source: { name: 'Orders', department: '' },
      columns: [
        { header: 'id', type: 'text' },
        { header: 'no', type: 'text' },
      ],
      orderedBy: null,
      attributes: [],
      lookups: [
        {
          source: 'Sales',
          match: [{ column: 'no', in: 'id' }],
          take: [{ column: 'amount', as: 'worth', type: 'number' }],
          duplicates: 'first',
          orphans: 'keep',
        },
      ],
      metrics: [aMetric('worth', 'worth', 'sum')],
    });
    expect(
      told(
        [],
        [
          { sourceName: 'Sales', recipe },
          { sourceName: 'Sales', recipe: { ...open, metrics: [] } },
        ],
      ),
    ).toEqual(['metric rated: personal by its recipe']);
    const both = [
      { sourceName: 'Orders', recipe: orders },
      { sourceName: 'Sales', recipe: { ...recipe, metrics: [], attributes: [] } },
    ];
    expect(told([], both)).toEqual([
      'column amount: confidential by its recipe',
      'column contact: personal by its recipe',
      'column worth: confidential because it reads amount',
      'metric worth: confidential because it reads worth',
    ]);
  });

  it('is hidden but for what is included this time, which has its names', () => {
    const things = sensitiveThings([{ sourceName: 'Sales', recipe }], [], []);
    const ids = things
      .filter(({ code }) => code === 'amount' || code === 'revenue')
      .map(({ id }) => id);
    const hidden = hiddenThings(things, ids);
    expect([
      hidden.column('Sales', 'amount'),
      hidden.column('Sales', 'contact'),
      hidden.column('Other', 'contact'),
      hidden.metric('revenue'),
      hidden.metric('mixed'),
      hidden.metric('orders'),
      hidden.attribute('contact'),
      hidden.anyOf('Sales'),
      hidden.anyOf('Other'),
    ]).toEqual([false, true, false, false, true, false, true, true, false]);
    expect(namesOf(things, ids)).toEqual(['amount of Sales', 'revenue']);
  });

  it('is every name of partners where one column that gives names is, unless somebody opened another', () => {
    const of = (name: string, sensitivity?: 'personal'): Recipe => ({
      ...aRecipe({ attributes: [], metrics: [], name }),
      columns: [
        { header: 'id', type: 'text' },
        { header: name, type: 'text', ...(sensitivity === undefined ? {} : { sensitivity }) },
      ],
    });
    const recipes = [
      { sourceName: 'Sales', recipe: of('title', 'personal') },
      { sourceName: 'Ledger', recipe: of('company') },
    ];
    expect(told([], recipes)).toEqual([
      'column title: personal by its recipe',
      'names Names of partners: personal because it reads title',
      'column company: personal because partners are named by title',
    ]);
    const open = { kind: 'column', source: 'Ledger', code: 'company', level: 'open' } as const;
    expect(told([open], recipes)).toHaveLength(2);
    expect(told([], [{ sourceName: 'Ledger', recipe: of('company') }])).toEqual([]);
    expect(hiddenThings(sensitiveThings(recipes, [], []), []).names).toBe(true);
  });
});
