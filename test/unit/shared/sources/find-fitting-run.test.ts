import { describe, expect, it } from 'vitest';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { findFittingRun } from '#shared/sources/find-fitting-run.ts';
import { aRecipe } from '../../renderer/features/data/a-recipe.ts';

const recipe = aRecipe();
const headers = recipe.columns.map(({ header }) => header);
const run = (id: number, own: Recipe = recipe): ImportRun => ({ id, recipe: own }) as ImportRun;
const seen = (fileHeaders: readonly string[], guess: Recipe = recipe) => ({
  guess,
  fileHeaders,
  sheets: [],
});

describe('the earlier import that a file is like', () => {
  it('has its columns, in whatever order and spelling, and is the newest of equal ones', () => {
    expect(findFittingRun([run(1), run(2)], seen([...headers].reverse()))?.id).toBe(2);
    expect(findFittingRun([run(1)], seen(headers.map((each) => each.toUpperCase())))?.id).toBe(1);
    const wide = {
      ...recipe,
      columns: [...recipe.columns, { header: 'Note', type: 'text' } as const],
    };
    expect(findFittingRun([run(1), run(2, wide)], seen(headers))?.id).toBe(1);
  });

  it('is none where a needed column is lacking, most are others, or the file is cut otherwise', () => {
    expect(
      findFittingRun([run(1)], seen(headers.filter((each) => each !== recipe.key))),
    ).toBeNull();
    const more = Array.from({ length: headers.length }, (_, place) => `More ${place}`);
    expect(findFittingRun([run(1)], seen([...headers, ...more]))).toBeNull();
    const file = { kind: 'delimited', encoding: 'utf-8', delimiter: '|', headerRow: 3 } as const;
    expect(findFittingRun([run(1)], seen(headers, { ...recipe, file }))).toBeNull();
    expect(findFittingRun([], seen(headers))).toBeNull();
  });
});
