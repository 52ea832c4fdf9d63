import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { checkModel } from '#shared/scoring/check-model.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { judgeMetric } from '#shared/scoring/normalise.ts';
import { normalShare } from '#shared/statistics/normal.ts';
import { percentileRankValue } from '#shared/scoring/values/percentile-rank.ts';
import { aCriterion, aDimension, aModel } from '#test/fixtures/a-model.ts';
import { aMetric, anAttribute, aSnapshot, type Cell } from '#test/fixtures/a-snapshot.ts';

const judge = (valueFunction: ValueFunction, cells: readonly Cell[]): readonly number[] => [
  ...judgeMetric(aCriterion('x', { valueFunction }), aMetric('x', cells), cells.length).values,
];

const near = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => {
    expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(1e-9);
  });
};

const numbers = [3, 7, 7, 12, 30, -4, 18.5];
const higher = { direction: 'higher' } as const;
const lower = { direction: 'lower' } as const;

/** Computed once with numpy 2.4 and scipy 1.17 over `numbers`; the source of each is its title. */
const figures: readonly (readonly [string, ValueFunction, readonly number[]])[] = [
  [
    '100·(x − min)/(max − min)',
    { method: 'minmax', ...higher },
    [
      20.588235294117645, 32.35294117647059, 32.35294117647059, 47.05882352941176, 100, 0,
      66.17647058823529,
    ],
  ],
  [
    '100·norm.cdf((x − x.mean())/x.std(ddof=0))',
    { method: 'zscore', ddof: 0, ...higher },
    [
      23.24862631573847, 36.65572072894508, 36.65572072894508, 55.80932586114905, 97.12688029023728,
      7.887864281606754, 78.21266662961254,
    ],
  ],
  [
    '100·norm.cdf((x − x.mean())/x.std(ddof=1))',
    { method: 'zscore', ddof: 1, ...higher },
    [
      24.93675176830608, 37.61184033749672, 37.61184033749672, 55.38111889093701, 96.06986500701782,
      9.54597059075466, 76.47236879144029,
    ],
  ],
  [
    "100·(rankdata(x, 'min') − 1)/(n − 1)",
    { method: 'percentile', ...higher },
    [100 / 6, 200 / 6, 200 / 6, 400 / 6, 100, 0, 500 / 6],
  ],
  [
    "100·(rankdata(−x, 'min') − 1)/(n − 1)",
    { method: 'percentile', ...lower },
    [500 / 6, 50, 50, 200 / 6, 0, 100, 100 / 6],
  ],
  [
    'min-max of log(x + 5)',
    { method: 'logarithmic', shift: 5, ...higher },
    [
      58.48770656813589, 69.89207826664988, 69.89207826664988, 79.6887757557363, 100, 0,
      88.79581876514156,
    ],
  ],
  [
    'min-max of log(x − min + 0.01·(max − min))',
    { method: 'logarithmic', shift: null, ...higher },
    [
      66.56702664183155, 75.99251085369148, 75.99251085369148, 83.9073592265409, 100, 0,
      91.16388252065346,
    ],
  ],
];

