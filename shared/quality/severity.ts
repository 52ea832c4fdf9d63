const most = 1000;

/** How many times `found` passes the most that is allowed; at most 1000, also where nothing is allowed. */
export const timesOver = (found: number, allowed: number): number =>
  Math.min(most, allowed > 0 ? found / allowed : most);

/** The same for the least that is asked for: by how many times the gap is wider than allowed. */
export const timesUnder = (found: number, least: number): number => timesOver(1 - found, 1 - least);

export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** A number as a sentence writes it: grouped, with so many decimals at most. */
export const figure = (value: number, decimals: number): string => {
  const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${value < 0 ? '−' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
};
