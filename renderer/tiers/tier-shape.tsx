import type { TierShape } from '#shared/model/scoring-model.ts';
import { tierColor } from './tier-colors.ts';

const paths: Readonly<Record<TierShape, string>> = {
  diamond: 'M6 0 L12 6 L6 12 L0 6 Z',
  circle: 'M6 0.5 A5.5 5.5 0 1 1 5.99 0.5 Z',
  square: 'M1 1 H11 V11 H1 Z',
  triangle: 'M6 0.5 L12 11.5 H0 Z',
  hexagon: 'M3 0.8 H9 L12 6 L9 11.2 H3 L0 6 Z',
  bar: 'M0 3.5 H12 V8.5 H0 Z',
};

/** The shape of a tier in its colour; the name beside it says the same in words. */
export const TierShapeIcon = ({
  shape,
  index,
}: {
  readonly shape: TierShape;
  readonly index: number;
}) => (
  <svg width="11" height="11" viewBox="0 0 12 12" aria-hidden focusable="false">
    <path d={paths[shape]} fill={tierColor(index)} />
  </svg>
);
