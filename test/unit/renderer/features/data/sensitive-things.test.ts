import { describe, expect, it } from 'vitest';
import {
  withAttributeMark,
  withColumnMark,
  withMetricMark,
} from '#renderer/features/data/map/sensitivity-marks.ts';
import { markableThings } from '#renderer/features/data/sensitive/markable-things.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import { sensitiveThings } from '#shared/sensitivity/sensitive-things.ts';
import { aMetric, aRecipe } from '../../../../integration/intake/support.ts';

const recipe = aRecipe({ name: 'region' });

describe('marks in a recipe', () => {
  it('are set and taken away without a trace', () => {
    const marked = withMetricMark(
      withAttributeMark(withColumnMark(recipe, 'amount', 'confidential'), 0, 'personal'),
      0,
      'personal',
    );
    expect([
      marked.columns.map(({ sensitivity }) => sensitivity),
      marked.attributes.map(({ sensitivity }) => sensitivity),
      marked.metrics.map(({ sensitivity }) => sensitivity),
    ]).toEqual([[undefined, 'confidential', undefined, undefined], ['personal'], ['personal']]);
    const bare = withMetricMark(
      withAttributeMark(withColumnMark(marked, 'amount', null), 0, null),
      0,
      null,
    );
    expect(JSON.stringify(bare)).toBe(JSON.stringify(recipe));
  });
});

describe('what can be marked', () => {
  it('is each metric, attribute and column once, sensitive ones first, but no key', () => {
    const runs = [
      { id: 1, sourceName: 'Sales', recipe },
      {
        id: 2,
        sourceName: 'Sales',
        recipe: withColumnMark(
          { ...recipe, metrics: [{ ...aMetric('amount', 'amount', 'sum'), name: 'Worth' }] },
          'day',
          'personal',
        ),
      },
    ] as unknown as readonly ImportRun[];
    const marks: readonly SensitivityMark[] = [
      { kind: 'column', source: 'Sales', code: 'amount', level: 'open' },
    ];
    const sensitive = sensitiveThings(runs, [], marks);
    const told = markableThings({ runs, formulas: [], marks, sensitive }).map(
      ({ kind, name, now, mark }) => [kind, name, now?.level ?? 'open', mark],
    );
    expect(told).toEqual([
      ['column', 'day', 'personal', null],
      ['metric', 'Worth', 'open', null],
      ['attribute', 'Region', 'open', null],
      ['column', 'amount', 'open', 'open'],
      ['column', 'region', 'open', null],
    ]);
  });
});
