import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import { partColour } from '#renderer/tiers/tier-colours.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Explanation } from '#shared/scoring/explain.ts';

/** A waterfall from 0 to the score: each criterion starts where the one above ends. */
export const contributionsOption = (
  { parts, score }: Explanation,
  model: ScoringModel,
  ink: ChartInk,
): ChartOption => {
  // The lower end of each bar: what a deduction takes off hangs below the one above.
  let reached = 0;
  let highest = score ?? 0;
  const starts = parts.map(({ contribution }) => {
    const start = reached + Math.min(0, contribution);
    reached += contribution;
    highest = Math.max(highest, reached);
    return Math.max(0, start);
  });
  return {
    grid: { left: 118, right: 34, top: 4, bottom: 22 },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.max(10, Math.ceil(highest / 10) * 10),
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
        data: starts,
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
        data: parts.map(({ contribution, dimension }) => ({
          value: Math.abs(contribution),
          itemStyle: {
            opacity: contribution < 0 ? 0.45 : 1,
            color: partColour(model.dimensions.findIndex(({ id }) => id === dimension.id))[
              ink.scheme
            ],
          },
        })),
      },
    ],
  };
};
