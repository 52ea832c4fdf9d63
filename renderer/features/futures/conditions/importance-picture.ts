import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { Picture } from '#renderer/charts/picture.ts';
import type { Driver } from '#shared/model/futures.ts';

type Explained = { readonly driver: Driver; readonly share: number };

const option = (explained: readonly Explained[], ink: ChartInk): ChartOption => ({
  grid: { left: 220, right: 60, top: 6, bottom: 28 },
  xAxis: {
    type: 'value',
    min: 0,
    axisLabel: { color: ink.soft, fontSize: 11, formatter: '{value} %' },
    splitLine: { lineStyle: { color: ink.line } },
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: explained.map(({ driver }) => driver.name),
    axisLabel: { color: ink.text, fontSize: 12, width: 206, overflow: 'truncate' },
    axisLine: { show: false },
    axisTick: { show: false },
  },
  series: [
    {
      type: 'bar',
      barWidth: 14,
      itemStyle: { color: '#1f5fa8' },
      label: { show: true, position: 'right', color: ink.text, formatter: '{c} %' },
      data: explained.map(({ share }) => Math.round(share * 1000) / 10),
    },
  ],
});

/** What each driver explains, as bars. */
export const importancePicture = (what: string, explained: readonly Explained[]): Picture => ({
  title: `What each driver explains: ${what}`,
  note: 'Share of the spread over the futures that the driver explains by itself; what only two explain together is not seen.',
  legend: [],
  draw: (ink) => option(explained, ink),
  ...{ width: 820, height: explained.length * 30 + 40 },
});
