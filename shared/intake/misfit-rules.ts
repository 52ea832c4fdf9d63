import type { ColumnType, MisfitRule } from '../model/recipe.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import { createTextTest } from './text-pattern.ts';

/** What becomes of a text that does not fit: null rejects its row, an empty text means no value. */
export type MisfitJudge = (text: string) => string | null;

/** The first rule that fits holds; a text that no rule knows rejects its row. */
export const createMisfitJudge = (rules: readonly MisfitRule[]): MisfitJudge => {
  const tests = rules.map((rule) => ({ rule, test: createTextTest(rule.texts) }));
  return (text) => {
    const rule = tests.find(({ test }) => test(text))?.rule;
    return rule === undefined || rule.take === 'reject'
      ? null
      : rule.take === 'missing'
        ? ''
        : (rule.value ?? '');
  };
};

/** The value of a rule as a number, or NaN; written with a point, whatever the file does. */
export const misfitNumber = (value: string): number =>
  parseNumber(value, { decimal: '.', thousands: '' }) ?? NaN;

/** What is wrong with a rule of a column of this type, in words; null where it can be followed. */
export const findMisfitFault = (rule: MisfitRule, type: ColumnType): string | null => {
  if (type === 'text') {
    return 'a column of texts, where everything fits';
  }
  if (rule.take !== 'value') {
    return rule.value === undefined ? null : `a value beside "${rule.take}"`;
  }
  const { value } = rule;
  if (value === undefined) {
    return 'no value';
  }
  const fits =
    type === 'number' ? !Number.isNaN(misfitNumber(value)) : parseDate(value, 'ymd') !== null;
  return fits ? null : `"${value}", which is no ${type}`;
};
