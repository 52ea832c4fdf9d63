import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { Tornado } from '#shared/ensemble/run/tornado.ts';

/** Drivers shown at most: those below move next to nothing. */
const mostBars = 12;

export const tornadoColours = {
  light: { worse: '#b5501b', better: '#1f7a5c' },
  dark: { worse: '#f0986a', better: '#5cc79f' },
} as const;

/** A bar a driver, the widest on top: from the score at its worse end to that at its better end. */
export const tornadoOption = ({ score, bars }: Tornado, ink: ChartInk): ChartOption => {
  const shown = bars.slice(0, mostBars);
  const ends = shown.map(({ low, high }) => ({
    least: Math.min(low, high, score),
    most: Math.max(low, high, score),
  }));
  const part = (name: string, data: readonly number[], color: string): object => ({
    name,
    type: 'bar',
    stack: 'points',
    barWidth: 12,
    itemStyle: { color },
    data,
  });
  return {
    grid: { left: 132, right: 16, top: 6, bottom: 22 },
    xAxis: {
      type: 'value',
      scale: true,
      min: Math.floor(Math.min(score, ...ends.map(({ least }) => least)) - 1),
      max: Math.ceil(Math.max(score, ...ends.map(({ most }) => most)) + 1),
      axisLabel: { color: ink.soft, fontSize: 10 },
      splitLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(({ driver }) => driver.name),
      axisLabel: { color: ink.text, fontSize: 10.5, width: 122, overflow: 'truncate' },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        stack: 'points',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: ends.map(({ least }) => least),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: ink.soft, type: 'dashed' },
          data: [{ xAxis: score }],
        },
      },
      part(
        'Worse',
        ends.map(({ least }) => score - least),
        tornadoColours[ink.scheme].worse,
      ),
      part(
        'Better',
        ends.map(({ most }) => most - score),
        tornadoColours[ink.scheme].better,
      ),
    ],
  };
};
