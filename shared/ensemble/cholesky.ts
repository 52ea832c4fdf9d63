/** A symmetric matrix, row by row. */
export type Square = { readonly size: number; readonly values: Float64Array };

/** Reads an entry; NaN outside. */
export const entry = ({ size, values }: Square, row: number, column: number): number =>
  values[row * size + column] ?? NaN;

/**
 * The lower triangle L with L·Lᵀ = matrix, or the first row at which the matrix stops being positive
 * definite: what that row says of the earlier ones cannot all be true.
 */
export const factorise = (
  matrix: Square,
): { readonly lower: Square } | { readonly impossibleAt: number } => {
  const { size } = matrix;
  const lower: Square = { size, values: new Float64Array(size * size) };
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = entry(matrix, row, column);
      for (let term = 0; term < column; term += 1) {
        rest -= entry(lower, row, term) * entry(lower, column, term);
      }
      if (row === column) {
        if (!(rest > 1e-12)) {
          return { impossibleAt: row };
        }
        lower.values[row * size + row] = Math.sqrt(rest);
      } else {
        lower.values[row * size + column] = rest / entry(lower, column, column);
      }
    }
  }
  return { lower };
};

/** Solves lower · x = right by substitution. */
export const solveLower = (lower: Square, right: Float64Array): Float64Array => {
  const solution = new Float64Array(lower.size);
  for (let row = 0; row < lower.size; row += 1) {
    let rest = right[row] ?? NaN;
    for (let term = 0; term < row; term += 1) {
      rest -= entry(lower, row, term) * (solution[term] ?? 0);
    }
    solution[row] = rest / entry(lower, row, row);
  }
  return solution;
};
