import { invariant } from '../invariant.ts';
import type { LinearProgram, LinearSolution } from './linear-program.ts';
import { createTableau, enter, flip, pivotCost, readValues, type Tableau } from './tableau.ts';

/** Below this a reduced cost, a pivot or a sum of infeasibilities counts as zero. */
const tolerance = 1e-10;
/** Steps without progress after which the first candidate is taken instead of the steepest. */
const patience = 50;

/** The column that enters: steepest, or the first by Bland's rule, which cannot go in circles. */
const chooseColumn = ({ costRow, columns }: Tableau, isCareful: boolean): number => {
  let chosen = -1;
  let steepest = -tolerance;
  for (let column = 0; column < columns; column += 1) {
    const cost = costRow[column] ?? 0;
    if (cost < steepest) {
      if (isCareful) return column;
      steepest = cost;
      chosen = column;
    }
  }
  return chosen;
};

type Stop = { readonly row: number; readonly atUpper: boolean; readonly length: number };

/** Which row stops the entering column first; row −1 where its own upper bound does. */
const chooseRow = (tableau: Tableau, column: number): Stop => {
  const { rows, cells, width, right, basis, upper } = tableau;
  let stop: Stop = { row: -1, atUpper: false, length: upper[column] ?? Infinity };
  for (let row = 0; row < rows; row += 1) {
    const cell = cells[row * width + column] ?? 0;
    const basic = basis[row] ?? 0;
    const limit = upper[basic] ?? Infinity;
    if (Math.abs(cell) <= tolerance || (cell < 0 && limit === Infinity)) continue;
    const length = Math.max(
      0,
      cell > 0 ? (right[row] ?? 0) / cell : (limit - (right[row] ?? 0)) / -cell,
    );
    const isTied = stop.row >= 0 && length === stop.length;
    if (length < stop.length || (isTied && basic < (basis[stop.row] ?? 0))) {
      stop = { row, atUpper: cell < 0, length };
    }
  }
  return stop;
};

/** Walks from corner to corner until no column lowers the cost; false where the cost has no end. */
const walk = (tableau: Tableau): boolean => {
  let idle = 0;
  // A corner is met once; the limit turns an error of ours into a failure that is seen.
  const limit = 2000 + 50 * (tableau.rows + tableau.columns);
  for (let step = 0; step < limit; step += 1) {
    const column = chooseColumn(tableau, idle > patience);
    if (column < 0) return true;
    const { row, atUpper, length } = chooseRow(tableau, column);
    if (length === Infinity) return false;
    idle = length > tolerance ? 0 : idle + 1;
    if (row < 0) {
      flip(tableau, column);
    } else {
      enter(tableau, row, column, atUpper);
    }
  }
  invariant(false, 'a linear program ends after finitely many corners');
};

/**
 * Solves a linear program exactly but for rounding: the simplex method in two phases over variables
 * with bounds (Dantzig; Bland's rule where it stalls), on a dense table of rows × variables. Meant for
 * hundreds of variables and few rows. Of several optima it answers one, always the same.
 */
export const solveLinear = (program: LinearProgram): LinearSolution => {
  const tableau = createTableau(program);
  pivotCost(tableau, (column) => Number(column >= tableau.columns));
  walk(tableau);
  const scale = program.rows.reduce((most, { right }) => Math.max(most, Math.abs(right)), 1);
  const isLeft = tableau.basis.some(
    (column, row) => column >= tableau.columns && (tableau.right[row] ?? 0) > 1e-9 * scale,
  );
  if (isLeft) {
    return { kind: 'infeasible' };
  }
  // Artificial columns that are still in the basis stand at zero and must stay there.
  tableau.upper.fill(0, tableau.columns);
  pivotCost(tableau, (column) => program.costs[column] ?? 0);
  if (!walk(tableau)) {
    return { kind: 'unbounded' };
  }
  const x = readValues(tableau).slice(0, program.costs.length);
  return {
    kind: 'optimal',
    x,
    value: program.costs.reduce((sum, cost, index) => sum + cost * (x[index] ?? 0), 0),
  };
};
