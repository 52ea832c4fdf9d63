/**
 * Where a scale of counts ends: the least of 2, 4, 6, 10, 20, 40, 60, 100 … that is not below `most`, so
 * that its half is a count too.
 */
export const topOfCounts = (most: number): number => {
  const power = 10 ** Math.max(0, Math.ceil(Math.log10(Math.max(1, most))) - 1);
  return power * ([2, 4, 6].find((step) => step * power >= most) ?? 10);
};
