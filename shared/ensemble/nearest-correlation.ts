import { entry, factorise, type Square } from './cholesky.ts';

/** Eigenvalues and, column by column, the vectors of a symmetric matrix. */
type Eigen = { readonly values: Float64Array; readonly vectors: Square };

const sweeps = 100;

/** Jacobi's cyclic rotations (C. G. J. Jacobi, Crelle 30, 1846): exact to rounding for small matrices. */
export const eigenOf = ({ size, values }: Square): Eigen => {
  const a = values.slice();
  const v = new Float64Array(size * size);
  for (let place = 0; place < size; place += 1) v[place * size + place] = 1;
  const at = (row: number, column: number): number => a[row * size + column] ?? 0;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) off += at(p, q) ** 2;
    }
    if (off < 1e-30) break;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        if (at(p, q) === 0) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < size; k += 1) {
          const kp = at(k, p);
          const kq = at(k, q);
          a[k * size + p] = c * kp - s * kq;
          a[k * size + q] = s * kp + c * kq;
        }
        for (let k = 0; k < size; k += 1) {
          const pk = at(p, k);
          const qk = at(q, k);
          a[p * size + k] = c * pk - s * qk;
          a[q * size + k] = s * pk + c * qk;
          const vp = v[k * size + p] ?? 0;
          const vq = v[k * size + q] ?? 0;
          v[k * size + p] = c * vp - s * vq;
          v[k * size + q] = s * vp + c * vq;
        }
      }
    }
  }
  return {
    values: Float64Array.from({ length: size }, (_, place) => at(place, place)),
    vectors: { size, values: v },
  };
};

/** The nearest matrix without an eigenvalue below 0. */
const ontoCone = (matrix: Square): Square => {
  const { size } = matrix;
  const { values, vectors } = eigenOf(matrix);
  const out = new Float64Array(size * size);
  values.forEach((value, which) => {
    if (value <= 0) return;
    for (let row = 0; row < size; row += 1) {
      const left = value * entry(vectors, row, which);
      for (let column = 0; column < size; column += 1) {
        out[row * size + column] =
          (out[row * size + column] ?? 0) + left * entry(vectors, column, which);
      }
    }
  });
  return { size, values: out };
};

/**
 * The correlation matrix that differs least (by the sum of squares) from a symmetric one, by alternating
 * projections with Dykstra's correction (N. J. Higham, IMA Journal of Numerical Analysis 22, 2002). It has an
 * eigenvalue of 0 where the given matrix was impossible; see `possibleCorrelation`.
 */
export const nearestCorrelation = (matrix: Square, steps = 1000): Square => {
  const { size } = matrix;
  let y = matrix.values.slice();
  let correction = new Float64Array(size * size);
  for (let step = 0; step < steps; step += 1) {
    const r = y.map((value, place) => value - (correction[place] ?? 0));
    const { values: x } = ontoCone({ size, values: r });
    correction = x.map((value, place) => value - (r[place] ?? 0));
    const next = x.map((value, place) => (place % (size + 1) === 0 ? 1 : value));
    const moved = next.reduce((sum, value, place) => sum + (value - (y[place] ?? 0)) ** 2, 0);
    y = next;
    if (moved < 1e-22) break;
  }
  return { size, values: y };
};

/**
 * A matrix that drivers can be drawn by: the nearest correlation matrix, its correlations cut to two decimals
 * and drawn towards 0 by a hundredth at a time until they can be together.
 */
export const possibleCorrelation = (matrix: Square): Square => {
  const nearest = nearestCorrelation(matrix);
  const cut = (share: number): Square => ({
    size: matrix.size,
    values: nearest.values.map((value, place) =>
      place % (matrix.size + 1) === 0
        ? 1
        : Math.trunc(value * share * 100 + Math.sign(value) * 1e-9) / 100 + 0,
    ),
  });
  for (let percent = 100; percent > 0; percent -= 1) {
    const tried = cut(percent / 100);
    if ('lower' in factorise(tried)) return tried;
  }
  return cut(0);
};
