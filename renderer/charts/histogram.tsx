import { useEffect, useRef } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { topOfCounts } from './top-of-counts.ts';
import classes from './histogram.module.css';

/** Bars over an axis of 0..100, each in the colour of its band. */
export type HistogramFrame = {
  /** How many fall into each of the equal parts of the axis. */
  readonly counts: ArrayLike<number>;
  /** The same parts as they were before, drawn as an outline over the bars; null for none. */
  readonly before: ArrayLike<number> | null;
  /** Colour of a bar by its part, as CSS says it. */
  readonly colourOf: (part: number) => string;
};

type HistogramProps = {
  readonly label: string;
  readonly height: number;
  /** Space left and right of the plot in CSS pixels. */
  readonly margin: { readonly left: number; readonly right: number };
  /** The frame to be drawn now; null for none. */
  readonly read: () => HistogramFrame | null;
  /** Calls when there is another frame. */
  readonly follow: (draw: () => void) => () => void;
  /** What a bar says when it is pointed at. */
  readonly describe: (lower: number, upper: number, count: number) => string;
};

/** Height of the plot in its own units; bars are drawn in these. */
const unit = 1000;

/** One path per colour: bars of the height of their count, with a gap between them. */
const pathsOf = ({ counts, colourOf }: HistogramFrame, top: number): Map<string, string> => {
  const width = 100 / counts.length;
  const paths = new Map<string, string>();
  for (let part = 0; part < counts.length; part += 1) {
    const height = Math.round(((counts[part] ?? 0) / top) * unit);
    if (height > 0) {
      const left = (part + 0.06) * width;
      const colour = colourOf(part);
      const bar = `M${left.toFixed(2)} ${unit}v${-height}h${(0.88 * width).toFixed(2)}v${height}z`;
      paths.set(colour, (paths.get(colour) ?? '') + bar);
    }
  }
  return paths;
};

/** The outline of bars, from the foot on the left to the foot on the right. */
const outlineOf = (counts: ArrayLike<number>, top: number): string => {
  const width = 100 / counts.length;
  const steps = Array.from(counts, (count, part) => {
    const height = unit - Math.round((count / top) * unit);
    return `V${height}H${((part + 1) * width).toFixed(2)}`;
  });
  return `M0 ${unit}${steps.join('')}V${unit}`;
};

const mostOf = (counts: ArrayLike<number>): number => Math.max(...Array.from(counts));

const svg = 'http://www.w3.org/2000/svg';

/**
 * A histogram that is drawn in every frame of a drag: some paths and three words are changed, where a
 * chart of the library would lay out and paint axes, texts and bars again for twenty milliseconds.
 */
export const Histogram = (props: HistogramProps) => {
  const { label, height, margin, read, follow, describe } = props;
  const plot = useRef<SVGSVGElement>(null);
  const scale = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLDivElement>(null);
  const pointed = useRef<number | null>(null);

  useEffect(() => {
    const drawn = new Map<string, SVGPathElement>();
    let shownTop = 0;
    let shownBefore: ArrayLike<number> | null = null;
    let mostBefore = 0;
    const outline = document.createElementNS(svg, 'path');
    outline.setAttribute('class', classes['before'] ?? '');
    plot.current?.append(outline);
    const draw = (): void => {
      const frame = read();
      if (frame === null || plot.current === null || scale.current === null) return;
      const isOther = frame.before !== shownBefore;
      if (isOther) mostBefore = frame.before === null ? 0 : mostOf(frame.before);
      const top = topOfCounts(Math.max(mostOf(frame.counts), mostBefore));
      // It rests while a weight moves: a frame of a drag leaves it alone.
      if (isOther || top !== shownTop) {
        shownBefore = frame.before;
        outline.setAttribute('d', shownBefore === null ? '' : outlineOf(shownBefore, top));
      }
      if (top !== shownTop) {
        shownTop = top;
        [top, top / 2, 0].forEach((value, index) => {
          const word = scale.current?.children[index];
          if (word !== undefined) word.textContent = formatCount(value);
        });
      }
      const paths = pathsOf(frame, top);
      for (const [colour, path] of drawn) if (!paths.has(colour)) path.setAttribute('d', '');
      for (const [colour, bars] of paths) {
        let path = drawn.get(colour);
        if (path === undefined) {
          path = document.createElementNS(svg, 'path');
          path.style.fill = colour;
          outline.before(path);
          drawn.set(colour, path);
        }
        path.setAttribute('d', bars);
      }
      if (readout.current !== null) {
        const part = pointed.current;
        const width = 100 / frame.counts.length;
        readout.current.hidden = part === null;
        if (part !== null) {
          readout.current.style.insetInlineStart = `${(part + 0.5) * width}%`;
          readout.current.textContent = describe(
            part * width,
            (part + 1) * width,
            frame.counts[part] ?? 0,
          );
        }
      }
    };
    draw();
    const stop = follow(draw);
    const element = plot.current;
    const point = (event: PointerEvent): void => {
      const box = element?.getBoundingClientRect();
      const parts = read()?.counts.length ?? 0;
      const share = box === undefined ? -1 : (event.clientX - box.left) / box.width;
      const isInside = event.type !== 'pointerleave' && share >= 0 && share < 1;
      pointed.current = isInside ? Math.floor(share * parts) : null;
      draw();
    };
    // The handles of tier lines lie over the plot: what is pointed at is asked of the frame around it.
    const area = element?.closest<HTMLElement>('[data-histogram-area]') ?? element?.parentElement;
    area?.addEventListener('pointermove', point);
    area?.addEventListener('pointerleave', point);
    return () => {
      stop();
      area?.removeEventListener('pointermove', point);
      area?.removeEventListener('pointerleave', point);
      drawn.forEach((path) => path.remove());
      outline.remove();
    };
  }, [read, follow, describe]);

  return (
    <div className={classes['frame']} style={{ height }} role="img" aria-label={label}>
      <div ref={scale} className={classes['scale']} style={{ width: margin.left - 6 }} aria-hidden>
        <span />
        <span />
        <span />
      </div>
      <div className={classes['plot']} style={margin} aria-hidden>
        <svg ref={plot} viewBox={`0 0 100 ${unit}`} preserveAspectRatio="none" />
        <div ref={readout} className={classes['readout']} hidden />
        <div className={classes['axis']}>
          {Array.from({ length: 11 }, (_, tick) => (
            <span key={tick} style={{ insetInlineStart: `${tick * 10}%` }}>
              {tick * 10}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
};
