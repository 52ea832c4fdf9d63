/**
 * A code for a metric or attribute, made of its name: lower-case letters and digits with
 * underscores between, numbered from 2 where `taken` holds it already.
 */
export const freshCode = (name: string, taken: readonly string[]): string => {
  const stem =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
      .replaceAll(/^_+|_+$/g, '')
      .slice(0, 100) || 'column';
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
};
