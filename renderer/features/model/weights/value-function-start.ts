import { assertNever } from '#shared/invariant.ts';
import type { ValueFunction } from '#shared/model/value-function.ts';
import type { MetricColumn } from '#shared/model/snapshot.ts';
import type { RawRange } from '#shared/scoring/values/min-max.ts';
import { pointsLike } from './value-points.ts';

/** Figures short enough to be read and typed. */
const short = (raw: number): number => Number(raw.toPrecision(6));

/** What each method is called, and what it does in one line. */
export const methodWords: Readonly<
  Record<ValueFunction['method'], { readonly name: string; readonly does: string }>
> = {
  minmax: {
    name: 'Worst to best partner',
    does: 'The worst partner is 0, the best 100, the others in proportion between them.',
  },
  goalposts: {
    name: 'Fixed goalposts',
    does: 'Two numbers that you set are 0 and 100; a new partner moves nobody.',
  },
  target: {
    name: 'Best in the middle',
    does: '100 at the target, falling in straight lines to 0 on both sides.',
  },
  zscore: {
    name: 'Distance from the average',
    does: 'The average partner is 50; one standard deviation better is 84, one worse 16.',
  },
  percentile: {
    name: 'Percentile rank',
    does: 'The share of the other partners that is worse; equals take the lower rank.',
  },
  logarithmic: {
    name: 'Logarithmic',
    does: 'Each doubling counts alike, for numbers that reach from small to huge.',
  },
  piecewise: {
    name: 'Drawn points',
    does: 'Straight lines between points that you drag over the partners’ numbers.',
  },
  bands: {
    name: 'Bands',
    does: 'Steps: from each number on, its value holds.',
  },
  rubric: {
    name: 'Rubric',
    does: 'Levels with a wording each, for judged numbers such as 1 to 5, or for labels.',
  },
};

/** At most this many different numbers become the levels of a new rubric. */
const mostLevels = 20;

const spread = (places: number, place: number): number =>
  places < 2 ? 50 : Math.round((100 * place) / (places - 1));

/** Levels for the numbers that partners have, or 1 to 5 where they are too many. */
const levelsOf = (metric: MetricColumn | undefined): readonly number[] => {
  const found = [...new Set(metric?.values)].filter((raw) => raw === raw).sort((a, b) => a - b);
  return found.length >= 2 && found.length <= mostLevels ? found : [1, 2, 3, 4, 5];
};

/** What another method starts with, as near to what is there as it can say. */
export const startWith = (
  method: ValueFunction['method'],
  before: ValueFunction,
  span: RawRange,
  metric: MetricColumn | undefined,
): ValueFunction => {
  if (method === before.method) return before;
  const direction =
    'direction' in before
      ? before.direction
      : metric?.higherIsBetter === false
        ? 'lower'
        : 'higher';
  const lower = short(span.lower);
  const upper = lower < short(span.upper) ? short(span.upper) : lower + 1;
  const part = (share: number): number => short(lower + share * (upper - lower));
  switch (method) {
    case 'minmax':
    case 'percentile':
      return { method, direction };
    case 'goalposts':
      return { method, direction, lower, upper };
    case 'target':
      return { method, lower, bestFrom: part(0.4), bestTo: part(0.6), upper };
    case 'zscore':
      return { method, direction, ddof: 1 };
    case 'logarithmic':
      return { method, direction, shift: null };
    case 'piecewise':
      return { method, points: pointsLike(before, span) };
    case 'bands': {
      const values = direction === 'higher' ? [0, 33, 67, 100] : [100, 67, 33, 0];
      return {
        method,
        below: values[0] ?? 0,
        steps: [0.25, 0.5, 0.75].map((share, place) => ({
          from: part(share),
          value: values[place + 1] ?? 0,
        })),
      };
    }
    case 'rubric': {
      const levels = levelsOf(metric);
      return {
        method,
        levels: levels.map((at, place) => ({
          at,
          value: spread(levels.length, direction === 'higher' ? place : levels.length - 1 - place),
          wording: '',
        })),
      };
    }
    default:
      return assertNever(method, 'method');
  }
};
