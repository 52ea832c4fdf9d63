import { absenceOf } from '../../model/cell-status.ts';
import type { ReplayPlan } from '../../model/ladder-history.ts';
import { absenceWords } from '../../text/absence-words.ts';
import type { HistorySeries, PortfolioHistory } from './portfolio-history.ts';
import { figuresOf } from './portfolio-history.ts';
import { trendWithGaps } from './trend.ts';

/** What a period is called. */
export const periodNames: Readonly<Record<ReplayPlan['months'], string>> = {
  1: 'month',
  3: 'quarter',
  6: 'half-year',
  12: 'year',
};

const formats = new Map<number, Intl.NumberFormat>();

/** Cells ask for it at every row that scrolls by, and making a format costs more than using it. */
const figureText = (figure: number, decimals: number): string => {
  const known = formats.get(decimals);
  if (known !== undefined) return known.format(figure);
  const made = new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(decimals, made);
  return made.format(figure);
};

/** A trend with its sign: `+1.30`, with a decimal more than its figures have. */
export const trendText = (trend: number, decimals: number): string => {
  const text = figureText(Math.abs(trend), decimals + 1);
  const isLevel = Number(text.replaceAll(',', '')) === 0;
  return isLevel ? '0' : `${trend < 0 ? '−' : '+'}${text}`;
};

/** The figure at a place of `values`, or why there is none. */
export const periodText = (series: HistorySeries, at: number): string => {
  const value = series.values[at] ?? NaN;
  if (value === value) return figureText(value, series.decimals);
  const absence = absenceOf(series.status[at] ?? 0);
  return absence === null ? 'none' : absenceWords[absence];
};

/** Every period of a row with its day, a line each, oldest first. */
export const periodLines = (
  { days }: PortfolioHistory,
  series: HistorySeries,
  row: number,
): readonly string[] =>
  days.map((day, period) => `${day}: ${periodText(series, row * days.length + period)}`);

/** A small line in words, for those who do not see it: its ends, its trend and its gaps. */
export const trendWords = (
  { days, plan }: PortfolioHistory,
  series: HistorySeries,
  row: number,
): string => {
  const { name, decimals } = series;
  const figures = figuresOf(series, days.length, row);
  const isKnown = (figure: number): boolean => figure === figure;
  const [first, last] = [figures.findIndex(isKnown), figures.findLastIndex(isKnown)];
  const period = periodNames[plan.months];
  if (first < 0) return `${name}: no figure in ${days.length} ${period}s`;
  const gaps = figures.reduce((sum, figure) => sum + Number(!isKnown(figure)), 0);
  const gapWords = gaps === 0 ? '' : `; ${gaps} of ${days.length} ${period}s without a figure`;
  const at = (place: number): string =>
    `${figureText(figures[place] ?? NaN, decimals)} on ${days[place] ?? ''}`;
  if (first === last) return `${name}: ${at(first)} alone${gapWords}`;
  const trend = trendText(trendWithGaps(figures), decimals);
  const trendPart = trend === '0' ? 'level' : `${trend} a ${period}`;
  return `${name}: ${at(first)}, ${at(last)}, ${trendPart}${gapWords}`;
};
