import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { MetricColumn } from '#shared/model/snapshot.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import { valueOf } from '#shared/scoring/value-of.ts';
import type { RawRange } from '#shared/scoring/values/min-max.ts';
import type { Yardstick } from '#shared/scoring/yardstick.ts';
import { histogram } from '../histogram.ts';

const bins = 30;

/** Space around the plot, shared with the handles of drawn points that lie over it. */
export const plotMargin = { left: 44, right: 44, top: 24, bottom: 26 } as const;

/** The raw numbers that the plot shows: all partners and all of the value function. */
export const shownSpan = (range: RawRange, bounds: RawRange): RawRange => {
  const lower = Math.min(range.lower, bounds.lower);
  const upper = Math.max(range.upper, bounds.upper);
  return lower < upper ? { lower, upper } : { lower: lower - 1, upper: upper + 1 };
};

/** Samples between which a curved function is drawn straight. */
const samples = 200;

/** Raw numbers at which a line must be drawn so that no kink or step is lost. */
const cornersOf = (valueFunction: ValueFunction, shown: RawRange): readonly number[] => {
  const hair = (shown.upper - shown.lower) * 1e-6;
  const evenly = Array.from(
    { length: samples + 1 },
    (_, index) => shown.lower + ((shown.upper - shown.lower) * index) / samples,
  );
  switch (valueFunction.method) {
    case 'goalposts':
      return [valueFunction.lower, valueFunction.upper];
    case 'piecewise':
      return valueFunction.points.map(({ raw }) => raw);
    case 'target': {
      const { lower, bestFrom, bestTo, upper } = valueFunction;
      return [lower, bestFrom - hair, bestFrom, bestTo, bestTo + hair, upper];
    }
    case 'bands':
      return valueFunction.steps.flatMap(({ from }) => [from - hair, from]);
    case 'minmax':
    case 'zscore':
    case 'percentile':
    case 'logarithmic':
      return evenly;
    case 'rubric':
      return [];
  }
};

/** The value of each raw number as the points of a line; levels of a rubric as single points. */
const drawnPoints = (
  valueFunction: ValueFunction,
  yardstick: Yardstick | null,
  shown: RawRange,
): readonly (readonly [number, number])[] => {
  if (valueFunction.method === 'rubric') {
    return valueFunction.levels.map(({ at, value }, place) => [
      typeof at === 'number' ? at : place + 1,
      value,
    ]);
  }
  const judge = valueOf(valueFunction, yardstick);
  return [shown.lower, ...cornersOf(valueFunction, shown), shown.upper]
    .filter((raw) => raw >= shown.lower && raw <= shown.upper)
    .sort((a, b) => a - b)
    .map((raw) => [raw, judge(raw)]);
};

/** The partners' numbers as a histogram, and over it the value that each number becomes. */
export const valueFunctionOption = (
  metric: MetricColumn,
  valueFunction: ValueFunction,
  yardstick: Yardstick | null,
  shown: RawRange,
  ink: ChartInk,
): ChartOption => {
  const { lower, upper } = shown;
  const width = (upper - lower) / bins;
  const at = (bin: number): number => lower + (bin + 0.5) * width;
  const counts = histogram(metric.values, lower, upper, bins);
  const points = drawnPoints(valueFunction, yardstick, shown);
  const isLevels = valueFunction.method === 'rubric';
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
        symbol: isLevels ? 'circle' : 'none',
        symbolSize: 9,
        lineStyle: { width: isLevels ? 0 : 2 },
        data: points,
      },
    ],
  };
};
