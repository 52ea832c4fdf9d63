import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { Criterion } from '#shared/model/scoring-model.ts';
import type { MetricColumn } from '#shared/model/snapshot.ts';
import { referenceRange, valueOf, type ReferenceRange } from '#shared/scoring/normalise.ts';
import { histogram } from '../histogram.ts';

const bins = 30;

/** Space around the plot, shared with the handles of drawn points that lie over it. */
export const plotMargin = { left: 44, right: 44, top: 24, bottom: 26 } as const;

/** The raw numbers that the plot shows: all partners and all of the value function. */
export const shownSpan = (
  metric: MetricColumn,
  bounds: NonNullable<ReferenceRange>,
): NonNullable<ReferenceRange> => {
  const range = referenceRange(metric) ?? bounds;
  return {
    lower: Math.min(range.lower, bounds.lower),
    upper: Math.max(range.upper, bounds.upper),
  };
};

/** The partners' numbers as a histogram, and over it the value that each number becomes. */
export const valueFunctionOption = (
  metric: MetricColumn,
  criterion: Criterion,
  bounds: NonNullable<ReferenceRange>,
  ink: ChartInk,
): ChartOption => {
  const { lower, upper } = shownSpan(metric, bounds);
  const width = (upper - lower) / bins;
  const at = (bin: number): number => lower + (bin + 0.5) * width;
  const counts = upper > lower ? histogram(metric.values, lower, upper, bins) : [];
  const drawn =
    criterion.valueFunction.method === 'piecewise'
      ? criterion.valueFunction.points.map(({ raw }) => raw)
      : [bounds.lower, bounds.upper];
  const points = [lower, ...drawn, upper]
    .sort((a, b) => a - b)
    .map((raw) => [raw, valueOf(raw, criterion, bounds)]);
  return {
    grid: { ...plotMargin },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'value',
      min: lower,
      max: upper,
      // Bars must not widen the axis: the handles lie over it by their share of the plot.
      containShape: false,
      axisLabel: {
        color: ink.soft,
        fontSize: 10,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
      },
      splitLine: { show: false },
    },
    yAxis: [
      {
        type: 'value',
        name: 'Partners',
        nameTextStyle: { color: ink.soft, fontSize: 10 },
        axisLabel: { color: ink.soft, fontSize: 10 },
        splitLine: { lineStyle: { color: ink.line } },
      },
      {
        type: 'value',
        name: 'Value',
        min: 0,
        max: 100,
        nameTextStyle: { color: ink.soft, fontSize: 10 },
        axisLabel: { color: ink.soft, fontSize: 10 },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        name: 'Partners',
        type: 'bar',
        barWidth: '90%',
        itemStyle: { color: ink.line },
        data: counts.map((count, bin) => [at(bin), count]),
      },
      {
        name: 'Value',
        type: 'line',
        yAxisIndex: 1,
        symbol: 'none',
        lineStyle: { width: 2 },
        data: points,
      },
    ],
  };
};
