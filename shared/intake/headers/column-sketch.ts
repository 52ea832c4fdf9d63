import type { ColumnType } from '../../model/recipe.ts';

/** What some cells of a column look like. */
export type ColumnSketch = {
  readonly filled: number;
  /** Different texts, at most 2,000. */
  readonly texts: ReadonlySet<string>;
  /** How many cells have a shape: `North 12` and `South 7` are both `a 9`. */
  readonly shapes: ReadonlyMap<string, number>;
  /** Ascending; of the cells that are numbers. */
  readonly numbers: readonly number[];
  /** Days since 1970, ascending; of the cells that are dates. */
  readonly days: readonly number[];
};

/** How the texts of a table are read; null for a text that is none of it. */
export type CellReading = {
  readonly isEmpty: (text: string) => boolean;
  readonly number: (text: string) => number | null;
  readonly day: (text: string) => number | null;
};

const mostTexts = 2000;
const fitShare = 0.9;
/** A new delivery follows the one before, or repeats some of its time. */
const nextDelivery = 400;

const shapeOf = (text: string): string =>
  text
    .slice(0, 80)
    .replaceAll(/\p{L}+/gu, 'a')
    .replaceAll(/\d+/gu, '9');

const ascending = (left: number, right: number): number => left - right;

export const sketchColumn = (cells: readonly string[], reading: CellReading): ColumnSketch => {
  const texts = new Set<string>();
  const shapes = new Map<string, number>();
  const numbers: number[] = [];
  const days: number[] = [];
  let filled = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '' || reading.isEmpty(text)) {
      continue;
    }
    filled += 1;
    if (texts.size < mostTexts) {
      texts.add(text);
    }
    const shape = shapeOf(text);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    const number = reading.number(text);
    if (number !== null) {
      numbers.push(number);
    }
    const day = reading.day(text);
    if (day !== null) {
      days.push(day);
    }
  }
  numbers.sort(ascending);
  days.sort(ascending);
  return { filled, texts, shapes, numbers, days };
};

/** Whether nearly all filled cells are what a column of that type holds. */
export const fitsType = ({ filled, numbers, days }: ColumnSketch, type: ColumnType): boolean =>
  type === 'text' ||
  filled === 0 ||
  (type === 'number' ? numbers : days).length >= fitShare * filled;

/** The greatest distance of two empirical distributions (Kolmogorov–Smirnov), 0 to 1; sorted samples. */
const distributionDistance = (left: readonly number[], right: readonly number[]): number => {
  let [one, other, most] = [0, 0, 0];
  while (one < left.length && other < right.length) {
    const value = Math.min(left[one] ?? 0, right[other] ?? 0);
    while (one < left.length && left[one] === value) {
      one += 1;
    }
    while (other < right.length && right[other] === value) {
      other += 1;
    }
    most = Math.max(most, Math.abs(one / left.length - other / right.length));
  }
  return most;
};

const sharedTexts = (before: ColumnSketch, now: ColumnSketch): number => {
  const [few, many] =
    before.texts.size < now.texts.size ? [before.texts, now.texts] : [now.texts, before.texts];
  return [...few].filter((text) => many.has(text)).length / few.size;
};

const sharedShapes = (before: ColumnSketch, now: ColumnSketch): number =>
  [...before.shapes].reduce(
    (sum, [shape, cells]) =>
      sum + Math.min(cells / before.filled, (now.shapes.get(shape) ?? 0) / now.filled),
    0,
  );

const likeDays = ({ days: before }: ColumnSketch, { days: now }: ColumnSketch): number => {
  const gap = Math.max((now[0] ?? 0) - (before.at(-1) ?? 0), (before[0] ?? 0) - (now.at(-1) ?? 0));
  return gap <= nextDelivery ? 0.9 : 0.4;
};

/**
 * How alike two columns of a type are by their cells, 0 to 1; null where there is nothing to compare.
 * Texts by the values that they share (0.6), their shapes (0.3) and how often they repeat (0.1); numbers
 * by their distributions; dates by the time that they span.
 */
export const likeness = (
  before: ColumnSketch,
  now: ColumnSketch,
  type: ColumnType,
): number | null => {
  if (before.filled === 0 || now.filled === 0) {
    return null;
  }
  switch (type) {
    case 'number':
      return before.numbers.length === 0
        ? null
        : 1 - distributionDistance(before.numbers, now.numbers);
    case 'date':
      return before.days.length === 0 ? null : likeDays(before, now);
    case 'text': {
      const repeats = Math.abs(before.texts.size / before.filled - now.texts.size / now.filled);
      return 0.6 * sharedTexts(before, now) + 0.3 * sharedShapes(before, now) + 0.1 * (1 - repeats);
    }
  }
};
