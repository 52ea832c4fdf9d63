import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import { partColour } from '#renderer/tiers/tier-colours.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Explanation } from '#shared/scoring/explain.ts';
import { waterfallOf } from './waterfall.ts';

/** The picture of the waterfall, for paper and slides. */
export const contributionsOption = (
  { parts, score }: Explanation,
  model: ScoringModel,
  ink: ChartInk,
): ChartOption => {
  const { steps, scaleEnd } = waterfallOf(parts, score);
  return {
    grid: { left: 118, right: 34, top: 4, bottom: 22 },
    xAxis: {
      type: 'value',
      min: 0,
      max: scaleEnd,
      axisLabel: { color: ink.soft, fontSize: 10 },
      splitLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: parts.map(({ criterion }) => criterion.name),
      axisLabel: { color: ink.text, fontSize: 10.5, width: 110, overflow: 'truncate' },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        stack: 'points',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: steps.map(({ start }) => start),
      },
      {
        type: 'bar',
        stack: 'points',
        barWidth: 12,
        label: {
          show: true,
          position: 'right',
          color: ink.soft,
          fontSize: 10,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
            (parts[dataIndex]?.contribution ?? 0).toFixed(1),
        },
        data: parts.map(({ dimension }, index) => ({
          value: steps[index]?.length ?? 0,
          itemStyle: {
            opacity: steps[index]?.isDeduction === true ? 0.45 : 1,
            color: partColour(model.dimensions.findIndex(({ id }) => id === dimension.id))[
              ink.scheme
            ],
          },
        })),
      },
    ],
  };
};
