import { noFutures } from '#shared/model/futures.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFormulas, withoutFormulas } from '#shared/metrics/formula/add-formulas.ts';
import { checkFormulas } from '#shared/metrics/formula/check-formulas.ts';
import { orderFormulas } from '#shared/metrics/formula/order-formulas.ts';
import { parseFormula } from '#shared/metrics/formula/parse-formula.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import type { DriverId, EffectId, ScenarioId } from '#shared/model/ids.ts';
import { applyScenario } from '#shared/scenario/apply-scenario.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const aFormula = (
  code: string,
  formula: string,
  overrides: Partial<FormulaMetric> = {},
): FormulaMetric => ({
  id: code,
  code,
  name: code,
  formula,
  unit: '',
  decimals: 2,
  higherIsBetter: true,
  ...overrides,
});

const snapshot = aSnapshot([
  aMetric('revenue', [100, 50, 'missing', 30, 'noActivity'], { unit: 'EUR' }),
  aMetric('returns', [20, 0, 5, 'notApplicable', 1], { unit: 'EUR' }),
  aMetric('orders', [4, 0, 2, 3, 1], { unit: 'orders' }),
  aMetric('on-time', [0.5, 0.9, 1, 0, 0.2], { unit: '%' }),
]);

/** Numbers, and names of absences in their place. */
const cellsOf = (formula: string): readonly (number | string)[] => {
  const names = ['value', 'missing', 'notApplicable', 'noActivity', 'notComputable'];
  const column = addFormulas(snapshot, [aFormula('result', formula)]).metrics.at(-1);
  return [...(column?.values ?? [])].map((value, row) => {
    const status = column?.status[row] ?? -1;
    return status === 0 ? value : (names[status] ?? 'unknown');
  });
};

