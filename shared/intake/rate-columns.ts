import type { ImportPreview } from '../model/import-run.ts';
import type { Recipe } from '../model/recipe.ts';
import { headerWords } from './header-words.ts';

/** The columns of a table of rates, by header. */
export type RateColumns = {
  readonly currency: string;
  readonly day: string;
  readonly rate: string;
};

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const currencyWords = wordsOf('currency curr ccy code iso waehrung währung devise');
const dayWords = wordsOf('date day valid from period month datum');
const rateWords = wordsOf('rate rates kurs fx value price exchange');

const best = (
  columns: ImportPreview['columns'],
  type: 'text' | 'date' | 'number',
  words: ReadonlySet<string>,
): string => {
  const fitting = columns.filter((column) => column.type === type);
  const named = fitting.find(({ header }) => headerWords(header).some((word) => words.has(word)));
  return (named ?? fitting[0])?.header ?? '';
};

/** The likely columns of a table of rates, by type and header; '' where no column has the type. */
export const guessRateColumns = ({ columns }: Pick<ImportPreview, 'columns'>): RateColumns => ({
  currency: best(columns, 'text', currencyWords),
  day: best(columns, 'date', dayWords),
  rate: best(columns, 'number', rateWords),
});

/** A recipe that reads these three columns of a table of rates, in the format of the guess. */
export const rateRecipe = (guess: Recipe, { currency, day, rate }: RateColumns): Recipe => ({
  ...guess,
  columns: [
    { header: currency, type: 'text' },
    { header: day, type: 'date' },
    { header: rate, type: 'number' },
  ],
  key: currency,
  name: null,
  orderedBy: day,
  attributes: [],
  metrics: [
    {
      code: 'rate',
      name: 'Rate',
      header: rate,
      aggregation: 'latest',
      unit: '',
      decimals: 6,
      higherIsBetter: true,
    },
  ],
});
