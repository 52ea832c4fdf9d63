import type { WeightDoubt } from '#shared/doubt/weight-doubt.ts';

/** What a person can say of the weights. */
export type WeightChoice = {
  readonly label: string;
  /** Behind "weightings". */
  readonly words: string;
  readonly doubt: WeightDoubt;
};

export const usualChoice: WeightChoice = {
  label: 'each to ± 25 %',
  words: 'with each weight up to a quarter off',
  doubt: { kind: 'band', share: 0.25 },
};

export const weightChoices: Readonly<Record<string, WeightChoice>> = {
  band10: {
    label: 'each to ± 10 %',
    words: 'with each weight up to a tenth off',
    doubt: { kind: 'band', share: 0.1 },
  },
  band25: usualChoice,
  band50: {
    label: 'each to ± 50 %',
    words: 'with each weight up to half off',
    doubt: { kind: 'band', share: 0.5 },
  },
  order: {
    label: 'only their order',
    words: 'that keep the order of the weights',
    doubt: { kind: 'order' },
  },
  any: {
    label: 'nothing',
    words: 'of all that are possible',
    doubt: { kind: 'any' },
  },
};
