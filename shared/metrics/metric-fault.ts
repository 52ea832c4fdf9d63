import { parseDate } from '../intake/parse-date.ts';
import type { ColumnType } from '../model/recipe.ts';
import type { RecipeMetric, RowCondition } from '../model/recipe-metric.ts';
import { aggregationFacts, type AggregationFacts } from './aggregation-facts.ts';

/** What keeps a metric from being measured, in the words of a refusal. */
export type MetricFault = {
  readonly expected: string;
  readonly found: string;
  readonly remedy: string;
};

/** Type of a column by header, or null where the recipe has none. */
export type TypeOf = (header: string) => ColumnType | null;

const isDay = (text: string): boolean => parseDate(text, 'ymd') === text && text.length === 10;

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const conditionFault = ({ column, is, to }: RowCondition, typeOf: TypeOf): MetricFault | null => {
  const type = typeOf(column);
  if (type === null) {
    return {
      expected: 'a column for each condition',
      found: column === '' ? 'none chosen' : `no column “${column}”`,
      remedy: 'Choose another column, or take the condition out.',
    };
  }
  if (is === 'filled' || is === 'empty') {
    return null;
  }
  if (type === 'text' && is !== '=' && is !== '!=') {
    return {
      expected: 'a column of numbers or dates for “less” and “greater”',
      found: `“${column}”, which is text`,
      remedy: 'Compare it with = or ≠, or change the type of the column.',
    };
  }
  const remedy = 'Write a value of the type of the column.';
  if (to === null) {
    return { expected: `something to compare “${column}” with`, found: 'nothing', remedy };
  }
  if (typeof to !== 'string') {
    return typeOf(to.column) === type
      ? null
      : {
          expected: `another column of type ${type} to compare “${column}” with`,
          found: `“${to.column}” of type ${typeOf(to.column) ?? 'none'}`,
          remedy: 'Choose a column of the same type.',
        };
  }
  if (type === 'number' && !isNumber(to)) {
    return {
      expected: `a number such as 1250.5 to compare “${column}” with`,
      found: `“${to}”`,
      remedy,
    };
  }
  return type === 'date' && !isDay(to)
    ? {
        expected: `a date such as 2026-03-31 to compare “${column}” with`,
        found: `“${to}”`,
        remedy,
      }
    : null;
};

const byFault = ({ aggregation, by }: RecipeMetric, typeOf: TypeOf): MetricFault | null => {
  const facts = aggregationFacts[aggregation];
  if (facts.by.length === 0) {
    return by === undefined
      ? null
      : {
          expected: 'no second column for this aggregation',
          found: `“${by}”`,
          remedy: 'Take the second column out, or choose another aggregation.',
        };
  }
  const type = by === undefined ? null : typeOf(by);
  return type !== null && facts.by.includes(type)
    ? null
    : {
        expected: `a second column (“${facts.byLabel}”) of type ${facts.by.join(' or ')}`,
        found: by === undefined ? 'none' : `“${by}” of type ${type ?? 'none'}`,
        remedy: 'Choose the second column.',
      };
};

const monthsAsked = ({ leastMonths, stepMonths, mostMonths }: AggregationFacts): string => {
  const least = mostMonths < 600 ? `${leastMonths} to ${mostMonths}` : `at least ${leastMonths}`;
  return `a window of ${least} months${stepMonths === 1 ? '' : ` in steps of ${stepMonths}`}`;
};

const windowFault = ({ aggregation, window }: RecipeMetric, typeOf: TypeOf): MetricFault | null => {
  const facts = aggregationFacts[aggregation];
  const { leastMonths, stepMonths, mostMonths, mayBeCalendar } = facts;
  if (window === undefined) {
    return leastMonths === 0
      ? null
      : {
          expected: monthsAsked(facts),
          found: 'rows of all dates',
          remedy: 'Choose trailing months and the date column that tells them.',
        };
  }
  if (typeOf(window.date) !== 'date') {
    return {
      expected: 'a column of dates for the window',
      found: window.date === '' ? 'none chosen' : `“${window.date}”, which is not read as dates`,
      remedy: 'Choose a date column for the window.',
    };
  }
  if (!('months' in window)) {
    return mayBeCalendar
      ? null
      : {
          expected: monthsAsked(facts),
          found: 'a year or quarter of the calendar',
          remedy: 'Choose trailing months.',
        };
  }
  const { months } = window;
  return months < leastMonths || months > mostMonths || months % stepMonths !== 0
    ? {
        expected: monthsAsked(facts),
        found: `${months} months`,
        remedy: 'Change the months of the window.',
      }
    : null;
};

