import type { SixRule } from './six-rules.ts';

/** What a rule is called. */
export const ruleNames: Readonly<Record<SixRule, string>> = {
  maximin: 'Maximin',
  hurwicz: 'Hurwicz',
  laplace: 'Laplace',
  minimaxRegret: 'Minimax regret',
  regret90: 'Regret in 90 %',
  satisficing: 'Satisficing',
};

/** What a rule means for partners, in one sentence each. */
export const ruleSentences = (optimism: number): Readonly<Record<SixRule, string>> => {
  const percent = Math.round(optimism * 100);
  return {
    maximin: 'Prefers whose worst future is best: for those who cannot afford a surprise.',
    hurwicz: `Weighs the best future ${percent} % and the worst ${100 - percent} %: between hope and caution.`,
    laplace: 'Prefers the highest mean score, every future as likely as another.',
    minimaxRegret: 'Prefers who is never far behind the best partner of the same future.',
    regret90: 'The same, but forgives the worst tenth of the futures.',
    satisficing: 'Prefers who keeps or betters its tier of now in most futures.',
  };
};