describe('a metric by formula', () => {
  it.each([
    ['revenue - returns', [80, 50, 'missing', 'notApplicable', 'noActivity']],
    ['revenue / orders', [25, 'notComputable', 'missing', 10, 'noActivity']],
    [
      '(revenue - returns) / orders * 2',
      [40, 'notComputable', 'missing', 'notApplicable', 'noActivity'],
    ],
    ['2 + 3 * 4 - 6 / 2', [11, 11, 11, 11, 11]],
    ['-(2 - 5)', [3, 3, 3, 3, 3]],
    ['10 - 4 - 3', [3, 3, 3, 3, 3]],
    ['[on-time] >= 0.5', [1, 1, 1, 0, 0]],
    ['if(orders > 2, revenue, returns)', [100, 0, 5, 30, 1]],
    ['coalesce(revenue, returns, 0)', [100, 50, 5, 30, 1]],
    ['max(revenue, returns)', [100, 50, 'missing', 'notApplicable', 'noActivity']],
    ['and(orders > 0, not(orders > 3))', [0, 0, 1, 1, 1]],
    [
      'ln(orders - 4)',
      ['notComputable', 'notComputable', 'notComputable', 'notComputable', 'notComputable'],
    ],
    [
      'exp(1000)',
      ['notComputable', 'notComputable', 'notComputable', 'notComputable', 'notComputable'],
    ],
    ['unheard_of + 1', ['missing', 'missing', 'missing', 'missing', 'missing']],
  ])('%s', (formula, cells) => {
    expect(cellsOf(formula)).toEqual(cells);
  });

  it.each([
    ['', 0, /ends where/u],
    ['revenue +', 9, /ends where/u],
    ['revenue returns', 8, /operator or the end/u],
    ['(revenue', 8, /not closed/u],
    ['[on-time', 0, /not closed/u],
    ['revenue ; 2', 8, /no meaning/u],
    ['sum(revenue)', 0, /no function “sum”/u],
    ['if(revenue, 1)', 0, /takes 3 values, found 2/u],
    ['1 < orders < 3', 11, /two comparisons/u],
    ['constructor(1)', 0, /no function/u],
    ['('.repeat(500), 101, /too deeply/u],
  ])('says where %j is wrong', (formula, at, message) => {
    const parsed = parseFormula(formula);
    expect(parsed.ok ? null : parsed.error.at).toBe(at);
    expect(parsed.ok ? '' : parsed.error.message).toMatch(message);
  });

  it('agrees with arithmetic on any expression', () => {
    type Known = { readonly text: string; readonly value: number };
    const work = {
      '+': (left: number, right: number) => left + right,
      '-': (left: number, right: number) => left - right,
      '*': (left: number, right: number) => left * right,
      '/': (left: number, right: number) => left / right,
    };
    const known = fc.letrec<{ readonly tree: Known }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.integer({ min: 0, max: 50 }).map((value): Known => ({ text: String(value), value })),
        tie('tree').map(({ text, value }): Known => ({ text: `-(${text})`, value: -value })),
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
          .map(([left, sign, right]): Known => ({
            text: `(${left.text} ${sign} ${right.text})`,
            value: work[sign](left.value, right.value),
          })),
      ),
    })).tree;
    fc.assert(
      fc.property(known, ({ text, value }) => {
        // What was divided by zero on the way has no number, whatever follows.
        const isNumber = Number.isFinite(value) && !/Infinity|NaN/u.test(text);
        const [found] = cellsOf(text);
        if (isNumber && found !== 'notComputable') expect(found).toBe(value);
        if (!isNumber) expect(found).toBe('notComputable');
      }),
    );
  });

  it('combines units and refuses those that do not go together', () => {
    const unitOf = (formula: string): string =>
      addFormulas(snapshot, [aFormula('result', formula)]).metrics.at(-1)?.unit ?? '';
    const faultOf = (formula: string): string | undefined =>
      checkFormulas([aFormula('result', formula)], snapshot.metrics).get('result')?.message;
    expect(
      [
        'revenue / orders',
        'revenue * revenue',
        'revenue / returns',
        '1 / orders',
        'revenue * [on-time]',
      ].map(unitOf),
    ).toEqual(['EUR/orders', 'EUR^2', '', '1/orders', 'EUR']);
    expect(faultOf('revenue + orders')).toMatch(/Adding EUR and orders has no meaning/u);
    expect(faultOf('if(orders > 1, revenue, orders)')).toMatch(/Choosing between EUR and orders/u);
    expect(faultOf('revenue > orders')).toMatch(/Comparing EUR and orders/u);
    expect(faultOf('ln(revenue)')).toMatch(/plain number, found EUR/u);
    expect(faultOf('revenue + 1')).toBeUndefined();
    expect(faultOf('revenue + nothing')).toBe('There is no metric with the code nothing.');
  });

  it('may read other formulas in any order, but not itself', () => {
    const formulas = [aFormula('twice', 'net * 2'), aFormula('net', 'revenue - returns')];
    const { metrics } = addFormulas(snapshot, formulas);
    expect(metrics.slice(-2).map(({ code, values }) => [code, values[0]])).toEqual([
      ['net', 80],
      ['twice', 160],
    ]);
    const circle = [
      aFormula('a', 'b + 1'),
      aFormula('b', 'c'),
      aFormula('c', 'a'),
      aFormula('d', 'revenue'),
    ];
    const { ready, faults } = orderFormulas(circle);
    expect(ready.map(({ metric }) => metric.code)).toEqual(['d']);
    expect(faults.get('b')?.message).toBe(
      'The formulas read each other in a circle: a → b → c → a.',
    );
  });

  it('gives way to an import that delivers its code', () => {
    const clash = [aFormula('orders', 'revenue * 0 + 7')];
    const { metrics } = addFormulas(snapshot, clash);
    expect(metrics).toEqual(snapshot.metrics);
    expect(checkFormulas(clash, snapshot.metrics).get('orders')?.message).toMatch(
      /An import delivers/u,
    );
  });

  it('can be taken away again', () => {
    const { formulas, ...plain } = withoutFormulas(
      addFormulas(snapshot, [aFormula('net', 'revenue - returns')]),
    );
    expect(formulas?.map(({ code }) => code)).toEqual(['net']);
    expect(plain).toEqual(snapshot);
  });

  it('follows its inputs into a scenario, before effects of its own', () => {
    const driver = {
      id: 'd' as DriverId,
      name: 'Demand',
      theme: 'market',
      unit: '',
      baseline: 0,
      low: -1,
      high: 1,
    } as const;
    const effect = (metricCode: string, size: number) => ({
      id: metricCode as EffectId,
      driverId: driver.id,
      metricCode,
      kind: 'multiply' as const,
      size,
      exposureAttribute: null,
      exposures: [],
      defaultShare: 1,
      reason: '',
    });
    const scenario = {
      id: 's' as ScenarioId,
      name: 'Boom',
      narrative: '',
      states: [{ driverId: driver.id, value: 1 }],
    };
    const today = addFormulas(snapshot, [
      aFormula('per_order', 'revenue / orders'),
      aFormula('double', 'per_order * 2'),
    ]);
    const futures = {
      ...noFutures,
      drivers: [driver],
      effects: [effect('revenue', 0.5), effect('per_order', 1)],
      scenarios: [scenario],
    };
    const then = applyScenario(today, futures, scenario);
    const first = (code: string): number | undefined =>
      then.metrics.find((metric) => metric.code === code)?.values[0];
    expect([first('revenue'), first('per_order'), first('double')]).toEqual([150, 75, 150]);
    expect(applyScenario(today, { ...futures, effects: [] }, scenario)).toBe(today);
  });
});
