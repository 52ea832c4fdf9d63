import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as registerParts, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartOption, ChartProps } from './chart-props.ts';
import classes from './chart.module.css';

registerParts([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GraphicComponent,
  GridComponent,
  HeatmapChart,
  LineChart,
  MarkLineComponent,
  SankeyChart,
  ScatterChart,
  TooltipComponent,
  VisualMapComponent,
]);

/** Texts and tooltips are drawn on the canvas: no markup, so no partner's name can become any. */
const common: ChartOption = {
  animation: false,
  textStyle: { fontFamily: 'Inter Variable, sans-serif' },
  tooltip: { renderMode: 'richText', confine: true },
};

/** Everything of an option but its data, as a text; functions count by where they stand. */
const shapeOf = (option: ChartOption): string =>
  JSON.stringify(option, (key, value: unknown) => {
    if (key === 'data') return undefined;
    return typeof value === 'function' ? 'function' : value;
  });

/** A chart on a canvas. Where only data differ they are replaced; otherwise the chart is built anew. */
export const CanvasChart = ({ label, option, height }: ChartProps) => {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const drawnShape = useRef('');

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = init(host.current, null, { renderer: 'canvas' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
      drawnShape.current = '';
    };
  }, []);

  useEffect(() => {
    const { tooltip, ...rest } = option as { readonly tooltip?: object };
    const shape = shapeOf(option);
    chart.current?.setOption(
      { ...common, ...rest, tooltip: { ...(common['tooltip'] as object), ...tooltip } },
      { notMerge: shape !== drawnShape.current, lazyUpdate: false },
    );
    drawnShape.current = shape;
  }, [option]);

  return (
    <div className={classes['frame']} style={{ height }} role="img" aria-label={label}>
      <div ref={host} className={classes['host']} />
    </div>
  );
};
