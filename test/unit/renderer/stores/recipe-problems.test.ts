import { describe, expect, it } from 'vitest';
import { findRecipeProblems } from '#renderer/stores/recipe-problems.ts';
import { aRecipe } from '../features/data/a-recipe.ts';

const messages = (over: Parameters<typeof aRecipe>[0]): readonly string[] =>
  findRecipeProblems(aRecipe(over)).map(({ message }) => message);

const [amount] = aRecipe().metrics;

describe('problems of a recipe', () => {
  it('are none where everything is said', () => {
    expect(findRecipeProblems(aRecipe())).toEqual([]);
  });

  it('name the source and the key column that are missing', () => {
    expect(messages({ source: { name: ' ', department: '' }, key: '' })).toEqual([
      'Name the source, for example “CRM”.',
      'Choose the column that names the partner.',
    ]);
  });

  it('say that rows are ordered by dates only', () => {
    expect(messages({ orderedBy: 'Region' })).toEqual([
      '“Region” is not read as a date, so it cannot order the rows.',
    ]);
  });

  it('say why a text has no sum, and where', () => {
    if (amount === undefined) throw new Error('the builder has a metric');
    const recipe = aRecipe({ metrics: [amount, { ...amount, code: 'r', header: 'Region' }] });
    expect(findRecipeProblems(recipe)).toEqual([
      {
        at: { kind: 'metric', index: 1 },
        message: '“Region” is read as text; only a column of numbers has a sum.',
      },
    ]);
  });

  it('name every column of a loaded recipe that the file does not have', () => {
    const [partner] = aRecipe().columns;
    if (partner === undefined) throw new Error('the builder has a column');
    expect(messages({ columns: [partner], name: 'Label' })).toEqual([
      'The file has no column “Label” to show partners by.',
      'The file has no column “Booked on” to order the rows by.',
      'The file has no column “Amount”.',
      'The file has no column “Region”.',
    ]);
  });

  it('find a code that is used twice', () => {
    if (amount === undefined) throw new Error('the builder has a metric');
    expect(messages({ metrics: [amount, amount] })).toEqual([
      'Another metric of this file has the code “amount” already.',
    ]);
  });

  it('ask for something to be read', () => {
    expect(messages({ metrics: [], attributes: [] })).toEqual([
      'Use at least one column as a metric, an attribute or the name.',
    ]);
  });
});
