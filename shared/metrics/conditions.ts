import { invariant } from '../invariant.ts';
import type { Comparison, RowCondition } from '../model/recipe-metric.ts';
import { dayOfIso } from './calendar.ts';
import type { RowColumn, RowColumns } from './row-columns.ts';

/** The column that a checked recipe names. */
export const columnOf = ({ columns }: RowColumns, header: string): RowColumn => {
  const column = columns.get(header);
  invariant(column !== undefined, `no column ${header} was kept`);
  return column;
};

const literal = (rows: RowColumns, { type }: RowColumn, text: string): number => {
  switch (type) {
    case 'number':
      return Number(text);
    case 'date':
      return dayOfIso(text);
    case 'text':
      return rows.codeOf(text.trim());
  }
};

const holds = (is: Comparison, cell: number, other: number): boolean => {
  switch (is) {
    case '=':
      return cell === other;
    case '!=':
      return cell !== other;
    case '<':
      return cell < other;
    case '<=':
      return cell <= other;
    case '>':
      return cell > other;
    case '>=':
      return cell >= other;
    case 'filled':
      return !Number.isNaN(cell);
    case 'empty':
      return Number.isNaN(cell);
  }
};

/**
 * One byte per row: 1 where every condition holds. A comparison with a blank on either side fails,
 * `!=` included. A date is compared by its day where it is compared with a text.
 */
export const rowsWhere = (
  rows: RowColumns,
  conditions: readonly RowCondition[],
): Uint8Array<ArrayBuffer> => {
  const passes = new Uint8Array(rows.partners.length).fill(1);
  for (const { column: header, is, to } of conditions) {
    const column = columnOf(rows, header);
    const { cells } = column;
    const others = to === null || typeof to === 'string' ? null : columnOf(rows, to.column).cells;
    const fixed = typeof to === 'string' ? literal(rows, column, to) : 0;
    const isDay = column.type === 'date' && others === null;
    const asksPresence = is === 'filled' || is === 'empty';
    for (let row = 0; row < passes.length; row += 1) {
      const cell = cells[row] ?? NaN;
      const other = others === null ? fixed : (others[row] ?? NaN);
      const isComparable = asksPresence || !(Number.isNaN(cell) || Number.isNaN(other));
      if (!isComparable || !holds(is, isDay ? Math.floor(cell) : cell, other)) {
        passes[row] = 0;
      }
    }
  }
  return passes;
};
