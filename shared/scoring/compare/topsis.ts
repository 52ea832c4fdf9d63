const normOf = (values: Float64Array, rows: readonly number[]): number =>
  Math.sqrt(rows.reduce((sum, row) => sum + (values[row] ?? 0) ** 2, 0));

/**
 * TOPSIS (Hwang and Yoon 1981, as scikit-criteria `agg/topsis.py`): r = x/√Σx², y = w·r, distances to the
 * best and the worst of each criterion, closeness = d⁻/(d⁺ + d⁻) from 0 to 1. `isCost[j]` turns a
 * criterion round. Partners without a number for a criterion that weighs something are left out: NaN, and
 * they shape no norm. Where all are alike the closeness is 0.5. Ranks depend on who takes part, so it is
 * for comparison; never a tier cut-off.
 */
export const topsis = (
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  isCost: readonly boolean[] = [],
): Float64Array => {
  const used = columns.flatMap((values, index) => {
    const weight = weights[index] ?? 0;
    return weight > 0 ? [{ values, weight, isCost: isCost[index] === true }] : [];
  });
  const closeness = new Float64Array(columns[0]?.length ?? 0).fill(NaN);
  const complete = [...closeness.keys()].filter((row) =>
    used.every(({ values }) => !Number.isNaN(values[row])),
  );
  const toBest = new Float64Array(closeness.length);
  const toWorst = new Float64Array(closeness.length);
  for (const { values, weight, isCost: turned } of used) {
    const norm = normOf(values, complete);
    const scale = norm > 0 ? weight / norm : 0;
    let least = Infinity;
    let greatest = -Infinity;
    for (const row of complete) {
      least = Math.min(least, scale * (values[row] ?? 0));
      greatest = Math.max(greatest, scale * (values[row] ?? 0));
    }
    const [best, worst] = turned ? [least, greatest] : [greatest, least];
    for (const row of complete) {
      const at = scale * (values[row] ?? 0);
      toBest[row] = (toBest[row] ?? 0) + (at - best) ** 2;
      toWorst[row] = (toWorst[row] ?? 0) + (at - worst) ** 2;
    }
  }
  for (const row of complete) {
    const up = Math.sqrt(toBest[row] ?? 0);
    const down = Math.sqrt(toWorst[row] ?? 0);
    closeness[row] = up + down > 0 ? down / (up + down) : 0.5;
  }
  return closeness;
};
