import type { EChartsCoreOption } from 'echarts/core';

import type { Picture } from './picture.ts';

export type ChartOption = EChartsCoreOption;

export type ChartProps = {
  /** What the chart shows, in one sentence, for who cannot see it. */
  readonly label: string;
  readonly option: ChartOption;
  readonly height: number;
  /** How it is saved as a picture; without it there is no menu. */
  readonly picture?: () => Picture;
};
