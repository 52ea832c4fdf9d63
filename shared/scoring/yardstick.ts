import type { Absence } from '../model/cell-status.ts';
import type { ValueFunction } from '../model/value-function.ts';
import type { ReferenceStatistics } from './reference-statistics.ts';
import type { RawRange } from './values/min-max.ts';
import type { Spread } from './values/z-score.ts';

/** The partners that a raw number is measured against. */
export type Yardstick = {
  /** Who they are, for example `Industry Retail`; null for all partners. */
  readonly label: string | null;
  /** Their labels, in the order of the attributes by which they are peers; none for all partners. */
  readonly labels: readonly string[];
  readonly own: ReferenceStatistics;
  /** All partners, towards whom a small group is drawn. */
  readonly whole: ReferenceStatistics;
  /** How much of `own` counts, n/(n + κ); 1 where nothing is drawn towards the whole. */
  readonly trust: number;
};

/** The value, 0 to 100, that each kind of absence counts as; one that is not here is left out. */
export type Fills = Readonly<Partial<Record<Absence, number>>>;

/** Nothing absent counts. */
export const noFills: Fills = {};

/** The yardsticks of one criterion. */
export type References = {
  /** Empty where nothing was observed, or where the value function needs none. */
  readonly yardsticks: readonly Yardstick[];
  /** Which yardstick each row has; null where the first serves all. */
  readonly of: Uint32Array | null;
  readonly fills: Fills;
};

/** For a value function with bounds of its own, and for a metric that nobody has. */
export const noReferences: References = { yardsticks: [], of: null, fills: noFills };

/** The yardstick of one partner; null where there is none. */
export const yardstickOf = ({ yardsticks, of }: References, row: number): Yardstick | null =>
  yardsticks[of?.[row] ?? 0] ?? null;

/** All partners as the yardstick, drawn towards nothing. */
export const measureByAll = (whole: ReferenceStatistics): Yardstick => ({
  label: null,
  labels: [],
  own: whole,
  whole,
  trust: 1,
});

/** Value functions that measure partners against partners; the others bring their own bounds. */
export const isRelative = ({ method }: ValueFunction): boolean =>
  method === 'minmax' || method === 'zscore' || method === 'percentile' || method === 'logarithmic';

/** `own` drawn towards `whole`: trust · own + (1 − trust) · whole. */
const draw = (own: number, whole: number, trust: number): number =>
  trust === 1 ? own : trust * own + (1 - trust) * whole;

/** The range of a yardstick; a group's ends are drawn towards the whole as its mean is. */
export const rangeOf = ({ own, whole, trust }: Yardstick): RawRange => ({
  lower: draw(own.lower, whole.lower, trust),
  upper: draw(own.upper, whole.upper, trust),
});

const varianceOf = ({ squares, count }: ReferenceStatistics, ddof: number): number =>
  count > ddof ? squares / (count - ddof) : NaN;

/** Mean and deviation; those of a group are (n·own + κ·whole)/(n + κ), the variance alike. */
export const spreadOf = ({ own, whole, trust }: Yardstick, ddof: 0 | 1): Spread => ({
  mean: draw(own.mean, whole.mean, trust),
  deviation: Math.sqrt(draw(varianceOf(own, ddof), varianceOf(whole, ddof), trust)),
});
