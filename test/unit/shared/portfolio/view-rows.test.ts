import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFilter, type PortfolioFilter } from '#shared/model/portfolio-view.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { countCodes, filterParts, filterRows } from '#shared/portfolio/filter-rows.ts';
import { groupRows } from '#shared/portfolio/group-rows.ts';
import { numberColumns, numbersOf } from '#shared/portfolio/number-columns.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { compareTexts, sortRows } from '#shared/portfolio/sort-rows.ts';
import { totalKind, totalOf } from '#shared/portfolio/totals.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { createRankBuffers, rankPartners } from '#shared/scoring/rank.ts';
import { scorePartners } from '#shared/scoring/score.ts';
import { currentTierCodes, tierFloors } from '#shared/scoring/tiers.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const asItIs = { method: 'goalposts', direction: 'higher', lower: 0, upper: 100 } as const;
const model = aModel({
  dimensions: [aDimension('all', [aCriterion('revenue', { valueFunction: asItIs })])],
});

const portfolioOf = (snapshot: Snapshot): ScoredPortfolio => {
  const rows = snapshot.partnerKeys.length;
  const columns = judgeSnapshot(model, snapshot);
  const { scores } = scorePartners(model, columns, rows);
  const tiers = new Uint8Array(rows);
  assignTiers(scores, tierFloors(model.tiers), tiers);
  const { order, ranks } = rankPartners(scores, createRankBuffers(rows));
  const currentTiers = currentTierCodes(snapshot, model.tiers).codes;
  return { model, snapshot, result: { scores, tiers, currentTiers, order, ranks, columns } };
};

const portfolio = portfolioOf(
  aSnapshot(
    [
      aMetric('revenue', [10, 80, 50, 'missing', 75]),
      aMetric('growth', [1, 2, 3, 4, 'missing'], { unit: '%' }),
    ],
    [
      anAttribute('region', ['North', 'South', 'North', 'South', '']),
      anAttribute('tier', ['Gold', 'Gold', 'Silver', '', 'Bronze'], { role: 'currentTier' }),
    ],
  ),
);
const { order } = portfolio.result;
const shown = (filter: Partial<PortfolioFilter>): readonly number[] => [
  ...filterRows(order, filterParts({ ...noFilter, ...filter }, portfolio)),
];

describe('a filter of the portfolio', () => {
  it('leaves those who pass every part, best first', () => {
    expect([...order]).toEqual([1, 4, 2, 0, 3]);
    expect(shown({})).toEqual([1, 4, 2, 0, 3]);
    expect(shown({ find: 'p000002' })).toEqual([2]);
    // Who knows a key is not told whose pseudonym it is.
    const partnerNames = portfolio.snapshot.partnerKeys.map((_, row) => `Partner ${row}`);
    const masked = { ...portfolio, snapshot: { ...portfolio.snapshot, partnerNames } };
    const found = (names: boolean) => [
      ...filterRows(order, filterParts({ ...noFilter, find: 'p000002' }, masked, { names })),
    ];
    expect([found(false), found(true)]).toEqual([[2], []]);
    expect(shown({ tiers: ['tier-Gold'] })).toEqual([1, 4]);
    expect(shown({ tiers: [''] })).toEqual([3]);
    expect(shown({ currentTiers: ['tier-Gold', ''] })).toEqual([1, 0, 3]);
    expect(shown({ directions: ['up'] })).toEqual([4]);
    expect(shown({ directions: ['same'] })).toEqual([1, 2, 3]);
    expect(shown({ labels: { region: ['South', ''] } })).toEqual([1, 4, 3]);
    expect(shown({ ranges: { score: { from: 50, to: 75 } } })).toEqual([4, 2]);
    expect(shown({ ranges: { 'metric:growth': { from: null, to: 3 } } })).toEqual([1, 2, 0]);
    expect(shown({ tiers: ['tier-Gold'], labels: { region: ['South'] } })).toEqual([1]);
  });

  it('hides nobody by what is gone, or by nothing chosen', () => {
    expect(
      shown({
        tiers: [],
        labels: { gone: ['x'], region: [] },
        ranges: { 'metric:gone': { from: 1, to: null }, score: { from: null, to: null } },
      }),
    ).toEqual([1, 4, 2, 0, 3]);
  });

  it('counts what each choice would show, whatever is chosen of it now', () => {
    const filter = { ...noFilter, tiers: ['tier-Gold'], labels: { region: ['North'] } };
    const region = portfolio.snapshot.attributes[0];
    const counts = countCodes(
      order,
      filterParts(filter, portfolio),
      'labels:region',
      (row) => region?.codes[row] ?? 0,
      3,
    );
    expect(region?.labels).toEqual(['', 'North', 'South']);
    expect([...counts]).toEqual([1, 0, 1]);
  });

  it('counts for every label as many as filtering by it alone leaves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom('', 'a', 'b', 'c')), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 0, max: 100 }),
        (partners, from) => {
          const some = portfolioOf(
            aSnapshot(
              [
                aMetric(
                  'revenue',
                  partners.map(([value]) => value),
                ),
              ],
              [
                anAttribute(
                  'label',
                  partners.map(([, label]) => label),
                ),
              ],
            ),
          );
          const column = some.snapshot.attributes[0];
          const labels = column?.labels ?? [];
          const filter = { ...noFilter, ranges: { score: { from, to: null } } };
          const counts = countCodes(
            some.result.order,
            filterParts({ ...filter, labels: { label: ['a'] } }, some),
            'labels:label',
            (row) => column?.codes[row] ?? 0,
            labels.length,
          );
          expect([...counts]).toEqual(
            labels.map(
              (label) =>
                filterRows(
                  some.result.order,
                  filterParts({ ...filter, labels: { label: [label] } }, some),
                ).length,
            ),
          );
        },
      ),
    );
  });
});

