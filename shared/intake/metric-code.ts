/**
 * A code for a metric or an attribute, made of its name: lower-case letters and digits with
 * underscores between, numbered from 2 where `taken` holds it already.
 */
export const freshCode = (name: string, taken: ReadonlySet<string>): string => {
  const stem =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
      .replaceAll(/^_+|_+$/gu, '')
      .slice(0, 100) || 'column';
  let code = stem;
  for (let number = 2; taken.has(code); number += 1) {
    code = `${stem}_${number}`;
  }
  return code;
};
