import type { ValueFunction } from '../model/value-function.ts';

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const amount = (value: number, unit: string): string => `${figures.format(value)} ${unit}`.trim();
const better = (direction: 'higher' | 'lower'): string =>
  direction === 'higher' ? 'higher is better' : 'lower is better';

/** How a raw number becomes a value, in a phrase: "goalposts 0 to 12 engineers, higher is better". */
export const valueFunctionWords = (rule: ValueFunction, unit: string): string => {
  switch (rule.method) {
    case 'minmax':
      return `min-max over the partners it is measured against, ${better(rule.direction)}`;
    case 'goalposts':
      return `goalposts ${amount(rule.lower, unit)} to ${amount(rule.upper, unit)}, ${better(rule.direction)}`;
    case 'target':
      return `best from ${amount(rule.bestFrom, unit)} to ${amount(rule.bestTo, unit)}, worst at ${amount(rule.lower, unit)} and ${amount(rule.upper, unit)}`;
    case 'zscore':
      return `normal share of the z-score (ddof ${rule.ddof}), ${better(rule.direction)}`;
    case 'percentile':
      return `percentile rank, ${better(rule.direction)}`;
    case 'logarithmic':
      return `logarithm (shift ${rule.shift === null ? 'a hundredth of the range' : amount(rule.shift, unit)}), ${better(rule.direction)}`;
    case 'piecewise':
      return `straight lines between ${rule.points.map(({ raw, value }) => `${amount(raw, unit)} = ${figures.format(value)}`).join(', ')}`;
    case 'bands':
      return `bands: below ${figures.format(rule.below)}, ${rule.steps.map(({ from, value }) => `from ${amount(from, unit)} ${figures.format(value)}`).join(', ')}`;
    case 'rubric':
      return `rubric: ${rule.levels.map(({ at, value }) => `${at} = ${figures.format(value)}`).join(', ')}`;
  }
};
