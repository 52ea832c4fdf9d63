/** Two units say the same where they differ in case and spaces only; none is a unit of its own. */
export const sameUnit = (one: string, other: string): boolean => {
  const plain = (unit: string): string => unit.toLowerCase().replaceAll(/\s+/gu, '');
  return plain(one) === plain(other);
};

/** Steps between units that people mix up: per cent and share, thousands, millions. */
const steps = [100, 1000, 1_000_000];

/**
 * The step 100, 1000 or 1,000,000 by which two medians differ as if one were in another unit: within a
 * tenth of it, up or down; null for none. Zero and a change of sign are none.
 */
export const scaleStep = (before: number, now: number): number | null => {
  const ratio = now / before;
  if (!(ratio > 0) || !Number.isFinite(ratio)) {
    return null;
  }
  const size = ratio >= 1 ? ratio : 1 / ratio;
  return steps.find((step) => size >= step / 1.1 && size <= step * 1.1) ?? null;
};
