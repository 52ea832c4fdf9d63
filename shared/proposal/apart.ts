/** A score or a line with as many decimals, from two on, as tell it from what it is compared with. */
export const apart = (value: number, other: number): string => {
  for (let decimals = 2; decimals < 6; decimals += 1) {
    if (value === other || value.toFixed(decimals) !== other.toFixed(decimals)) {
      return value.toFixed(decimals);
    }
  }
  return value.toFixed(6);
};
