import { describe, expect, it } from 'vitest';
import {
  fitTemplate,
  metricFromTemplate,
  metricTemplates,
} from '#renderer/features/data/map/builder/metric-templates.ts';
import { findMetricFault } from '#shared/metrics/metric-fault.ts';
import type { RecipeColumn } from '#shared/model/recipe.ts';
import { aRecipe } from './a-recipe.ts';

const of = (type: RecipeColumn['type'], ...headers: readonly string[]): readonly RecipeColumn[] =>
  headers.map((header) => ({ header, type }));

const columns = [
  ...of('text', 'Partner', 'Country', 'Activity Type', 'Stage'),
  ...of('date', 'Order Date', 'Due Date', 'DeliveredOn'),
  ...of('number', 'Year', 'Net Amount', 'rejected_qty', 'received_qty', 'Joint revenue'),
  ...of('number', 'Cycle days', 'CSAT', 'Strategic fit'),
];

const recipe = aRecipe({ columns, key: 'Partner', orderedBy: 'Order Date', attributes: [] });

const typeOf = (header: string) => columns.find((column) => column.header === header)?.type ?? null;

describe('templates of metrics', () => {
  it('find their columns by the words of the headers and can be measured at once', () => {
    expect(
      Object.fromEntries(
        metricTemplates.map((template) => [template.id, fitTemplate(template, recipe).columns]),
      ),
    ).toEqual({
      contribution: { amount: 'Net Amount', date: 'Order Date' },
      growth: { amount: 'Net Amount', date: 'Order Date' },
      onTime: { delivered: 'DeliveredOn', due: 'Due Date' },
      quality: { rejected: 'rejected_qty', received: 'received_qty' },
      joint: { joint: 'Joint revenue' },
      pipeline: { amount: 'Net Amount', cycle: 'Cycle days', stage: 'Stage' },
      churn: { date: 'Order Date' },
      collaboration: { kind: 'Activity Type', date: 'Order Date' },
      satisfaction: { rating: 'CSAT' },
      reach: { market: 'Country' },
      fit: { fit: 'Strategic fit' },
    });
    for (const template of metricTemplates) {
      const metric = metricFromTemplate(template, recipe);
      expect([
        template.id,
        metric === null ? 'no metric' : findMetricFault({ code: 'm', ...metric }, typeOf),
      ]).toEqual([template.id, null]);
    }
  });

  it('say what a file lacks instead of taking a column that means something else', () => {
    const bare = aRecipe({
      columns: of('text', 'Partner', 'Note'),
      key: 'Partner',
      orderedBy: null,
    });
    expect(metricTemplates.map((template) => metricFromTemplate(template, bare))).toEqual(
      metricTemplates.map(() => null),
    );
    expect(
      metricTemplates
        .filter(({ id }) => id === 'pipeline' || id === 'quality')
        .map((template) => fitTemplate(template, bare).lacks),
    ).toEqual([
      ['a column of rejected pieces', 'a column of received pieces'],
      ['the value of an opportunity', 'the days of a sales cycle', 'a stage or outcome'],
    ]);
  });
});
