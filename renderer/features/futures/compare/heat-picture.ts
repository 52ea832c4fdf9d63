import type { ChartInk } from '#renderer/charts/chart-ink.ts';
import type { ChartOption } from '#renderer/charts/chart-props.ts';
import type { Picture } from '#renderer/charts/picture.ts';
import { noTierEntry, tierLegend } from '#renderer/tiers/tier-legend.ts';
import { groundOf, tintOf } from '#shared/methodology/methodology-document.ts';
import { tierColourPair } from '#shared/model/tier-colours.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { HeatSource } from './heat-columns.ts';

/** Rows of a picture at most: what is taller cannot be looked at. */
const mostRows = 400;
const rowHeight = 18;

const option = (source: HeatSource, rows: readonly number[], ink: ChartInk): ChartOption => {
  const { map, snapshot, tiers } = source;
  const columns = [
    { name: 'Now', tiers: map.today },
    ...map.columns.map(({ name }, column) => ({ name, tiers: map.tiersIn(column) })),
  ];
  const cells = columns.flatMap((column, x) =>
    rows.map((row, y) => {
      const code = column.tiers[row] ?? noTier;
      const tier = tiers[code] ?? null;
      const isOther = code !== map.today[row];
      return {
        value: [x, y, code],
        itemStyle: { color: tintOf(tierColourPair(tier, code).light, groundOf(isOther)) },
        label: {
          show: true,
          formatter: () => tier?.name ?? 'no tier',
          color: ink.text,
          fontSize: 10,
          fontWeight: isOther ? 600 : 400,
        },
      };
    }),
  );
  return {
    grid: { left: 220, right: 16, top: 28, bottom: 8 },
    xAxis: {
      type: 'category',
      position: 'top',
      data: columns.map(({ name }) => name),
      axisLabel: { color: ink.soft, fontSize: 11, interval: 0, width: 92, overflow: 'truncate' },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => snapshot.partnerNames[row] ?? ''),
      axisLabel: { color: ink.text, fontSize: 10.5, interval: 0, width: 206, overflow: 'truncate' },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    // A heat map asks for a scale; every cell has its own colour.
    visualMap: { show: false, min: 0, max: 255, inRange: { color: ['#ffffff', '#ffffff'] } },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        emphasis: { disabled: true },
        progressive: 0,
        data: cells,
      },
    ],
  };
};

/** The heat map as it is shown, tiers by label and ground; bold is another tier than now. */
export const heatPicture = (source: HeatSource): Picture => {
  const rows = source.rows.slice(0, mostRows);
  const left = source.rows.length - rows.length;
  const columns = source.map.columns.length + 1;
  return {
    title: 'Tiers by future',
    note: `${rows.length} of ${source.snapshot.partnerKeys.length} partners, as shown; bold on a stronger ground is another tier than now.${left > 0 ? ` ${left} more rows are left out.` : ''}`,
    legend: [...tierLegend(source.groups), noTierEntry],
    draw: (ink) => option(source, rows, ink),
    width: Math.max(760, 236 + columns * (columns > 12 ? 74 : 104)),
    height: 36 + rows.length * rowHeight,
  };
};