describe('value functions', () => {
  it.each(figures)('agree with %s', (_, valueFunction, expected) => {
    near(judge(valueFunction, numbers), expected);
  });

  it('give the figures of COINr where it prints them', () => {
    near(judge({ method: 'percentile', ...higher }, [10, 20, 20, 40]), [0, 100 / 3, 100 / 3, 100]);
    near(judge({ method: 'logarithmic', shift: 0, ...higher }, [1, 10, 100, 1000]), [
      0,
      100 / 3,
      200 / 3,
      100,
    ]);
  });

  it('take the normal distribution to fourteen digits', () => {
    // scipy.stats.norm.cdf
    near(
      [-8, -3.5, -1, -0.1, 0, 0.5, 1.959_963_984_540_054, 4, 7.2].map(normalShare),
      [
        6.22096057427174e-16, 0.00023262907903552502, 0.15865525393145707, 0.460172162722971, 0.5,
        0.6914624612740131, 0.975, 0.9999683287581669, 0.9999999999996989,
      ],
    );
    expect([normalShare(-40), normalShare(40), normalShare(NaN)]).toEqual([0, 1, NaN]);
  });

  it('are best in the middle, on both sides of a target', () => {
    const target: ValueFunction = {
      method: 'target',
      lower: 10,
      bestFrom: 20,
      bestTo: 30,
      upper: 40,
    };
    // numpy.interp([...], [10, 20, 30, 40], [0, 100, 100, 0])
    near(judge(target, [0, 10, 12, 20, 25, 30, 35, 40, 41]), [0, 0, 20, 100, 100, 100, 50, 0, 0]);
    // An end that meets the best drops at once.
    near(judge({ ...target, lower: 20 }, [19, 20, 41]), [0, 100, 0]);
  });

  it('step at the lower edge of a band', () => {
    const bands: ValueFunction = {
      method: 'bands',
      below: 10,
      steps: [
        { from: 5, value: 40 },
        { from: 20, value: 90 },
      ],
    };
    expect(judge(bands, [-1, 4.999, 5, 19, 20, 1e9, 'missing'])).toEqual([
      10,
      10,
      40,
      40,
      90,
      90,
      NaN,
    ]);
  });

  it('judge numbers by a rubric; a number without a level is not computable, not a guess', () => {
    const valueFunction: ValueFunction = {
      method: 'rubric',
      levels: [
        { at: 1, value: 0, wording: 'No plan.' },
        { at: 2, value: 70, wording: 'A plan with a date.' },
      ],
    };
    const column = judgeMetric(aCriterion('x', { valueFunction }), aMetric('x', [2, 1, 3]), 3);
    expect([[...column.values], [...column.status], column.judged]).toEqual([
      [70, 0, NaN],
      [0, 0, 4],
      2,
    ]);
  });

  it('judge labels of an attribute by a rubric, without regard to case and spaces', () => {
    const model = aModel({
      dimensions: [
        aDimension('d', [
          aCriterion('fit', {
            valueFunction: {
              method: 'rubric',
              levels: [
                { at: 'Low', value: 10, wording: '' },
                { at: 'High', value: 90, wording: '' },
              ],
            },
          }),
        ]),
      ],
    });
    const snapshot = aSnapshot([], [anAttribute('fit', ['high ', 'Low', '', 'Odd'])]);
    const [column] = judgeSnapshot(model, snapshot);
    expect([[...(column?.values ?? [])], [...(column?.status ?? [])]]).toEqual([
      [90, 10, NaN, NaN],
      [0, 0, 1, 4],
    ]);
    expect(checkModel(model, snapshot).map(({ message }) => message)).toEqual([
      'No level of fit stands for Odd; such partners are "not computable".',
    ]);
  });

  const relative: readonly (readonly [string, ValueFunction])[] = [
    ['minmax', { method: 'minmax', ...higher }],
    ['zscore', { method: 'zscore', ddof: 1, ...higher }],
    ['percentile', { method: 'percentile', ...higher }],
    ['logarithmic', { method: 'logarithmic', shift: null, ...higher }],
  ];

  it.each(relative)('%s gives its constant value where nothing tells partners apart', (_, each) => {
    const constant = { ...each, constantValue: 20 };
    expect([judge(each, [7, 7]), judge(each, [7]), judge(each, [])]).toEqual([[50, 50], [50], []]);
    expect([judge(constant, [7, 7]), judge(constant, ['missing'])]).toEqual([[20, 20], [NaN]]);
  });

  const rows = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 20 });

  it.each(relative)(
    '%s rises with the number, stays in 0..100 and ignores the order',
    (_, each) => {
      fc.assert(
        fc.property(rows, (cells) => {
          const values = judge(each, cells);
          const order = cells
            .map((_cell, row) => row)
            .sort((a, b) => (cells[a] ?? 0) - (cells[b] ?? 0));
          order.forEach((row, place) => {
            const value = values[row] ?? NaN;
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(100);
            expect(value).toBeGreaterThanOrEqual((values[order[place - 1] ?? row] ?? 0) - 1e-9);
          });
          near(judge(each, cells.toReversed()).toReversed(), values);
        }),
      );
    },
  );

  it.each(relative)('%s does not change with the unit of the metric', (_, each) => {
    fc.assert(
      fc.property(rows, (cells) => {
        const values = judge(
          each,
          cells.map((cell) => 8 * cell + 3),
        );
        near(values, judge(each, cells));
      }),
    );
  });

  it.each(relative.slice(0, 3))('%s of a cost is the same turned round', (_, each) => {
    fc.assert(
      fc.property(rows, (cells) => {
        const cost = { ...each, direction: 'lower' } as ValueFunction;
        near(
          judge(cost, cells),
          judge(
            each,
            cells.map((cell) => -cell),
          ),
        );
      }),
    );
  });

  it('rank by quantiles as by the numbers themselves where the quantiles are the numbers', () => {
    const sorted = [1, 4, 9, 16, 25];
    const quantiles = { sorted, count: 41 };
    near(
      sorted.map((raw) => percentileRankValue(raw, quantiles, 'higher')),
      [0, 25, 50, 75, 100],
    );
    near(
      sorted.map((raw) => percentileRankValue(raw, quantiles, 'lower')),
      [100, 75, 50, 25, 0],
    );
    near(
      [
        percentileRankValue(12.5, quantiles, 'higher'),
        percentileRankValue(12.5, quantiles, 'lower'),
      ],
      [62.5, 37.5],
    );
  });
});

describe('a value function that cannot be', () => {
  const cells = [1, 2, 5];
  const faultOf = (valueFunction: ValueFunction): readonly string[] =>
    checkModel(
      aModel({ dimensions: [aDimension('d', [aCriterion('x', { valueFunction })])] }),
      aSnapshot([aMetric('x', cells)]),
    ).map(({ severity, message }) => `${severity}: ${message}`);

  it('says what is wrong and what would be right', () => {
    expect([
      faultOf({ method: 'target', lower: 1, bestFrom: 5, bestTo: 4, upper: 9 }),
      faultOf({ method: 'logarithmic', direction: 'higher', shift: -1 }),
      faultOf({
        method: 'bands',
        below: 0,
        steps: [
          { from: 2, value: 1 },
          { from: 2, value: 3 },
        ],
      }),
      faultOf({
        method: 'rubric',
        levels: [
          { at: 1, value: 0, wording: '' },
          { at: 1, value: 5, wording: '' },
        ],
      }),
      faultOf({ method: 'logarithmic', direction: 'higher', shift: 0 }),
    ]).toEqual([
      [
        'error: The target of x must rise: worst below (1), best from (5), best to (4), worst above (9).',
      ],
      [
        'error: The least x is 1; a logarithm needs a shift above -1, but it is -1. Nobody has a value until then.',
      ],
      ['error: Band 3 of x (from 2) must begin above the band before it (from 2).'],
      ['error: Two levels of x stand for "1"; each may stand once.'],
      [],
    ]);
  });
});
