/**
 * The number in a field of numbers; null for none. What is still being typed, `1.` or `1.50`, comes as a
 * text and is a number all the same: taken for none, it would empty the field.
 */
export const readNumber = (value: string | number): number | null => {
  const number = typeof value === 'number' ? value : Number.parseFloat(value);
  return Number.isFinite(number) ? number : null;
};
