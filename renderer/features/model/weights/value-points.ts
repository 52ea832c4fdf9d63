import type { ValueFunction } from '#shared/model/value-function.ts';
import { interpolatePoints, type ValuePoint } from '#shared/scoring/values/piecewise.ts';

type Span = { readonly lower: number; readonly upper: number };

/** Figures short enough to be read and typed. */
const short = (raw: number): number => Number(raw.toPrecision(6));

/** A span that something can be drawn over, also where all partners have the same number. */
const drawable = (span: Span): Span => {
  const lower = short(span.lower);
  const upper = short(span.upper);
  return lower < upper ? { lower, upper } : { lower: lower - 1, upper: lower + 1 };
};

/** The points that draw what another method does, so that drawing starts from what is there. */
export const pointsLike = (valueFunction: ValueFunction, span: Span): readonly ValuePoint[] => {
  if (valueFunction.method === 'piecewise') return valueFunction.points;
  if (valueFunction.method === 'target') {
    const { lower, bestFrom, bestTo, upper } = valueFunction;
    return [
      { raw: lower, value: 0 },
      { raw: bestFrom, value: 100 },
      { raw: bestTo, value: 100 },
      { raw: upper, value: 0 },
    ].filter(({ raw }, index, all) => index === 0 || raw > (all[index - 1]?.raw ?? raw));
  }
  const { lower, upper } = drawable(valueFunction.method === 'goalposts' ? valueFunction : span);
  const isHigher = !('direction' in valueFunction) || valueFunction.direction === 'higher';
  return [
    { raw: lower, value: isHigher ? 0 : 100 },
    { raw: upper, value: isHigher ? 100 : 0 },
  ];
};

/** The best in the middle of the partners, the worst at both ends. */
export const targetPoints = (span: Span): readonly ValuePoint[] => {
  const { lower, upper } = drawable(span);
  return [
    { raw: lower, value: 0 },
    { raw: short((lower + upper) / 2), value: 100 },
    { raw: upper, value: 0 },
  ];
};

/** One more point on the line, in the middle of the widest gap. */
export const addPoint = (points: readonly ValuePoint[]): readonly ValuePoint[] => {
  const gaps = points.slice(1).map(({ raw }, index) => raw - (points[index]?.raw ?? raw));
  const widest = gaps.indexOf(Math.max(...gaps));
  const before = points[widest];
  const after = points[widest + 1];
  if (before === undefined || after === undefined) return points;
  const raw = short((before.raw + after.raw) / 2);
  return points.toSpliced(widest + 1, 0, { raw, value: interpolatePoints(raw, points) });
};

/** Moves a point, never past its neighbours nor out of 0..100. */
export const movePoint = (
  points: readonly ValuePoint[],
  index: number,
  { raw, value }: ValuePoint,
): readonly ValuePoint[] => {
  const before = points[index - 1]?.raw ?? -Infinity;
  const after = points[index + 1]?.raw ?? Infinity;
  const between = raw > before && raw < after ? raw : (points[index]?.raw ?? raw);
  return points.with(index, { raw: between, value: Math.min(100, Math.max(0, value)) });
};
