import { useRef } from 'react';
import type { ValuePoint } from '#shared/scoring/values/piecewise.ts';
import { plotMargin } from './value-function-option.ts';
import classes from './points-editor.module.css';

type PointHandlesProps = {
  readonly points: readonly ValuePoint[];
  /** Raw numbers at the left and right end of the plot. */
  readonly lower: number;
  readonly upper: number;
  readonly onMove: (index: number, to: ValuePoint) => void;
};

/** Raw numbers are dragged in steps of a hundredth of the plot, so that figures stay short. */
const steps = 100;

/** Drags the points over the chart; the number fields below do the same for the keyboard. */
export const PointHandles = ({ points, lower, upper, onMove }: PointHandlesProps) => {
  const host = useRef<HTMLDivElement>(null);
  const dragged = useRef<number | null>(null);
  const span = upper - lower;
  const pointAt = (clientX: number, clientY: number): ValuePoint | null => {
    const box = host.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return null;
    const across = Math.round(((clientX - box.left) / box.width) * steps) / steps;
    const raw = Number((lower + span * Math.min(1, Math.max(0, across))).toPrecision(6));
    return { raw, value: Math.round(100 * (1 - (clientY - box.top) / box.height)) };
  };
  return (
    <div ref={host} className={classes['handles']} style={plotMargin} aria-hidden>
      {points.map(({ raw, value }, index) => (
        <div
          key={`handle-${index}`}
          className={classes['handle']}
          style={{ left: `${((raw - lower) / span) * 100}%`, top: `${100 - value}%` }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            dragged.current = index;
          }}
          onPointerMove={(event) => {
            const to = pointAt(event.clientX, event.clientY);
            if (dragged.current === index && to !== null) onMove(index, to);
          }}
          onPointerUp={() => {
            dragged.current = null;
          }}
        />
      ))}
    </div>
  );
};
