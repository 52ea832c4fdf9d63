/** `name`, or `name 2`, `name 3` … where others have it already, in any case. */
export const freshName = (name: string, taken: readonly string[]): string => {
  const folded = new Set(taken.map((each) => each.toLowerCase()));
  let fresh = name;
  for (let number = 2; folded.has(fresh.toLowerCase()); number += 1) {
    fresh = `${name} ${number}`;
  }
  return fresh;
};