const decayFault = ({ aggregation, decay }: RecipeMetric, typeOf: TypeOf): MetricFault | null => {
  if (decay === undefined) {
    return null;
  }
  if (!aggregationFacts[aggregation].mayDecay) {
    return {
      expected:
        'a sum, mean, weighted mean, count, ratio or share of the total for older rows to count less',
      found: `a half-life of ${decay.halfLife} months`,
      remedy: 'Take the half-life out, or choose another aggregation.',
    };
  }
  return typeOf(decay.date) === 'date'
    ? null
    : {
        expected: 'a column of dates that tells how old a row is',
        found: decay.date === '' ? 'none chosen' : `“${decay.date}”, which is not read as dates`,
        remedy: 'Choose a date column for the half-life.',
      };
};

const currencyFault = (
  { aggregation, header, currency, window }: RecipeMetric,
  typeOf: TypeOf,
): MetricFault | null => {
  if (currency === undefined) {
    return null;
  }
  if (!aggregationFacts[aggregation].mayConvert || header === null) {
    return {
      expected: 'amounts where a currency is named',
      found: header === null ? 'rows that are counted' : 'an aggregation that adds nothing up',
      remedy: 'Take the currency out, or choose a column of amounts.',
    };
  }
  if (typeOf(currency.column) !== 'text') {
    return {
      expected: 'a column of text with the currency of each amount',
      found: currency.column === '' ? 'none chosen' : `“${currency.column}”, which is not text`,
      remedy: 'Choose the column that holds codes such as USD.',
    };
  }
  if (currency.policy === 'dated' && typeOf(currency.date) !== 'date') {
    return {
      expected: 'a column of dates that tells the day of the rate',
      found:
        currency.date === '' ? 'none chosen' : `“${currency.date}”, which is not read as dates`,
      remedy: 'Choose a date column for the rates.',
    };
  }
  if (currency.policy === 'frozen' && !isDay(currency.day)) {
    return {
      expected: 'the day whose rates are taken',
      found: currency.day === '' ? 'none' : `“${currency.day}”`,
      remedy: 'Write the day.',
    };
  }
  return currency.policy === 'average' && window === undefined
    ? {
        expected: 'a window whose rates are averaged',
        found: 'rows of all dates',
        remedy: 'Choose months, a quarter or a year, or another rule for the rates.',
      }
    : null;
};

const percentFault = ({ aggregation, percent }: RecipeMetric): MetricFault | null => {
  const { hasPercent } = aggregationFacts[aggregation];
  return (percent !== undefined) === hasPercent
    ? null
    : {
        expected: hasPercent ? 'which percentile, 0 to 100' : 'per cent with a percentile only',
        found: percent === undefined ? 'none' : `${percent} %`,
        remedy: hasPercent ? 'Say which percentile.' : 'Take the per cent out.',
      };
};

const whereFault = ({ aggregation, where }: RecipeMetric): MetricFault | null => {
  const has = (where ?? []).length > 0;
  const wants = aggregationFacts[aggregation].hasWhere;
  return has === wants
    ? null
    : {
        expected: wants ? 'a condition that says whose share is taken' : '“where” with shares only',
        found: wants ? 'none' : 'a condition',
        remedy: wants ? 'Add a condition under “where”.' : 'Move the condition to the filter.',
      };
};

const valueFault = ({ aggregation, header }: RecipeMetric, typeOf: TypeOf): MetricFault | null => {
  const { value } = aggregationFacts[aggregation];
  const type = header === null ? 'rows' : typeOf(header);
  return type !== null && value.includes(type)
    ? null
    : {
        expected: `a column of type ${value.filter((each) => each !== 'rows').join(' or ')}`,
        found: header === null ? 'no column' : `“${header}” of type ${type ?? 'none'}`,
        remedy: 'Choose another column, or another aggregation.',
      };
};

/** The first thing that keeps a metric from being measured on columns of these types, or null. */
export const findMetricFault = (metric: RecipeMetric, typeOf: TypeOf): MetricFault | null => {
  const conditions = [...(metric.filter ?? []), ...(metric.where ?? [])];
  return (
    valueFault(metric, typeOf) ??
    byFault(metric, typeOf) ??
    whereFault(metric) ??
    percentFault(metric) ??
    windowFault(metric, typeOf) ??
    decayFault(metric, typeOf) ??
    currencyFault(metric, typeOf) ??
    conditions.reduce<MetricFault | null>(
      (found, condition) => found ?? conditionFault(condition, typeOf),
      null,
    )
  );
};
