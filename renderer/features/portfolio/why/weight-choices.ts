import { counted } from '#shared/intake/wording.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { WeightVote } from '#shared/model/weight-vote.ts';
import { cloudOf } from '#shared/workshop/cloud.ts';
import { countVotes } from '#shared/workshop/count-votes.ts';
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

const weightChoices: Readonly<Record<string, WeightChoice>> = {
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

/** The choices with the votes of a workshop among them, where at least two of these count. */
export const withCloud = (
  model: ScoringModel,
  votes: readonly WeightVote[],
): Readonly<Record<string, WeightChoice>> => {
  const found = countVotes(model, votes).counted;
  const doubt = found.length < 2 ? null : cloudOf(model, found);
  return doubt === null
    ? weightChoices
    : {
        ...weightChoices,
        cloud: {
          label: `the ${counted(found.length)} votes of the workshop`,
          words: 'as a participant of the workshop voted them, each as likely as another',
          doubt,
        },
      };
};
