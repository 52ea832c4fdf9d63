import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeColumns } from '#shared/intake/check-recipe.ts';
import { chooseHeader } from '#shared/intake/headers/choose-header.ts';
import { compareHeaders, describeHeaderChanges } from '#shared/intake/headers/header-changes.ts';
import { absentPlace, matchHeaders, recipeHeaders } from '#shared/intake/headers/match-headers.ts';
import type { RecipeColumn } from '#shared/model/recipe.ts';
import { aRecipe } from '../../../renderer/features/data/a-recipe.ts';

const column = (header: string, ...synonyms: readonly string[]): RecipeColumn => ({
  header,
  type: 'text',
  ...(synonyms.length === 0 ? {} : { synonyms }),
});

const found = (columns: readonly RecipeColumn[], headers: readonly string[]) =>
  matchHeaders(columns, headers).map(({ place, by, candidates }) =>
    candidates.length > 0 ? candidates.join('|') : `${place} ${by ?? 'none'}`,
  );

describe('the columns of a recipe in a file', () => {
  it('are found by name before spelling before synonym', () => {
    const columns = [column('Partner No'), column('Amount', 'Betrag', 'Net amount')];
    expect(found(columns, ['Amount', 'Betrag', 'Partner No'])).toEqual(['2 name', '0 name']);
    expect(found(columns, ['partner_no', 'AMOUNT '])).toEqual(['0 spelling', '1 spelling']);
    expect(found(columns, ['PartnerNo', 'net_amount'])).toEqual(['0 spelling', '1 synonym']);
    expect(found(columns, ['Date'])).toEqual(['-1 none', '-1 none']);
  });

  it('are not taken where two headers or two columns claim each other', () => {
    expect(found([column('Amount')], ['amount', 'AMOUNT'])).toEqual(['amount|AMOUNT']);
    expect(found([column('Amount', 'Net', 'Gross')], ['Gross', 'Net'])).toEqual(['Gross|Net']);
    expect(found([column('A', 'X'), column('B', 'X')], ['X'])).toEqual(['X', 'X']);
    expect(found([column('A', 'X'), column('B')], ['B', 'X'])).toEqual(['1 synonym', '0 name']);
  });

  it('stand at different places, each under a header that it knows, whatever the file', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'a b', 'a_b', 'c', 'C ');
    const columns = fc.uniqueArray(
      fc.record({ header: word, type: fc.constant('text' as const), synonyms: fc.array(word) }),
      { selector: ({ header }) => header },
    );
    fc.assert(
      fc.property(columns, fc.uniqueArray(word), (known, headers) => {
        const places = matchHeaders(known, headers)
          .map(({ place }) => place)
          .filter((place) => place >= 0);
        expect(new Set(places).size).toBe(places.length);
        known.forEach(({ header }, index) => {
          const place = headers.indexOf(header);
          if (place >= 0) expect(matchHeaders(known, headers)[index]?.place).toBe(place);
        });
        expect(new Set(recipeHeaders(known, headers)).size).toBe(headers.length);
      }),
    );
  });
});

describe('placing the columns of a recipe', () => {
  const recipe = aRecipe();
  const all = recipe.columns.map(({ header }) => header);

  it('leaves a column blank that nothing needs, and refuses one that is needed or unclear', () => {
    const idle = { ...recipe, columns: [...recipe.columns, column('Remark')] };
    const places = placeColumns(idle, all, 'f');
    expect(places.ok && places.value.at(-1)).toBe(absentPlace);
    const rest = all.filter((header) => header !== recipe.key);
    expect(placeColumns(recipe, rest, 'f')).toMatchObject({
      ok: false,
      error: { expected: `a column "${recipe.key}"` },
    });
    const twice = [...rest, recipe.key.toUpperCase(), `${recipe.key} `];
    expect(placeColumns(recipe, twice, 'f')).toMatchObject({
      ok: false,
      error: { expected: `one column for "${recipe.key}"` },
    });
  });

  it('follows a choice, which outlives the file and asks nobody the next time', () => {
    const rest = all.filter((header) => header !== recipe.key);
    const headers = [...rest, 'Old id', 'New id'];
    const known = {
      ...recipe,
      columns: recipe.columns.map((each) =>
        each.header === recipe.key ? { ...each, synonyms: ['Old id', 'Elsewhere'] } : each,
      ),
    };
    const chosen = chooseHeader(known, headers, recipe.key, 'New id');
    const synonyms = chosen.columns.find(({ header }) => header === recipe.key)?.synonyms;
    expect(synonyms).toEqual(['Elsewhere', 'New id']);
    const places = placeColumns(chosen, headers, 'f');
    expect(places.ok && places.value[all.indexOf(recipe.key)]).toBe(headers.length - 1);
    expect(chooseHeader(chosen, headers, recipe.key, null).columns).toEqual(
      chooseHeader(known, [...headers], recipe.key, null).columns,
    );
  });

  it('takes a new column of the recipe out that turns out to be an old one', () => {
    const grown = { ...recipe, columns: [...recipe.columns, column('New id')] };
    const chosen = chooseHeader(grown, ['New id'], recipe.key, 'New id');
    expect(chosen.columns.map(({ header }) => header)).toEqual(all);
  });
});

describe('what changed in the headers', () => {
  it('is told as renamed, missing, new and reordered', () => {
    const recipe = {
      ...aRecipe(),
      columns: [column('Id'), column('Amount', 'Net'), column('Day')],
    };
    const before = { fileName: 'old.csv', headers: ['Id', 'Amount', 'Day', 'Note'], recipe };
    const now = { fileName: 'new.csv', headers: ['day', 'Net', 'Id', 'Area'], recipe };
    const changes = compareHeaders(before, now, new Set());
    expect(changes).toEqual({
      fileName: 'new.csv',
      against: 'old.csv',
      renamed: [
        { column: 'Amount', from: 'Amount', to: 'Net', by: 'synonym' },
        { column: 'Day', from: 'Day', to: 'day', by: 'spelling' },
      ],
      missing: ['Note'],
      added: ['Area'],
      reordered: true,
    });
    expect(changes === null ? [] : describeHeaderChanges(changes)).toEqual([
      '"Amount" is "Net" now, found by a synonym.',
      '"Day" is "day" now, found by its spelling.',
      'Missing: "Note".',
      'New: "Area".',
      'The columns stand in another order.',
    ]);
    expect(compareHeaders(before, { ...before, fileName: 'x' }, new Set())).toBeNull();
  });
});
