/**
 * The key that a key counts as in the end. Merges form trees, because only a partner that is no alias
 * can be merged; a circle, which no sequence of merges makes, ends at the key it was entered with.
 */
export const resolveKey = (merges: ReadonlyMap<string, string>, key: string): string => {
  let at = key;
  for (let steps = 0; steps <= merges.size; steps += 1) {
    const next = merges.get(at);
    if (next === undefined) {
      return at;
    }
    at = next;
  }
  return key;
};
