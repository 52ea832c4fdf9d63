import type { LinearProgram } from './linear-program.ts';

/**
 * The table of the simplex method. Every variable runs from 0 to its upper bound; one that stands at
 * its upper bound is turned round (`isFlipped`: y′ = upper − y), so that all outside the basis are 0.
 */
export type Tableau = {
  readonly rows: number;
  /** Columns that may enter: variables, then one slack for each inequality. */
  readonly columns: number;
  /** All columns: one artificial for each row comes last. */
  readonly width: number;
  /** Row by row. */
  readonly cells: Float64Array;
  readonly right: Float64Array;
  readonly costRow: Float64Array;
  /** The column that each row defines. */
  readonly basis: Int32Array;
  readonly upper: Float64Array;
  readonly isFlipped: Uint8Array;
};

export const createTableau = ({ costs, rows, upper }: LinearProgram): Tableau => {
  const slacks = rows.filter(({ relation }) => relation !== '=').length;
  const columns = costs.length + slacks;
  const width = columns + rows.length;
  const tableau: Tableau = {
    rows: rows.length,
    columns,
    width,
    cells: new Float64Array(rows.length * width),
    right: new Float64Array(rows.length),
    costRow: new Float64Array(width),
    basis: new Int32Array(rows.length),
    upper: new Float64Array(width).fill(Infinity),
    isFlipped: new Uint8Array(width),
  };
  tableau.upper.set(upper);
  let slack = costs.length;
  rows.forEach(({ coefficients, relation, right }, row) => {
    const sign = right < 0 ? -1 : 1;
    const from = row * width;
    for (let column = 0; column < costs.length; column += 1) {
      tableau.cells[from + column] = sign * (coefficients[column] ?? 0);
    }
    if (relation !== '=') {
      tableau.cells[from + slack] = sign * (relation === '<=' ? 1 : -1);
      slack += 1;
    }
    tableau.cells[from + columns + row] = 1;
    tableau.right[row] = sign * right;
    tableau.basis[row] = columns + row;
  });
  return tableau;
};

/** Fills in the reduced costs of the basis as it is. A column that is turned round costs the other way. */
export const pivotCost = (tableau: Tableau, costOf: (column: number) => number): void => {
  const { rows, width, cells, basis, costRow, isFlipped } = tableau;
  const cost = (column: number): number =>
    (isFlipped[column] ?? 0) === 1 ? -costOf(column) : costOf(column);
  for (let column = 0; column < width; column += 1) {
    costRow[column] = cost(column);
  }
  for (let row = 0; row < rows; row += 1) {
    const own = cost(basis[row] ?? 0);
    if (own === 0) continue;
    for (let column = 0; column < width; column += 1) {
      costRow[column] = (costRow[column] ?? 0) - own * (cells[row * width + column] ?? 0);
    }
  }
};

/** Turns a column outside the basis round: it goes from 0 to its upper bound. */
export const flip = (tableau: Tableau, column: number): void => {
  const { rows, width, cells, right, costRow, upper, isFlipped } = tableau;
  const bound = upper[column] ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const at = row * width + column;
    right[row] = (right[row] ?? 0) - (cells[at] ?? 0) * bound;
    cells[at] = -(cells[at] ?? 0);
  }
  costRow[column] = -(costRow[column] ?? 0);
  isFlipped[column] = 1 - (isFlipped[column] ?? 0);
};

/** Takes `column` into the basis in place of what `row` defines, which leaves at 0 or at its upper bound. */
export const enter = (tableau: Tableau, row: number, column: number, atUpper: boolean): void => {
  const { rows, width, cells, right, costRow, basis, upper, isFlipped } = tableau;
  const from = row * width;
  if (atUpper) {
    const leaving = basis[row] ?? 0;
    // y = upper − y′ in its own row, with the sign of the row changed so that y′ has a 1 there.
    for (let at = from; at < from + width; at += 1) {
      cells[at] = -(cells[at] ?? 0);
    }
    cells[from + leaving] = 1;
    right[row] = (upper[leaving] ?? 0) - (right[row] ?? 0);
    isFlipped[leaving] = 1 - (isFlipped[leaving] ?? 0);
  }
  const pivot = cells[from + column] ?? 1;
  for (let at = from; at < from + width; at += 1) {
    cells[at] = (cells[at] ?? 0) / pivot;
  }
  right[row] = Math.max(0, (right[row] ?? 0) / pivot);
  for (let other = 0; other < rows; other += 1) {
    const factor = cells[other * width + column] ?? 0;
    if (other === row || factor === 0) continue;
    for (let at = 0; at < width; at += 1) {
      cells[other * width + at] =
        (cells[other * width + at] ?? 0) - factor * (cells[from + at] ?? 0);
    }
    cells[other * width + column] = 0;
    right[other] = Math.max(0, (right[other] ?? 0) - factor * (right[row] ?? 0));
  }
  const factor = costRow[column] ?? 0;
  for (let at = 0; at < width; at += 1) {
    costRow[at] = (costRow[at] ?? 0) - factor * (cells[from + at] ?? 0);
  }
  costRow[column] = 0;
  basis[row] = column;
};

/** The value of every column at the corner where the table stands. */
export const readValues = ({ width, basis, right, upper, isFlipped }: Tableau): Float64Array => {
  const values = new Float64Array(width);
  basis.forEach((column, row) => {
    values[column] = right[row] ?? 0;
  });
  return values.map((value, column) =>
    (isFlipped[column] ?? 0) === 1 ? (upper[column] ?? 0) - value : value,
  );
};
