import type { EChartsCoreOption } from 'echarts/core';

export type ChartOption = EChartsCoreOption;

export type ChartProps = {
  /** What the chart shows, in one sentence, for who cannot see it. */
  readonly label: string;
  readonly option: ChartOption;
  readonly height: number;
};
