import { metricHeaders } from '#shared/intake/recipe-use.ts';
import type { RowColumn, RowColumns } from '#shared/metrics/row-columns.ts';
import type { ColumnType, Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import { createByteDictionary } from './byte-dictionary.ts';
import type { TypedCells } from './typed-cells.ts';

/** Keeps what metrics read of every accepted row: eight bytes a row and column. */
export type RowLog = {
  readonly add: (partner: number, cells: TypedCells) => void;
  readonly finish: (partnerCount: number) => RowColumns;
};

type GrowingColumn = {
  readonly header: string;
  readonly type: ColumnType;
  /** Place in the recipe. */
  readonly place: number;
  cells: Float64Array<ArrayBuffer>;
};

const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a number that reads as yyyymmdd, with the time of day as its fraction. */
export const dayOfOrder = (order: number): number => {
  const day = Math.floor(order);
  const year = Math.floor(day / 10_000);
  const month = Math.floor(day / 100) % 100;
  return Date.UTC(year, month - 1, day % 100) / msPerDay + (order - day);
};

/** A log of the columns that these metrics of the recipe read. */
export const createRowLog = (recipe: Recipe, metrics: readonly RecipeMetric[]): RowLog => {
  const headers = new Set(metrics.flatMap(metricHeaders));
  const isOrdered = metrics.some(
    ({ aggregation }) => aggregation === 'latest' || aggregation === 'earliest',
  );
  if (recipe.orderedBy !== null && isOrdered) {
    headers.add(recipe.orderedBy);
  }
  const texts = createByteDictionary();
  const columns = recipe.columns.flatMap(({ header, type }, place): readonly GrowingColumn[] =>
    headers.has(header)
      ? [
          {
            header,
            type: header === recipe.key ? 'text' : type,
            place,
            cells: new Float64Array(1024),
          },
        ]
      : [],
  );
  let partners = new Uint32Array(1024);
  const isNumbered = metrics.some(({ currency }) => currency !== undefined);
  let rowNumbers = new Float64Array(isNumbered ? 1024 : 0);
  let size = 0;

  const widen = (): void => {
    const wide = new Uint32Array(size * 2);
    wide.set(partners);
    partners = wide;
    if (isNumbered) {
      const wideNumbers = new Float64Array(size * 2);
      wideNumbers.set(rowNumbers);
      rowNumbers = wideNumbers;
    }
    for (const column of columns) {
      const cells = new Float64Array(size * 2);
      cells.set(column.cells);
      column.cells = cells;
    }
  };

  const cellOf = ({ type, place }: GrowingColumn, cells: TypedCells): number => {
    if (cells.isFilled[place] === 0) {
      return NaN;
    }
    switch (type) {
      case 'number':
        return cells.numbers[place] ?? NaN;
      case 'date':
        return dayOfOrder(cells.dates[place] ?? NaN);
      case 'text':
        return texts.intern(cells.bytes, cells.starts[place] ?? 0, cells.ends[place] ?? 0);
    }
  };

  return {
    add: (partner, cells) => {
      if (size === partners.length) {
        widen();
      }
      partners[size] = partner;
      if (isNumbered) {
        rowNumbers[size] = cells.rowNumber;
      }
      for (const column of columns) {
        column.cells[size] = cellOf(column, cells);
      }
      size += 1;
    },
    finish: (partnerCount) => ({
      partners: partners.subarray(0, size),
      partnerCount,
      columns: new Map(
        columns.map(({ header, type, cells }): [string, RowColumn] => [
          header,
          { type, cells: cells.subarray(0, size) },
        ]),
      ),
      codeOf: (text) => {
        const bytes = Buffer.from(text, 'utf8');
        return texts.find(bytes, 0, bytes.length);
      },
      textOf: texts.text,
      rowNumbers: rowNumbers.subarray(0, isNumbered ? size : 0),
    }),
  };
};
