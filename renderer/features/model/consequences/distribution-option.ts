import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import { tierColour } from '#renderer/tiers/tier-colours.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { histogram } from '../histogram.ts';

const bins = 50;

/** Space around the plot, shared with the handles of the tier lines that lie over it. */
export const plotMargin = { left: 40, right: 12 } as const;

/** How many partners score what, two points a bar, each bar in the colour of its tier. */
export const distributionOption = (
  scores: Float64Array,
  tiers: readonly Tier[],
  ink: ChartInk,
): ChartOption => {
  const width = 100 / bins;
  const middles = Float64Array.from({ length: bins }, (_, bin) => (bin + 0.5) * width);
  const codes = new Uint8Array(bins);
  assignTiers(middles, tierFloors(tiers), codes);
  return {
    grid: { ...plotMargin, top: 10, bottom: 22 },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 10,
      // Bars must not widen the axis: the handles of the lines lie over it by their share of the plot.
      containShape: false,
      axisLabel: { color: ink.soft, fontSize: 10 },
      axisLine: { lineStyle: { color: ink.line } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: ink.soft, fontSize: 10 },
      splitLine: { lineStyle: { color: ink.line } },
    },
    series: [
      {
        name: 'Partners',
        type: 'bar',
        barWidth: '88%',
        data: histogram(scores, 0, 100, bins).map((count, bin) => ({
          value: [middles[bin], count],
          itemStyle: { color: tierColour(codes[bin] ?? 0)[ink.scheme] },
        })),
      },
    ],
  };
};
