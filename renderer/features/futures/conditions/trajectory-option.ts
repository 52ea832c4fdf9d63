import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { ConditionStep } from '#shared/ensemble/run/breaking-conditions.ts';

/** The way of PRIM: coverage to the right, density upwards; the chosen box is drawn larger. */
export const trajectoryOption = (
  steps: readonly ConditionStep[],
  chosen: number,
  ink: ChartInk,
): ChartOption => {
  const colour = ink.scheme === 'light' ? '#1f5fa8' : '#7db4ee';
  const axis = (name: string): object => ({
    type: 'value',
    min: 0,
    max: 100,
    name,
    nameLocation: 'middle',
    nameGap: 26,
    nameTextStyle: { color: ink.soft, fontSize: 11 },
    axisLabel: { color: ink.soft, fontSize: 10, formatter: '{value} %' },
    splitLine: { lineStyle: { color: ink.line } },
  });
  return {
    grid: { left: 58, right: 14, top: 10, bottom: 42 },
    xAxis: axis('Coverage: of all that break'),
    yAxis: { ...axis('Density: that break'), nameGap: 42 },
    series: [
      {
        type: 'line',
        symbol: 'circle',
        lineStyle: { color: ink.line, width: 1.5 },
        silent: true,
        data: steps.map(({ coverage, density }, place) => ({
          value: [coverage * 100, density * 100],
          symbolSize: place === chosen ? 13 : 6,
          itemStyle: { color: place === chosen ? colour : ink.soft },
        })),
      },
    ],
  };
};
