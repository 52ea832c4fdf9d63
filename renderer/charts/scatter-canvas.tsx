import { CustomChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as registerParts, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { cellsName, scatterMapOption } from './scatter-map-option.ts';
import type { ScatterMapProps } from './scatter-map-props.ts';
import classes from './chart.module.css';

registerParts([
  CanvasRenderer,
  CustomChart,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  ScatterChart,
  TooltipComponent,
]);

/** What of the chart is pointed at or clicked. */
type Touched = {
  readonly seriesIndex?: number;
  readonly seriesName?: string;
  readonly dataIndex?: number;
};

type Point = { readonly x: number; readonly y: number };

/** A press that moves no further picks a point; one that does marks a rectangle. */
const leastDrag = 5;

/** Where a pointer is within an element. */
const within = (event: PointerEvent<HTMLElement>): Point => {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

/** Points on a plane on a canvas: picked by a click, marked out by a rectangle. */
export const ScatterCanvas = (props: ScatterMapProps) => {
  const { label, series, describe, onPick, describeCell, onPickCell, onArea } = props;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const now = useRef({ series, describe, onPick, describeCell, onPickCell });
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point } | null>(null);

  useEffect(() => {
    now.current = { series, describe, onPick, describeCell, onPickCell };
  }, [series, describe, onPick, describeCell, onPickCell]);

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = init(host.current, null, { renderer: 'canvas' });
    const rowAt = (event: Touched): number | undefined =>
      now.current.series[event.seriesIndex ?? -1]?.rows[event.dataIndex ?? -1];
    made.on('click', (event: Touched) => {
      const row = rowAt(event);
      if (event.seriesName === cellsName) now.current.onPickCell(event.dataIndex ?? -1);
      else if (row !== undefined) now.current.onPick(row);
    });
    made.setOption({
      tooltip: {
        renderMode: 'richText',
        confine: true,
        formatter: (event: Touched) => {
          if (event.seriesName === cellsName)
            return now.current.describeCell(event.dataIndex ?? -1);
          const row = rowAt(event);
          return row === undefined ? '' : now.current.describe(row);
        },
      },
    });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(host.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(scatterMapOption(props), { replaceMerge: ['series'] });
  }, [props]);

  const end = (): void => {
    const made = chart.current;
    if (drag !== null && made !== null) {
      const read = ({ x, y }: Point): readonly number[] =>
        made.convertFromPixel({ gridIndex: 0 }, [x, y]);
      const [one, other] = [read(drag.from), read(drag.to)];
      const ends = (axis: 0 | 1) => ({
        from: Math.min(one[axis] ?? 0, other[axis] ?? 0),
        to: Math.max(one[axis] ?? 0, other[axis] ?? 0),
      });
      const size = Math.max(Math.abs(drag.from.x - drag.to.x), Math.abs(drag.from.y - drag.to.y));
      if (size >= leastDrag) onArea({ across: ends(0), upwards: ends(1) });
    }
    setDrag(null);
  };

  return (
    <div
      className={classes['plane']}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const from = within(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from, to: from });
      }}
      onPointerMove={(event) => {
        if (drag !== null) setDrag({ ...drag, to: within(event) });
      }}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      <div ref={host} className={classes['host']} />
      {drag !== null && (
        <div
          className={classes['rectangle']}
          style={{
            left: Math.min(drag.from.x, drag.to.x),
            top: Math.min(drag.from.y, drag.to.y),
            width: Math.abs(drag.from.x - drag.to.x),
            height: Math.abs(drag.from.y - drag.to.y),
          }}
        />
      )}
    </div>
  );
};