describe('the order of a column', () => {
  const sorted = (column: string, isDescending = false): readonly number[] => [
    ...sortRows(order, { column, isDescending }, portfolio),
  ];

  it('puts those without a number or text last, either way', () => {
    expect(sorted('metric:growth')).toEqual([0, 1, 2, 3, 4]);
    expect(sorted('metric:growth', true)).toEqual([3, 2, 1, 0, 4]);
    expect(sorted('attribute:region')).toEqual([2, 0, 1, 3, 4]);
    expect(sorted('rank', true)).toEqual([3, 0, 2, 4, 1]);
    expect(sorted('now')).toEqual([1, 0, 2, 4, 3]);
  });

  it('compares labels as they are listed, whether rows are left out before or after', () => {
    const label = fc.oneof(
      fc.constantFrom('', 'a', 'A', 'á', 'Ä 9', 'ä 10', 'Z', 'z-1', '_', 'item 2', 'Item 010'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), label), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 9 }),
        (partners, isDescending, from) => {
          const labels = partners.map(([, each]) => each);
          const some = portfolioOf(
            aSnapshot(
              [
                aMetric(
                  'revenue',
                  partners.map(([value]) => value),
                ),
              ],
              [anAttribute('label', labels)],
            ),
          );
          const sort = { column: 'attribute:label', isDescending };
          const found = sortRows(some.result.order, sort, some);
          const sign = isDescending ? -1 : 1;
          const expected = [...some.result.order].sort((one, other) => {
            const [x, y] = [labels[one] ?? '', labels[other] ?? ''];
            return x === '' || y === ''
              ? Number(x === '') - Number(y === '')
              : sign * compareTexts(x, y);
          });
          expect([...found]).toEqual(expected);
          const filter = { ...noFilter, ranges: { score: { from, to: null } } };
          const parts = filterParts(filter, some);
          expect([...filterRows(found, parts)]).toEqual([
            ...sortRows(filterRows(some.result.order, parts), sort, some),
          ]);
        },
      ),
    );
  });
});

describe('groups', () => {
  const named = (column: string) =>
    groupRows(order, column, portfolio)?.map(({ name, rows }) => [name, [...rows]]);

  it('stand by name or from the highest tier, those without last, members in their order', () => {
    expect(named('attribute:region')).toEqual([
      ['North', [2, 0]],
      ['South', [1, 3]],
      ['', [4]],
    ]);
    expect(named('proposed')).toEqual([
      ['tier-Gold', [1, 4]],
      ['tier-Silver', [2]],
      ['tier-Bronze', [0]],
      ['', [3]],
    ]);
    expect(named('movement')).toEqual([
      ['up', [4]],
      ['down', [0]],
      ['same', [1, 2, 3]],
    ]);
    expect(groupRows(order, 'score', portfolio)).toBeNull();
  });
});

describe('numbers of columns and their totals', () => {
  it('are those of scores, dimensions, criteria and metrics', () => {
    expect(numberColumns(model, portfolio.snapshot).map(({ id }) => id)).toEqual([
      'score',
      'coverage',
      'dimension:dimension-all',
      'value:criterion-revenue',
      'metric:revenue',
      'metric:growth',
    ]);
    const read = (column: string) => {
      const numbers = numbersOf(portfolio, column);
      return numbers === null ? null : [0, 1, 2, 3, 4].map(numbers);
    };
    expect(read('score')).toEqual([10, 80, 50, NaN, 75]);
    expect(read('coverage')).toEqual([100, 100, 100, 0, 100]);
    expect(read('dimension:dimension-all')).toEqual([10, 80, 50, NaN, 75]);
    expect(read('metric:growth')).toEqual([1, 2, 3, 4, NaN]);
    expect(read('metric:gone')).toBeNull();
    expect(read('partner')).toBeNull();
  });

  it('sum money and plain numbers and average the rest, over those who have one', () => {
    const kinds = ['EUR', '', '%', 'days', 'k€'].map((unit) => totalKind({ id: 'metric:a', unit }));
    expect(kinds).toEqual(['sum', 'sum', 'mean', 'mean', 'mean']);
    expect(totalKind({ id: 'score', unit: '' })).toBe('mean');
    const growth = numbersOf(portfolio, 'metric:growth') ?? (() => NaN);
    expect(totalOf(order, growth, 'sum')).toEqual({ value: 10, count: 4 });
    expect(totalOf(order, growth, 'mean')).toEqual({ value: 2.5, count: 4 });
    expect(totalOf(Uint32Array.of(4), growth, 'mean')).toBeNull();
  });
});
