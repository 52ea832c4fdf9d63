/** Colours after Okabe and Ito: told apart with any colour vision, from the highest tier down. */
const colors = [
  '#0072b2',
  '#009e73',
  '#d98200',
  '#b3568d',
  '#3f9fd6',
  '#c2510c',
  '#8a7a00',
  '#6b7280',
] as const;

/** The colour of the tier in this place of the ladder; places beyond the last share grey. */
export const tierColor = (index: number): string => colors[index] ?? '#6b7280';

/** Partners without a tier. */
export const noTierColor = '#9aa1ab';
