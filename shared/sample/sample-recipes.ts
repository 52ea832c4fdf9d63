import type { Recipe } from '../model/recipe.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';

const delimited = (delimiter: ',' | ';' | '\t' | '|'): Recipe['file'] => ({
  kind: 'delimited',
  encoding: 'utf-8',
  delimiter,
  headerRow: 1,
});

const base = {
  format: 'tierwright-recipe/1',
  decimal: '.',
  thousands: '',
  dateOrder: 'ymd',
  emptyTexts: ['NULL', 'n/a'],
  key: 'Partner no',
  name: null,
  orderedBy: null,
  attributes: [],
  metrics: [],
} as const;

const metric = (
  code: string,
  name: string,
  header: string | null,
  aggregation: RecipeMetric['aggregation'],
  unit: string,
  options: { readonly decimals?: number; readonly lowerIsBetter?: true } = {},
): RecipeMetric => ({
  code,
  name,
  header,
  aggregation,
  unit,
  decimals: options.decimals ?? 0,
  higherIsBetter: options.lowerIsBetter !== true,
});

/** How each of the sample's files is read, in the order in which they are imported. */
export const sampleRecipes: Readonly<Record<string, Recipe>> = {
  'partner-master.csv': {
    ...base,
    source: { name: 'Partner master', department: 'Partner management' },
    file: delimited(','),
    columns: [
      { header: 'Partner no', type: 'text' },
      { header: 'Partner', type: 'text' },
      { header: 'Region', type: 'text' },
      { header: 'Type', type: 'text' },
      { header: 'Segment', type: 'text' },
      { header: 'Technology', type: 'text' },
      { header: 'Since', type: 'date' },
      { header: 'Current tier', type: 'text' },
    ],
    name: 'Partner',
    attributes: [
      { code: 'region', name: 'Region', header: 'Region', role: 'attribute' },
      { code: 'type', name: 'Type', header: 'Type', role: 'attribute' },
      { code: 'segment', name: 'Segment', header: 'Segment', role: 'attribute' },
      { code: 'technology', name: 'Technology', header: 'Technology', role: 'attribute' },
      { code: 'current_tier', name: 'Current tier', header: 'Current tier', role: 'currentTier' },
    ],
  },
  'sales-orders.csv': {
    ...base,
    source: { name: 'Orders', department: 'Sales' },
    file: delimited(','),
    columns: [
      { header: 'Order no', type: 'text' },
      { header: 'Partner no', type: 'text' },
      { header: 'Order date', type: 'date' },
      { header: 'Amount EUR', type: 'number' },
      { header: 'Amount last 4 quarters', type: 'number' },
    ],
    orderedBy: 'Order date',
    metrics: [
      {
        ...metric('revenue_year', 'Revenue, last 4 quarters', 'Amount EUR', 'sum', 'EUR'),
        window: { date: 'Order date', months: 12, back: 0 },
      },
      metric('orders', 'Orders, 3 years', null, 'count', ''),
      metric('deal_size', 'Average order', 'Amount EUR', 'mean', 'EUR'),
    ],
  },
  'finance-margins.csv': {
    ...base,
    source: { name: 'Margins', department: 'Finance' },
    file: delimited(';'),
    decimal: ',',
    thousands: '.',
    dateOrder: 'dmy',
    columns: [
      { header: 'Kunde', type: 'text' },
      { header: 'Quarter end', type: 'date' },
      { header: 'Net revenue', type: 'number' },
      { header: 'Gross margin %', type: 'number' },
      { header: 'Growth % yoy', type: 'number' },
      { header: 'Days overdue', type: 'number' },
    ],
    key: 'Kunde',
    orderedBy: 'Quarter end',
    metrics: [
      metric('margin', 'Gross margin', 'Gross margin %', 'mean', '%', { decimals: 1 }),
      metric('growth', 'Growth', 'Growth % yoy', 'latest', '%', { decimals: 1 }),
      metric('days_overdue', 'Payment delay', 'Days overdue', 'mean', 'days', {
        decimals: 1,
        lowerIsBetter: true,
      }),
    ],
  },
  'marketing-campaigns.csv': {
    ...base,
    source: { name: 'Campaigns', department: 'Marketing' },
    file: delimited(','),
    columns: [
      { header: 'Partner no', type: 'text' },
      { header: 'Campaign', type: 'text' },
      { header: 'Date', type: 'date' },
      { header: 'Leads', type: 'number' },
      { header: 'Budget EUR', type: 'number' },
    ],
    orderedBy: 'Date',
    metrics: [
      metric('leads', 'Joint leads', 'Leads', 'sum', ''),
      metric('campaigns', 'Joint campaigns', null, 'count', ''),
    ],
  },
  'certifications.tsv': {
    ...base,
    source: { name: 'Certifications', department: 'Product' },
    file: delimited('\t'),
    columns: [
      { header: 'Partner no', type: 'text' },
      { header: 'Certified engineers', type: 'number' },
      { header: 'Live integrations', type: 'number' },
      { header: 'Counted on', type: 'date' },
    ],
    orderedBy: 'Counted on',
    metrics: [
      metric('engineers', 'Certified engineers', 'Certified engineers', 'latest', ''),
      metric('integrations', 'Live integrations', 'Live integrations', 'latest', ''),
    ],
  },
  'success-survey.csv': {
    ...base,
    source: { name: 'Customer survey', department: 'Customer success' },
    file: delimited('|'),
    columns: [
      { header: 'Partner no', type: 'text' },
      { header: 'Surveyed on', type: 'date' },
      { header: 'Satisfaction', type: 'number' },
      { header: 'Renewal rate %', type: 'number' },
      { header: 'Escalations', type: 'number' },
    ],
    orderedBy: 'Surveyed on',
    metrics: [
      metric('satisfaction', 'Customer satisfaction', 'Satisfaction', 'mean', '', { decimals: 1 }),
      metric('renewal', 'Renewal rate', 'Renewal rate %', 'mean', '%', { decimals: 1 }),
      metric('escalations', 'Escalations', 'Escalations', 'sum', '', { lowerIsBetter: true }),
    ],
  },
};
