import type { TierShape } from '#shared/model/scoring-model.ts';
import type { ChartOption } from './chart-props.ts';
import type { MapCellView, MapSeries, ScatterMapProps } from './scatter-map-props.ts';

/** From so many points on they are drawn in one go, in shapes that a canvas has by itself. */
export const manyPoints = 4000;

/** The series of the cells. */
export const cellsName = 'Cells';

const paths: Readonly<Record<TierShape, string>> = {
  diamond: 'diamond',
  circle: 'circle',
  square: 'rect',
  triangle: 'triangle',
  hexagon: 'path://M3.1 1h5.8l2.9 5-2.9 5H3.1L.2 6Z',
  bar: 'path://M.4 3.9h11.2v4.2H.4Z',
};

/** The nearest that a canvas has. */
const plainShapes: Readonly<Record<TierShape, string>> = {
  ...paths,
  hexagon: 'roundRect',
  bar: 'rect',
};

const seriesOf = (each: MapSeries, isMany: boolean): object => ({
  type: 'scatter',
  name: each.name,
  data: each.points,
  dimensions: ['across', 'upwards'],
  symbol: each.shape === null ? 'emptyCircle' : (isMany ? plainShapes : paths)[each.shape],
  symbolSize: isMany ? 5 : 9,
  large: isMany,
  largeThreshold: 0,
  progressive: 20_000,
  itemStyle: { color: each.colour, opacity: isMany ? 0.55 : 0.8 },
  emphasis: { disabled: true },
});

/** What the drawing of one cell is asked with. */
type CellDrawing = {
  readonly coord: (at: readonly [number, number]) => readonly [number, number];
};

/** Cells as rectangles, each as strong as it is full. */
const cellSeries = (cells: readonly MapCellView[]): object => ({
  type: 'custom',
  name: cellsName,
  dimensions: ['left', 'right', 'bottom', 'top'],
  encode: { x: [0, 1], y: [2, 3] },
  data: cells.map(({ across, upwards }) => [across.from, across.to, upwards.from, upwards.to]),
  clip: true,
  renderItem: ({ dataIndex }: { readonly dataIndex: number }, { coord }: CellDrawing) => {
    const cell = cells[dataIndex];
    if (cell === undefined) return undefined;
    const [left, top] = coord([cell.across.from ?? 0, cell.upwards.to ?? 0]);
    const [right, bottom] = coord([cell.across.to ?? 0, cell.upwards.from ?? 0]);
    return {
      type: 'rect',
      shape: {
        x: left,
        y: top,
        width: Math.max(2, right - left - 0.5),
        height: Math.max(2, bottom - top - 0.5),
      },
      style: { fill: cell.colour, opacity: 0.15 + 0.85 * cell.fill },
    };
  },
});

type Ends = { readonly from: number | null; readonly to: number | null };

const corner = ({ from, to }: Ends, end: 'from' | 'to'): number | 'min' | 'max' =>
  end === 'from' ? (from ?? 'min') : (to ?? 'max');

/** Everything about the map but what happens when it is touched. */
export const scatterMapOption = (
  props: Omit<
    ScatterMapProps,
    'label' | 'describe' | 'onPick' | 'describeCell' | 'onPickCell' | 'onArea'
  >,
): ChartOption => {
  const { series, cells, across, upwards, cut, area, selected, ink } = props;
  const isMany = series.reduce((sum, { rows }) => sum + rows.length, 0) >= manyPoints;
  const axis = (name: string, isVertical: boolean): object => ({
    type: 'value',
    scale: true,
    name,
    nameLocation: 'middle',
    nameGap: isVertical ? 46 : 26,
    nameTextStyle: { color: ink.soft, fontSize: 11 },
    axisLabel: { color: ink.soft, fontSize: 10, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: ink.line } },
    splitLine: { lineStyle: { color: ink.line, opacity: 0.6 } },
  });
  return {
    animation: false,
    textStyle: { fontFamily: 'Inter Variable, sans-serif' },
    grid: { left: 70, right: 24, top: 12, bottom: 44 },
    xAxis: axis(across, false),
    yAxis: axis(upwards, true),
    series: [
      ...series.map((each) => seriesOf(each, isMany)),
      ...(cells.length === 0 ? [] : [cellSeries(cells)]),
      {
        type: 'scatter',
        name: 'Chosen',
        data: selected === null ? [] : [[selected.across, selected.upwards]],
        symbol: 'circle',
        symbolSize: 18,
        silent: true,
        z: 5,
        itemStyle: { color: 'transparent', borderColor: ink.text, borderWidth: 2.5 },
        label: {
          show: selected !== null,
          formatter: () => selected?.name ?? '',
          position: 'top',
          color: ink.text,
          fontSize: 11.5,
          fontWeight: 600,
          textBorderColor: ink.scheme === 'light' ? '#ffffff' : '#16191f',
          textBorderWidth: 3,
        },
        ...(cut === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: ink.soft, type: 'dashed', width: 1 },
                data: [{ xAxis: cut.across }, { yAxis: cut.upwards }],
              },
            }),
        ...(area === null
          ? {}
          : {
              markArea: {
                silent: true,
                itemStyle: { color: ink.text, opacity: 0.07 },
                data: [
                  [
                    { xAxis: corner(area.across, 'from'), yAxis: corner(area.upwards, 'from') },
                    { xAxis: corner(area.across, 'to'), yAxis: corner(area.upwards, 'to') },
                  ],
                ],
              },
            }),
      },
    ],
  };
};
