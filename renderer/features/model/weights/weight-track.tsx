import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { formatPercent } from '#renderer/ui/format.ts';
import classes from './weight-track.module.css';

/** How a track is drawn without React: in every frame of a drag, all siblings at once. */
export type WeightTrackHandle = {
  /** Shows a percentage of 0..100, with one decimal. */
  readonly show: (percent: number) => void;
};

type WeightTrackProps = {
  readonly ref: Ref<WeightTrackHandle>;
  readonly name: string;
  /** Percentage that is marked on the track; null for none. */
  readonly mark: number | null;
  readonly isDisabled: boolean;
  /** Percentages between which it may go. */
  readonly least: number;
  readonly most: number;
  /** A whole percentage while the pointer is down, or by a key. */
  readonly onMove: (percent: number) => void;
  readonly onEnd: (percent: number, by: 'pointer' | 'keyboard') => void;
};

const clamp = (percent: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, percent));

/** Where a key takes the thumb from `now`; undefined for keys that do nothing here. */
const keyTarget = (
  key: string,
  isShift: boolean,
  now: number,
  least: number,
  most: number,
): number | undefined => {
  const step = isShift ? 10 : 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: now + step,
    ArrowUp: now + step,
    ArrowLeft: now - step,
    ArrowDown: now - step,
    PageUp: now + 10,
    PageDown: now - 10,
    Home: least,
    End: most,
  };
  const target = targets[key];
  return target === undefined ? undefined : clamp(target, least, most);
};

/**
 * A slider of 0..100 per cent whose position is no state of React. Siblings of a weight move with it,
 * so a drag draws all of them in each frame: by one transform each, without layout.
 */
export const WeightTrack = (props: WeightTrackProps) => {
  const { ref, name, mark, isDisabled, least, most, onMove, onEnd } = props;
  const track = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const carrier = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const shown = useRef(0);
  /** What the pointer has said last; null while it is up. */
  const held = useRef<number | null>(null);

  const show = (percent: number): void => {
    shown.current = percent;
    bar.current?.style.setProperty('transform', `scaleX(${percent / 100})`);
    carrier.current?.style.setProperty('transform', `translateX(${percent}%)`);
    thumb.current?.setAttribute('aria-valuenow', String(percent));
    thumb.current?.setAttribute('aria-valuetext', formatPercent(percent / 100));
  };
  useImperativeHandle(ref, () => ({ show }), []);
  useEffect(() => show(shown.current), [isDisabled]);

  const percentAt = (clientX: number): number => {
    const box = track.current?.getBoundingClientRect();
    return box === undefined || box.width === 0
      ? shown.current
      : clamp(Math.round(((clientX - box.left) / box.width) * 100), least, most);
  };
  const move = (percent: number): void => {
    if (percent === (held.current ?? shown.current)) return;
    if (held.current !== null) held.current = percent;
    onMove(percent);
  };
  const release = (): void => {
    if (held.current === null) return;
    const percent = held.current;
    held.current = null;
    onEnd(percent, 'pointer');
  };

  return (
    <div
      ref={track}
      className={classes['track']}
      data-track=""
      data-disabled={isDisabled || undefined}
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        thumb.current?.focus();
        held.current = shown.current;
        move(percentAt(event.clientX));
      }}
      onPointerMove={(event) => {
        if (held.current !== null) move(percentAt(event.clientX));
      }}
      onPointerUp={release}
      onLostPointerCapture={release}
    >
      {least > 0 && <div className={classes['shut']} style={{ left: 0, width: `${least}%` }} />}
      {most < 100 && (
        <div className={classes['shut']} style={{ right: 0, width: `${100 - most}%` }} />
      )}
      <div ref={bar} className={classes['bar']} />
      {mark !== null && <div className={classes['mark']} style={{ left: `${mark}%` }} />}
      <div ref={carrier} className={classes['carrier']}>
        <div
          ref={thumb}
          className={classes['thumb']}
          role="slider"
          tabIndex={isDisabled ? -1 : 0}
          aria-label={`Weight of ${name}`}
          aria-valuemin={Math.round(least * 10) / 10}
          aria-valuemax={Math.round(most * 10) / 10}
          aria-disabled={isDisabled}
          onKeyDown={(event) => {
            const target = keyTarget(
              event.key,
              event.shiftKey,
              Math.round(shown.current),
              least,
              most,
            );
            if (isDisabled || target === undefined) return;
            event.preventDefault();
            onMove(target);
            onEnd(target, 'keyboard');
          }}
        />
      </div>
    </div>
  );
};
