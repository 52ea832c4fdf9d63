/** A small line as the data of an SVG path, and the points that stand alone. */
export type SparkPath = {
  /** Moves to and draws between neighbours; a period without a figure breaks it. Empty for no line. */
  readonly line: string;
  /** Figures without a neighbour on either side, which no line shows. */
  readonly dots: readonly SparkPoint[];
  /** The newest figure; null without any. */
  readonly last: SparkPoint | null;
};

type SparkPoint = { readonly x: number; readonly y: number };

/** The least height of a line: figures that differ by less than this share of the largest look level. */
const leastSpan = 0.1;

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * Where figures lie in a box: periods at equal distances from the left, the largest figure on top, with
 * `margin` left free on every side. Each line has a scale of its own, from its least to its largest figure,
 * widened to a tenth of the largest size so that noise does not look like a rise.
 */
export const sparkPath = (
  figures: ArrayLike<number>,
  box: { readonly width: number; readonly height: number; readonly margin: number },
): SparkPath => {
  const known = Array.from(figures).filter((figure) => figure === figure);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const span = Math.max(most - least, leastSpan * Math.max(Math.abs(least), Math.abs(most)));
  const middle = least + (most - least) / 2;
  const [across, upwards] = [box.width - 2 * box.margin, box.height - 2 * box.margin];
  const pointAt = (period: number): SparkPoint | null => {
    const figure = figures[period] ?? NaN;
    if (figure !== figure) return null;
    const share = figures.length === 1 ? 0.5 : period / (figures.length - 1);
    // The least numbers that there are leave no digits for a middle.
    const height = span > 0 ? Math.min(0.5, Math.max(-0.5, (figure - middle) / span)) : 0;
    return {
      x: rounded(box.margin + share * across),
      y: rounded(box.margin + (0.5 - height) * upwards),
    };
  };
  const points = Array.from({ length: figures.length }, (_, period) => pointAt(period));
  const parts: string[] = [];
  const dots: SparkPoint[] = [];
  points.forEach((point, period) => {
    if (point === null) return;
    const [before, after] = [points[period - 1] ?? null, points[period + 1] ?? null];
    if (before === null && after === null) dots.push(point);
    else parts.push(`${before === null ? 'M' : 'L'}${point.x} ${point.y}`);
  });
  return { line: parts.join(''), dots, last: points.findLast((point) => point !== null) ?? null };
};
