import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import { tierColourPair } from '#shared/model/tier-colours.ts';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import type { ReplaySide } from './replay-who.ts';

/** Partners per tier at each review as stacked bars from the review `first` on, and the churn as a line over them. */
export const replayOption = (
  { model, reviews, figures }: Pick<ReplaySide, 'model' | 'reviews' | 'figures'>,
  first: number,
  ink: ChartInk,
): ChartOption => {
  const titles = titlesOf(model);
  return {
    aria: { enabled: true },
    grid: { left: 44, right: 48, top: 16, bottom: 26 },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: reviews.slice(first).map(({ day }) => day.slice(0, 7)),
      axisLabel: { color: ink.soft, fontSize: 11 },
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
    },
    yAxis: [
      {
        type: 'value',
        axisLabel: { color: ink.soft, fontSize: 11 },
        splitLine: { lineStyle: { color: ink.line } },
      },
      {
        type: 'value',
        min: 0,
        max: 100,
        axisLabel: { color: ink.soft, fontSize: 11, formatter: '{value} %' },
        splitLine: { show: false },
      },
    ],
    series: [
      ...model.tiers
        .map((tier, index) => ({
          type: 'bar',
          stack: 'tiers',
          name: titles[index] ?? tier.name,
          barCategoryGap: '28%',
          itemStyle: { color: tierColourPair(tier, index)[ink.scheme] },
          data: figures.reviews.slice(first).map(({ byTier }) => byTier[index] ?? 0),
        }))
        .reverse(),
      {
        type: 'line',
        name: 'Churn, %',
        yAxisIndex: 1,
        symbolSize: 5,
        lineStyle: { color: ink.text, width: 1.5 },
        itemStyle: { color: ink.text },
        data: figures.reviews
          .slice(first)
          .map(({ churn }) => (churn === null ? null : Number((churn * 100).toFixed(1)))),
      },
    ],
  };
};
