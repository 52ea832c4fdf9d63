import type { CellView } from '#renderer/grid/slot-column.ts';
import { createSparkLine } from '#renderer/ui/spark-line.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import {
  figuresOf,
  subjectOfSeries,
  type HistorySeries,
} from '#shared/portfolio/history/portfolio-history.ts';
import { trendsOf } from '#shared/portfolio/history/trend.ts';
import { periodLines, trendText, trendWords } from '#shared/portfolio/history/trend-words.ts';
import { rowBehind } from '../portfolio-source.ts';
import classes from '../portfolio.module.css';

/**
 * The cells of a column that shows the past of a series: its line and its trend a period. Worked out for
 * the rows in sight alone.
 */
export const trendView = (series: string) => (): CellView => {
  const element = document.createElement('span');
  const spark = createSparkLine();
  const figure = document.createElement('span');
  const words = document.createElement('span');
  element.className = classes['trend'] ?? '';
  figure.className = classes['trendFigure'] ?? '';
  words.className = classes['absent'] ?? '';
  const subject = subjectOfSeries(series);
  let shownRow = -1;
  let shownSeries: HistorySeries | null = null;
  const say = (text: string): void => {
    shownSeries = null;
    words.textContent = text;
    element.title = '';
    element.replaceChildren(words);
  };
  return {
    element,
    update: (cell) => {
      const behind = rowBehind(cell);
      if (behind === null) {
        say('');
        return;
      }
      const { row, source } = behind;
      if (source.hidden.thing(subject)) {
        say(maskText);
        return;
      }
      const { history } = source;
      const own = history?.series.find(({ id }) => id === series);
      if (history === null || own === undefined) {
        say('…');
        return;
      }
      if (row === shownRow && own === shownSeries) return;
      shownRow = row;
      const trend = trendsOf(own, history.days.length)[row] ?? NaN;
      spark.update(figuresOf(own, history.days.length, row), trendWords(history, own, row));
      figure.textContent = Number.isNaN(trend) ? '–' : trendText(trend, own.decimals);
      element.title = periodLines(history, own, row).join('\n');
      element.replaceChildren(spark.element, figure);
      shownSeries = own;
    },
  };
};
