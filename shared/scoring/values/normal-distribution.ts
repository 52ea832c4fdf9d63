/** Coefficients of Hart's rational approximation, highest power first. */
const above = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const below = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/**
 * Φ(z), the share of a standard normal distribution at or below z: Hart's algorithm 5666 as printed by
 * G. West, "Better approximations to cumulative normal functions" (Wilmott, 2005); within 1e-14
 * everywhere. NaN stays NaN.
 */
export const normalShare = (z: number): number => {
  const size = Math.abs(z);
  if (size > 37) {
    return z > 0 ? 1 : 0;
  }
  const density = Math.exp((-size * size) / 2);
  let tail =
    density / (size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))))) / 2.506628274631;
  if (size < 7.071_067_811_865_47) {
    tail = (density * polynomial(above, size)) / polynomial(below, size);
  }
  return z > 0 ? 1 - tail : size === size ? tail : NaN;
};
