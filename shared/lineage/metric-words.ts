import { aggregationFacts } from '../metrics/aggregation-facts.ts';
import { calendarNames } from '../metrics/calendar-names.ts';
import type {
  MetricCurrency,
  MetricWindow,
  RecipeMetric,
  RowCondition,
} from '../model/recipe-metric.ts';

/** A condition as a person reads it, for example `Region = North` or `Paid is filled`. */
export const conditionWords = ({ column, is, to }: RowCondition): string => {
  if (is === 'filled' || is === 'empty') {
    return `${column} is ${is}`;
  }
  const sign = is === '!=' ? '≠' : is === '<=' ? '≤' : is === '>=' ? '≥' : is;
  return `${column} ${sign} ${to === null ? '' : typeof to === 'string' ? to : to.column}`;
};

const windowWords = (window: MetricWindow): string => {
  if (!('months' in window)) {
    return `${calendarNames[window.calendar]} of ${window.date}`;
  }
  const { months, back, date } = window;
  const size = months === 1 ? '1 month' : `${months} months`;
  return `${size} of ${date} up to ${back === 0 ? 'the as-of date' : `${back} months before the as-of date`}`;
};

const rateWords = (currency: MetricCurrency): string => {
  switch (currency.policy) {
    case 'dated':
      return `the rate of ${currency.date}`;
    case 'average':
      return 'the mean rate of the window';
    case 'frozen':
      return `the rate of ${currency.day}`;
  }
};

/** How a metric is made from rows, in words: what is taken, of which window, under which conditions. */
export const metricWords = (metric: RecipeMetric): string => {
  const { label, byLabel } = aggregationFacts[metric.aggregation];
  const { header, by, percent, filter = [], where = [], window, decay, currency } = metric;
  const conditions = (some: readonly RowCondition[]): string =>
    some.map(conditionWords).join(' and ');
  return [
    `${label}${percent === undefined ? '' : ` (${percent} %)`} ${header ?? 'rows'}`,
    by === undefined ? '' : ` ${byLabel} ${by}`,
    where.length === 0 ? '' : ` where ${conditions(where)}`,
    window === undefined ? '' : `; ${windowWords(window)}`,
    decay === undefined
      ? ''
      : `; a row counts half after ${decay.halfLife} months of ${decay.date}`,
    currency === undefined ? '' : `; converted from ${currency.column} by ${rateWords(currency)}`,
    filter.length === 0 ? '' : `; only rows with ${conditions(filter)}`,
  ].join('');
};
