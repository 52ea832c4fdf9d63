import type { ValueFunction } from '../model/value-function.ts';

type Formula = { readonly name: string; readonly formula: string; readonly meaning: string };

/** The definition of each way to turn a number into a value, as the code of `scoring/values` computes it. */
export const methodFormulas: Readonly<Record<ValueFunction['method'], Formula>> = {
  minmax: {
    name: 'Min-max',
    formula: 'v = 100 · (x − min) / (max − min)',
    meaning:
      'min and max are the least and the greatest number of the partners that are measured against; where lower is better, v = 100 · (max − x) / (max − min). Where all have the same number everybody gets 50 unless the model says otherwise.',
  },
  goalposts: {
    name: 'Goalposts',
    formula: 'v = 100 · (x − lower) / (upper − lower), at least 0 and at most 100',
    meaning:
      'lower and upper are set by people and do not move with the partners; where lower is better, v = 100 · (upper − x) / (upper − lower).',
  },
  target: {
    name: 'Target',
    formula: 'v = 100 from best to best, straight down to 0 at both ends, 0 beyond',
    meaning: 'A number in the middle is best; too little and too much both cost.',
  },
  zscore: {
    name: 'Z-score',
    formula: 'v = 100 · Φ((x − mean) / sd)',
    meaning:
      'Φ is the normal distribution, mean and sd those of the partners that are measured against; where lower is better, the sign is turned.',
  },
  percentile: {
    name: 'Percentile rank',
    formula: 'v = 100 · (rank − 1) / (n − 1)',
    meaning: 'Partners with the same number share the lowest of their ranks.',
  },
  logarithmic: {
    name: 'Logarithm',
    formula: 'v = 100 · (ln(x + c) − ln(min + c)) / (ln(max + c) − ln(min + c))',
    meaning:
      'c is the shift that the criterion states; where nobody set it, c = 0.01 · (max − min) − min (COIN Tool).',
  },
  piecewise: {
    name: 'Drawn by points',
    formula: 'v = v₁ + (v₂ − v₁) · (x − x₁) / (x₂ − x₁) between two points',
    meaning: 'Beyond the ends the nearest point holds.',
  },
  bands: {
    name: 'Bands',
    formula: 'v = the value of the last band that x reaches',
    meaning: 'From each step on its value holds.',
  },
  rubric: {
    name: 'Rubric',
    formula: 'v = the value of the level',
    meaning: 'Each level says in words what a partner must show.',
  },
};
