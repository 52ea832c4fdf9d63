/** Partners per tier, and last those without one (null). */
export const countTiers = (tierOf: readonly (number | null)[], tiers: number): number[] => {
  const counts = new Array<number>(tiers + 1).fill(0);
  for (const tier of tierOf) {
    const index = tier ?? tiers;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
};
